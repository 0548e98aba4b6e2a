// What else a clerk does: courier sheets, notices, changes kept aside, mails that were given up.

import { choice, Form, optional, text } from "../forms.js";
import { clerk, once, submit } from "../handlers.js";
import * as pages from "../pages/clerk-service.js";

/** The states of mails. */
export const MAIL_STATES = /** @type {const} */ (["waiting", "sent", "gave_up"]);

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function clerkServiceRoutes(app, portal) {
  const { desk } = portal;
  const staff = (/** @type {import("../handlers.js").Handler} */ handler) => clerk(portal, handler);

  // A sheet shows addresses, and that it was made is on record: a form and not a link.
  app.get("/desk/courier", staff(async (visit) => pages.courier(visit, (await desk.policy()).delivery, new Form())));
  app.post("/desk/courier", staff(async (visit, { body }) => submit(
    visit,
    () => visit.clerk.courierSheet(text(body, "deliveryMethod"), once(body)),
    {
      done: (sheet) => {
        if (text(body, "go") !== "csv") return pages.courierSheet(visit, sheet);
        const { reply } = visit;
        reply.type("text/csv; charset=utf-8").header("content-disposition", 'attachment; filename="courier.csv"');
        return reply.send(sheet.csv);
      },
      again: async (problems) => pages.courier(visit, (await desk.policy()).delivery, new Form(body, problems)),
    },
  )));

  app.get("/desk/notices", staff(async (visit) => pages.notices(visit, new Form())));
  app.post("/desk/notices", staff(async (visit, { body }) => submit(
    visit,
    () => visit.clerk.postNotice({ zh: text(body, "zh"), en: text(body, "en"), mailBy: text(body, "mailBy") }, once(body)),
    { done: () => visit.goTo("/desk/notices", "noticePosted"), again: (problems) => pages.notices(visit, new Form(body, problems)) },
  )));
  app.post("/desk/notices/end", staff(async (visit, { body }) => {
    await visit.clerk.endNotice(text(body, "notice"), once(body));
    return visit.goTo("/desk/notices", "noticeEnded");
  }));

  app.get("/desk/asides", staff(async (visit, { query }) => pages.asides(visit, await visit.clerk.asides({ cursor: query.cursor || undefined }), new Form())));
  app.post("/desk/asides", staff(async (visit, { body }) => {
    const [accept, note] = [text(body, "go") === "accept", text(body, "note")];
    const settle = async () => {
      if (text(body, "billId") === "") await visit.clerk.settleOrder({ orderNumber: text(body, "orderNumber"), accept, note }, once(body));
      else await visit.clerk.settleAside({ billId: text(body, "billId"), aside: Number(text(body, "aside")), accept, note }, once(body));
    };
    return submit(visit, settle, {
      done: () => visit.goTo("/desk/asides", "done"),
      again: async (problems) => pages.asides(visit, await visit.clerk.asides(), new Form(body, problems)),
    });
  }));

  app.get("/desk/mails", staff(async (visit, { query }) => {
    const state = choice(query.state ?? "gave_up", MAIL_STATES);
    return pages.mails(visit, await visit.clerk.mails({ state, cursor: query.cursor || undefined }), state);
  }));
  app.post("/desk/mails/again", staff(async (visit, { body }) => {
    await visit.clerk.requeueMail(text(body, "mail"), once(body));
    return visit.goTo("/desk/mails", "mailRequeued");
  }));
}

// The clerk's desk: signing in, the queue, issuing, delivering.

import { amount, choice, Form, optional, text } from "../forms.js";
import { anybody, clerk, once, submit } from "../handlers.js";
import * as pages from "../pages/clerk.js";
import { COOKIES, cookieOptions, limited } from "../security.js";
import { clerkWithKey, cookieFor, SHIFT } from "../staff.js";
import { localPath } from "../visit.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function clerkRoutes(app, portal) {
  const { settings } = portal;
  const staff = (/** @type {import("../handlers.js").Handler} */ handler) => clerk(portal, handler);
  const cookie = { ...cookieOptions(settings), sameSite: /** @type {const} */ ("strict"), signed: true };

  app.get("/desk/sign-in", anybody(portal, async (visit, { query }) => pages.signIn(visit, new Form({ next: query.next }))));
  app.post("/desk/sign-in", limited(settings, "signIn"), anybody(portal, async (visit, { body }) => {
    const known = clerkWithKey(settings, text(body, "key"));
    if (known === undefined) {
      visit.reply.code(403);
      return pages.signIn(visit, new Form(body, [{ path: "key", code: "wrong_key", ...visit.texts.desk.wrongKey }]));
    }
    visit.reply.setCookie(COOKIES.clerk, cookieFor(known.name), { ...cookie, maxAge: SHIFT / 1000 });
    return visit.goTo(localPath(text(body, "next"), "/desk"));
  }));
  app.post("/desk/sign-out", staff(async (visit) => {
    visit.reply.clearCookie(COOKIES.clerk, cookie);
    return visit.goTo("/desk/sign-in", "signedOut");
  }));

  app.get("/desk", staff(async (visit, { query }) => {
    const page = await visit.clerk.queue({
      stage: choice(query.stage, /** @type {const} */ (["to_issue", "to_deliver"])),
      overdue: query.overdue === "yes" ? true : undefined,
      dueBy: query.dueBy || undefined,
      deliveryMethod: query.deliveryMethod || undefined,
      cursor: query.cursor || undefined,
    });
    return pages.queue(visit, page, new Form(query), (await portal.desk.policy()).delivery);
  }));

  app.get("/desk/applications/:batch", staff(async (visit, { params }) => show(visit, params.batch ?? "", new Form())));

  /**
   * An application with its forms; `what` is the form that something is wrong in.
   * @param {import("../visit.js").Visit} visit
   * @param {string} batch
   * @param {Form} form
   * @param {string} [what]
   */
  const show = async (visit, batch, form, what) => pages.application(visit, await visit.clerk.application(batch), form, what);

  /**
   * What a clerk does with an application.
   * @param {string} path
   * @param {keyof typeof import("../texts/zh.js").zh.flash} flash
   * @param {(visit: import("../visit.js").Visit, batchNumber: string, body: import("../forms.js").Body) => Promise<unknown>} act
   */
  const action = (path, flash, act) => app.post(`/desk/applications/:batch/${path}`, staff(async (visit, { params, body }) => {
    const batch = params.batch ?? "";
    return submit(visit, () => act(visit, batch, body), {
      done: () => visit.goTo(`/desk/applications/${batch}`, flash),
      again: (problems) => show(visit, batch, new Form(body, problems), text(body, "what")),
    });
  }));
  action("reject", "rejected", (visit, batchNumber, body) => visit.clerk.reject({ batchNumber, reason: text(body, "reason") }, once(body)));
  action("mail", "mailed", (visit, batchNumber, body) => visit.clerk.mail({ batchNumber, carrier: text(body, "carrier"), waybill: text(body, "waybill") }, once(body)));
  action("hand-over", "handedOver", (visit, batchNumber, body) => visit.clerk.handOver({ batchNumber, to: text(body, "to") }, once(body)));
  action("returned", "returnedByCourier", (visit, batchNumber, body) => visit.clerk.returnByCourier({ batchNumber, reason: text(body, "reason") }, once(body)));
  action("discard", "discarded", (visit, _, body) => visit.clerk.discardQuarantined({ fapiaoId: text(body, "fapiaoId"), note: text(body, "note") }, once(body)));

  app.post("/desk/applications/:batch/issue", staff(async (visit, { params, body }) => {
    const batch = params.batch ?? "";
    /** @type {import("fapiao").Problem[]} */
    const typed = [];
    const document = {
      code: optional(body, "document.code"),
      number: text(body, "document.number"),
      issuedOn: optional(body, "document.issuedOn"),
      title: optional(body, "document.title"),
      taxId: optional(body, "document.taxId"),
      grossFen: amount(body, "document.grossFen", typed),
      taxFen: amount(body, "document.taxFen", typed),
    };
    const again = (/** @type {readonly import("fapiao").Problem[]} */ problems) => show(visit, batch, new Form(body, problems), text(body, "what"));
    if (typed.length > 0) return again(typed);
    return submit(visit, () => visit.clerk.issue({ fapiaoId: text(body, "fapiaoId"), document }, once(body)), {
      done: ({ fapiao }) => visit.goTo(`/desk/applications/${batch}`, fapiao.differences?.length ? "quarantined" : "issued"),
      again,
    });
  }));

  // Looking at personal data is on record: a form and not a link, and shown once.
  app.post("/desk/applications/:batch/reveal", staff(async (visit, { params, body }) => {
    const batch = params.batch ?? "";
    return submit(visit, () => visit.clerk.reveal({ batchNumber: batch, reason: text(body, "reason") }, once(body)), {
      done: (application) => pages.revealed(visit, application),
      again: (problems) => show(visit, batch, new Form(body, problems), "reveal"),
    });
  }));
}

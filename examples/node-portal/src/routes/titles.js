// The title book.

import { buyer, Form, text } from "../forms.js";
import { customer, once, submit } from "../handlers.js";
import * as pages from "../pages/titles.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function titleRoutes(app, portal) {
  const mine = (/** @type {import("../handlers.js").Handler} */ handler) => customer(portal, handler);

  app.get("/titles", mine(async (visit) => pages.titles(visit, await visit.customer.titles(), new Form({ "buyer.kind": "enterprise" }))));
  app.post("/titles", mine(async (visit, { body }) => submit(
    visit,
    () => visit.customer.keepTitle({ name: text(body, "name"), buyer: buyer(body) }, once(body)),
    {
      done: () => visit.goTo("/titles", "titleKept"),
      again: async (problems) => pages.titles(visit, await visit.customer.titles(), new Form(body, problems)),
    },
  )));
  app.post("/titles/remove", mine(async (visit, { body }) => {
    await visit.customer.removeTitle(text(body, "name"), once(body));
    return visit.goTo("/titles", "titleRemoved");
  }));
}

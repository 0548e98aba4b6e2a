// How far an application is, and what its customer may do with it.

import { Form } from "../forms.js";
import { customer, once, submit } from "../handlers.js";
import * as pages from "../pages/applications.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function applicationRoutes(app, portal) {
  const mine = (/** @type {import("../handlers.js").Handler} */ handler) => customer(portal, handler);

  app.get("/applications/:batch", mine(async (visit, { params }) => {
    return pages.application(visit, await visit.customer.progress(params.batch ?? ""), new Form());
  }));
  app.get("/applications/:batch/why", mine(async (visit, { params }) => {
    const batch = params.batch ?? "";
    return pages.why(visit, batch, await visit.customer.whyNotReceived(batch));
  }));

  const actions = /** @type {const} */ ([["cancel", "cancel", "cancelled"], ["receipt", "confirmReceipt", "received"]]);
  for (const [path, operation, flash] of actions) {
    app.post(`/applications/:batch/${path}`, mine(async (visit, { params, body }) => {
      const batch = params.batch ?? "";
      return submit(visit, () => visit.customer[operation](batch, once(body)), {
        done: () => visit.goTo(`/applications/${batch}`, flash),
        again: async (problems) => pages.application(visit, await visit.customer.progress(batch), new Form({}, problems)),
      });
    }));
  }
}

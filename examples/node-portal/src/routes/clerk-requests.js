// Requests of customers, as the clerk decides them.

import { choice, Form, optional, text } from "../forms.js";
import { clerk, once, submit } from "../handlers.js";
import * as pages from "../pages/clerk-requests.js";

/** The conditions in which an original comes back. */
export const CONDITIONS = /** @type {const} */ (["complete", "damaged", "incomplete"]);

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function clerkRequestRoutes(app, portal) {
  const staff = (/** @type {import("../handlers.js").Handler} */ handler) => clerk(portal, handler);

  app.get("/desk/requests", staff(async (visit, { query }) => pages.requests(visit, await visit.clerk.requestQueue({ cursor: query.cursor || undefined }))));
  app.get("/desk/requests/:request", staff(async (visit, { params }) => pages.request(visit, await visit.clerk.readRequest(params.request ?? ""), new Form())));

  /** @type {Record<string, (visit: import("../visit.js").Visit, request: string, body: import("../forms.js").Body) => Promise<unknown>>} By the operation that the desk allows. */
  const actions = {
    approve_request: (visit, request, body) => visit.clerk.approveRequest(request, once(body)),
    reject_request: (visit, request, body) => visit.clerk.rejectRequest({ request, reason: text(body, "reason") }, once(body)),
    answer_request: (visit, request, body) => visit.clerk.answerRequest({ request, answer: text(body, "answer") }, once(body)),
    withdraw_for_customer: (visit, request, body) => visit.clerk.withdrawForCustomer({ request, reason: text(body, "reason") }, once(body)),
    record_return: (visit, request, body) => visit.clerk.recordReturn({ request, condition: choice(text(body, "condition"), CONDITIONS), note: text(body, "note"), arrivedOn: optional(body, "arrivedOn") }, once(body)),
    void: (visit, request, body) => visit.clerk.void(request, once(body)),
    issue_red: (visit, request, body) => visit.clerk.issueRed({ request, document: { code: optional(body, "document.code"), number: text(body, "document.number"), issuedOn: optional(body, "document.issuedOn") } }, once(body)),
  };
  for (const [operation, act] of Object.entries(actions)) {
    app.post(`/desk/requests/:request/${operation}`, staff(async (visit, { params, body }) => {
      const request = params.request ?? "";
      return submit(visit, () => act(visit, request, body), {
        done: () => visit.goTo(`/desk/requests/${request}`, "done"),
        again: async (problems) => pages.request(visit, await visit.clerk.readRequest(request), new Form(body, problems), operation),
      });
    }));
  }
}

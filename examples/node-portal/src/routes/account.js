// The customer's own account.

import { Form, optional, text } from "../forms.js";
import { customer, once, submit } from "../handlers.js";
import * as pages from "../pages/account.js";
import { COOKIES, cookieOptions, limited } from "../security.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function accountRoutes(app, portal) {
  const { desk, settings } = portal;
  const mine = (/** @type {import("../handlers.js").Handler} */ handler) => customer(portal, handler);

  app.get("/account", mine(async (visit) => pages.account(visit, new Form())));
  app.post("/account/orders", limited(settings, "signUp"), mine(async (visit, { body }) => submit(
    visit,
    () => visit.customer.addOrder({ orderNumber: text(body, "orderNumber"), orderedOn: optional(body, "orderedOn") }, once(body)),
    { done: () => visit.goTo("/account", "orderAdded"), again: (problems) => pages.account(visit, new Form(body, problems)) },
  )));

  app.get("/account/password", mine(async (visit) => pages.password(visit, await desk.registrationForm(), new Form())));
  app.post("/account/password", limited(settings, "signIn"), mine(async (visit, { body }) => submit(
    visit,
    () => visit.customer.changePassword({
      oldPassword: text(body, "oldPassword"),
      newPassword: text(body, "newPassword"),
      newPasswordRepeat: text(body, "newPasswordRepeat"),
    }, once(body)),
    {
      done: () => visit.goTo("/account", "passwordChanged"),
      again: async (problems) => pages.password(visit, await desk.registrationForm(), new Form(body, problems)),
    },
  )));

  app.get("/account/email", mine(async (visit) => pages.email(visit, new Form())));
  app.post("/account/email", limited(settings, "signIn"), mine(async (visit, { body }) => submit(
    visit,
    () => visit.customer.changeEmail({ password: text(body, "password"), newEmail: text(body, "newEmail") }, once(body)),
    { done: () => visit.goTo("/account", "emailLinkSent"), again: (problems) => pages.email(visit, new Form(body, problems)) },
  )));

  app.post("/sign-out", mine(async (visit, { body }) => {
    await visit.customer.signOut(once(body));
    visit.reply.clearCookie(COOKIES.customer, cookieOptions(settings));
    return visit.goTo("/sign-in", "signedOut");
  }));
}

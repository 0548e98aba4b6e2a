// Ways in: signing up, activating, signing in, forgotten passwords, links from mails.

import { Form, choice, optional, text } from "../forms.js";
import { anybody, once, submit } from "../handlers.js";
import * as pages from "../pages/public.js";
import { COOKIES, cookieOptions, limited } from "../security.js";
import { localPath } from "../visit.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function publicRoutes(app, portal) {
  const { desk, settings } = portal;
  const open = (/** @type {import("../handlers.js").Handler} */ handler) => anybody(portal, handler);

  app.get("/", open(async (visit) => visit.goTo(visit.account === undefined ? "/sign-in" : "/bills")));
  app.get("/help", open(async (visit) => pages.help(visit, await desk.registrationForm())));

  // Signing up. A registration link carries the order number.
  app.get("/register", open(async (visit, { query }) => {
    const shown = await desk.registrationForm({ orderNumber: query.order ?? "" });
    return pages.register(visit, shown, new Form({ orderNumber: shown.orderNumber ?? query.order }));
  }));
  app.post("/register", limited(settings, "signUp"), open(async (visit, { body }) => submit(
    visit,
    () => desk.register({
      orderNumber: text(body, "orderNumber"),
      email: text(body, "email"),
      password: text(body, "password"),
      passwordRepeat: text(body, "passwordRepeat"),
      orderedOn: optional(body, "orderedOn"),
      locale: visit.language,
    }, once(body)),
    {
      done: () => visit.goTo("/registered"),
      again: async (problems) => pages.register(visit, await desk.registrationForm(), new Form(body, problems)),
    },
  )));
  app.get("/registered", open(async (visit) => pages.registered(visit, await desk.registrationForm())));
  app.get("/resend", open(async (visit) => pages.resend(visit, new Form())));
  app.post("/resend", limited(settings, "forgotten"), open(async (visit, { body }) => submit(
    visit,
    () => desk.resendActivation(text(body, "email"), once(body)),
    { done: () => visit.goTo("/mail-sent"), again: (problems) => pages.resend(visit, new Form(body, problems)) },
  )));
  app.get("/mail-sent", open(async (visit) => pages.mailSent(visit)));

  // Links from mails. Programs that look into mails follow links, too: a button does what the link is for.
  const links = /** @type {const} */ ([["activate", "activated"], ["confirm-email", "emailChanged"]]);
  for (const [path, flash] of links) {
    const follow = path === "activate" ? desk.activate.bind(desk) : desk.confirmEmail.bind(desk);
    app.get(`/${path}`, open(async (visit, { query }) => pages.link(visit, path, new Form({ token: query.token }))));
    app.post(`/${path}`, limited(settings, "forgotten"), open(async (visit, { body }) => submit(
      visit,
      () => follow({ token: text(body, "token") }, once(body)),
      {
        done: () => visit.goTo("/sign-in", flash),
        again: (problems) => pages.link(visit, path, new Form(body, problems)),
      },
    )));
  }

  app.get("/sign-in", open(async (visit, { query }) => pages.signIn(visit, new Form({ next: query.next }))));
  app.post("/sign-in", limited(settings, "signIn"), open(async (visit, { body }) => submit(
    visit,
    () => desk.signIn({ email: text(body, "email"), password: text(body, "password") }),
    {
      done: (session) => {
        // Until the browser is closed; how long the session is good, the desk decides.
        visit.reply.setCookie(COOKIES.customer, session.token, cookieOptions(settings));
        return session.mustChangePassword
          ? visit.goTo("/account/password", "passwordChangeRequired")
          : visit.goTo(localPath(text(body, "next"), "/bills"));
      },
      again: (problems) => pages.signIn(visit, new Form(body, problems)),
    },
  )));

  app.get("/forgot", open(async (visit) => pages.forgot(visit, new Form())));
  app.post("/forgot", limited(settings, "forgotten"), open(async (visit, { body }) => submit(
    visit,
    () => desk.forgotPassword(text(body, "email"), once(body)),
    { done: () => visit.goTo("/mail-sent"), again: (problems) => pages.forgot(visit, new Form(body, problems)) },
  )));
  app.get("/reset", open(async (visit, { query }) => pages.reset(visit, await desk.registrationForm(), new Form({ token: query.token }))));
  app.post("/reset", limited(settings, "forgotten"), open(async (visit, { body }) => submit(
    visit,
    () => desk.resetPassword({
      token: text(body, "token"),
      newPassword: text(body, "newPassword"),
      newPasswordRepeat: text(body, "newPasswordRepeat"),
    }, once(body)),
    {
      done: () => visit.goTo("/sign-in", "passwordChanged"),
      again: async (problems) => pages.reset(visit, await desk.registrationForm(), new Form(body, problems)),
    },
  )));

  // The language of the pages; of the mails, too, for who is signed in.
  app.post("/language", open(async (visit, { body }) => {
    const language = choice(text(body, "language"), /** @type {const} */ (["zh-CN", "en"]));
    if (language !== undefined) {
      visit.reply.setCookie(COOKIES.language, language, { ...cookieOptions(settings), maxAge: 365 * 24 * 60 * 60 });
      if (visit.account !== undefined) await visit.customer.setLocale({ locale: language }, once(body));
    }
    return visit.goTo(localPath(text(body, "back"), "/"));
  }));
}

// The portal: a web server in front of a desk. It shows what the desk says and passes on what people type, nothing more.

import { fileURLToPath } from "node:url";
import formbody from "@fastify/formbody";
import files from "@fastify/static";
import fastify from "fastify";
import { Drafts } from "./drafts.js";
import { failure } from "./pages/failure.js";
import { COOKIES } from "./security.js";
import { secure } from "./security.js";
import { Visit } from "./visit.js";
import { html, render } from "./html.js";
import { layout } from "./pages/layout.js";
import { accountRoutes } from "./routes/account.js";
import { applicationRoutes } from "./routes/applications.js";
import { billRoutes } from "./routes/bills.js";
import { clerkRoutes } from "./routes/clerk.js";
import { clerkRequestRoutes } from "./routes/clerk-requests.js";
import { clerkServiceRoutes } from "./routes/clerk-service.js";
import { inboxRoutes } from "./routes/inbox.js";
import { publicRoutes } from "./routes/public.js";
import { requestRoutes } from "./routes/requests.js";
import { titleRoutes } from "./routes/titles.js";
import { wizardRoutes } from "./routes/wizard.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {object} Portal
 * @property {import("fapiao").Desk} desk
 * @property {Settings} settings
 * @property {Drafts} drafts
 * @property {import("./inbox.js").Inbox | undefined} inbox Only in development.
 */

/**
 * Builds the server; it does not listen yet.
 * @param {import("fapiao").Desk} desk
 * @param {Settings} settings
 * @param {import("./inbox.js").Inbox} [inbox]
 */
export async function createPortal(desk, settings, inbox) {
  const app = fastify({
    logger: { level: settings.development ? "error" : "warn", redact: ["req.headers.cookie"] },
    trustProxy: settings.trustProxy,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  /** @type {Portal} */
  const portal = { desk, settings, drafts: new Drafts(), inbox: settings.development ? inbox : undefined };

  // Before anything is refused, so that refusals are pages, too.
  app.setErrorHandler((error, request, reply) => failed(portal, request, reply, error));
  app.setNotFoundHandler((request, reply) => failed(portal, request, reply, Object.assign(new Error("not found"), { statusCode: 404 })));

  await secure(app, settings);
  await app.register(formbody);
  await app.register(files, { root: fileURLToPath(new URL("../public", import.meta.url)), prefix: "/static/", maxAge: "1h" });

  const routes = [
    publicRoutes, accountRoutes, billRoutes, wizardRoutes, applicationRoutes, requestRoutes, titleRoutes,
    clerkRoutes, clerkRequestRoutes, clerkServiceRoutes,
  ];
  routes.forEach((add) => add(app, portal));
  if (portal.inbox !== undefined) inboxRoutes(app, portal);
  return app;
}

/**
 * A page that says what went wrong, and what to do.
 * @param {Portal} portal
 * @param {import("fastify").FastifyRequest} request
 * @param {import("fastify").FastifyReply} reply
 * @param {unknown} error
 */
async function failed(portal, request, reply, error) {
  const visit = new Visit(portal, request, reply);
  const { status, page } = failure(visit, error);
  if (status >= 500) request.log.error(error);
  if (status === 401) {
    // The session is over: sign in again, and come back.
    reply.clearCookie(COOKIES.customer, { path: "/" });
    return visit.goTo(`/sign-in?next=${encodeURIComponent(visit.path)}`, "sessionOver");
  }
  if (status === 428) return visit.goTo("/account/password", "passwordChangeRequired");
  reply.code(status).type("text/html; charset=utf-8");
  return render(layout(visit, { title: visit.texts.failure.title, content: html`<div class="narrow">${page}</div>` }));
}

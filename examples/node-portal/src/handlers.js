// Who may see a page: everybody, a signed-in customer, a clerk.

import { COOKIES } from "./security.js";
import { render } from "./html.js";
import { layout } from "./pages/layout.js";
import { statusOf } from "./pages/failure.js";
import { problemsOf } from "./forms.js";
import { clerkOnCookie } from "./staff.js";
import { Visit } from "./visit.js";

/**
 * @typedef {import("./portal.js").Portal} Portal
 * @typedef {import("fastify").FastifyRequest} FastifyRequest
 * @typedef {import("fastify").FastifyReply} FastifyReply
 * @typedef {import("./pages/layout.js").Page} Page
 * @typedef {{query: Record<string, string | undefined>, params: Record<string, string>, body: import("./forms.js").Body}} Input
 * @typedef {(visit: Visit, input: Input) => Promise<Page | FastifyReply>} Handler
 */

/**
 * For everybody.
 * @param {Portal} portal
 * @param {Handler} handler
 */
export function anybody(portal, handler) {
  return async (/** @type {FastifyRequest} */ request, /** @type {FastifyReply} */ reply) => {
    const visit = new Visit(portal, request, reply);
    if (visit.session !== "") visit.account = await visit.customer.me().catch(() => undefined);
    return answer(visit, handler);
  };
}

/**
 * For a customer who is signed in. Whether the session is good, the desk says.
 * @param {Portal} portal
 * @param {Handler} handler
 */
export function customer(portal, handler) {
  return async (/** @type {FastifyRequest} */ request, /** @type {FastifyReply} */ reply) => {
    const visit = new Visit(portal, request, reply);
    if (visit.session === "") return visit.goTo(`/sign-in?next=${encodeURIComponent(visit.path)}`);
    visit.account = await visit.customer.me();
    return answer(visit, handler);
  };
}

/**
 * For a clerk who is signed in: a cookie that this portal signed tells who it is, and until when.
 * @param {Portal} portal
 * @param {Handler} handler
 */
export function clerk(portal, handler) {
  return async (/** @type {FastifyRequest} */ request, /** @type {FastifyReply} */ reply) => {
    const visit = new Visit(portal, request, reply);
    visit.clerkName = clerkOf(portal, request);
    if (visit.clerkName === undefined) return visit.goTo(`/desk/sign-in?next=${encodeURIComponent(visit.path)}`);
    return answer(visit, handler);
  };
}

/**
 * @param {Portal} portal
 * @param {FastifyRequest} request
 */
function clerkOf(portal, request) {
  const { valid, value } = request.unsignCookie(request.cookies[COOKIES.clerk] ?? "");
  return valid && value !== null ? clerkOnCookie(portal.settings, value) : undefined;
}

/**
 * @param {Visit} visit
 * @param {Handler} handler
 */
async function answer(visit, handler) {
  const { request, reply, portal } = visit;
  visit.takeFlash();
  const [notices, support] = await Promise.all([portal.desk.notices(), portal.desk.support()]);
  visit.notices = notices.notices;
  visit.support = support;
  const answered = await handler(visit, /** @type {Input} */ ({ query: request.query, params: request.params, body: request.body ?? {} }));
  // Awaiting a reply that was sent gives nothing.
  if (reply.sent) return reply;
  reply.type("text/html; charset=utf-8");
  return render(layout(visit, /** @type {Page} */ (answered)));
}

/**
 * Does what a form asks for; what is refused is shown in the same form again.
 * @template T
 * @param {Visit} visit
 * @param {() => Promise<T>} act
 * @param {{done: (result: T) => FastifyReply | Page | Promise<FastifyReply | Page>, again: (problems: readonly import("fapiao").Problem[]) => Page | Promise<Page>}} then
 */
export async function submit(visit, act, { done, again }) {
  let result;
  try {
    result = await act();
  } catch (error) {
    const problems = problemsOf(error);
    visit.reply.code(statusOf(error));
    return again(problems);
  }
  return done(result);
}

/**
 * The name of a submission, for the desk.
 * @param {import("./forms.js").Body} body
 */
export function once(body) {
  return typeof body.requestId === "string" ? { requestId: body.requestId } : {};
}

// Everything that keeps strangers out, by well-kept middleware: headers, signed cookies, CSRF tokens, rate limits.

import cookie from "@fastify/cookie";
import csrf from "@fastify/csrf-protection";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";

/** Names of the cookies. */
export const COOKIES = { customer: "customer", clerk: "clerk", csrf: "csrf", language: "language", flash: "flash" };

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("./settings.js").Settings} settings
 */
export async function secure(app, settings) {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000 } : false,
  });
  await app.register(cookie, { secret: settings.cookieSecret });
  await app.register(csrf, {
    cookieKey: COOKIES.csrf,
    cookieOpts: { ...cookieOptions(settings), sameSite: "strict", signed: true },
    csrfOpts: { hmacKey: settings.cookieSecret },
    getToken: (request) => formField(request, "_csrf"),
    // A token is good for the one who is signed in only.
    getUserInfo: signedIn,
  });
  await app.register(rateLimit, { global: false });
  app.addHook("preHandler", (request, reply, done) => {
    if (request.method === "POST") app.csrfProtection(request, reply, done);
    else done();
  });
  app.addHook("onSend", async (request, reply) => {
    if (!request.url.startsWith("/static/")) reply.header("cache-control", "no-store");
  });
}

/**
 * How cookies are set: out of reach of scripts, and not sent along from other sites' forms.
 * @param {import("./settings.js").Settings} settings
 */
export function cookieOptions(settings) {
  return /** @type {const} */ ({ path: "/", httpOnly: true, sameSite: "lax", secure: settings.secure });
}

/**
 * Whom a CSRF token is made for.
 * @param {import("fastify").FastifyRequest} request
 */
export function signedIn(request) {
  return [request.cookies[COOKIES.customer], request.cookies[COOKIES.clerk]].join(" ");
}

/**
 * @param {import("fastify").FastifyRequest} request
 * @param {string} name
 */
function formField(request, name) {
  const body = /** @type {Record<string, unknown> | null | undefined} */ (request.body);
  const value = body?.[name];
  return typeof value === "string" ? value : undefined;
}

/**
 * The route option that limits how often an address may submit.
 * @param {import("./settings.js").Settings} settings
 * @param {"signIn" | "signUp" | "forgotten"} what
 */
export function limited(settings, what) {
  return { config: { rateLimit: { max: settings.limits[what], timeWindow: settings.limits.minutes * 60_000 } } };
}

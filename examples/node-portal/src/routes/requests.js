// Support requests of the customer: split, reissue, questions.

import { addresses, amount, BUYER, buyer, choice, flatten, Form, group, optional, text } from "../forms.js";
import { customer, once, submit } from "../handlers.js";
import * as pages from "../pages/requests.js";

/** The kinds of requests. */
export const KINDS = /** @type {const} */ (["split", "reissue", "progress", "not_received", "other"]);
/** So many parts a form of a split has at the most. */
const MOST_PARTS = 20;

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function requestRoutes(app, portal) {
  const mine = (/** @type {import("../handlers.js").Handler} */ handler) => customer(portal, handler);

  app.get("/requests", mine(async (visit, { query }) => pages.requests(visit, await visit.customer.requests({ cursor: query.cursor || undefined }))));
  app.get("/requests/:request", mine(async (visit, { params }) => pages.request(visit, await visit.customer.request(params.request ?? ""), new Form())));

  app.get("/requests/new", mine(async (visit, { query }) => {
    const about = await aboutWhat(visit, query);
    const values = { "contact.email": visit.account?.email, ...flatten("change.buyer", about.fapiao?.buyer ?? {}), "change.fapiaoType": "", fapiaoId: about.fapiao?.fapiaoId, by: "share" };
    return pages.newRequest(visit, about, new Form(values), 2);
  }));
  app.post("/requests/new", mine(async (visit, { body }) => {
    const about = await aboutWhat(visit, /** @type {Record<string, string>} */ (body));
    const parts = Math.min(Math.max(Number(text(body, "parts")) || 2, 2), MOST_PARTS);
    if (text(body, "go") === "more") return pages.newRequest(visit, about, new Form(body), Math.min(parts + 1, MOST_PARTS));
    /** @type {import("fapiao").Problem[]} */
    const typed = [];
    const command = {
      kind: about.kind,
      billId: about.bill?.billId,
      batchNumber: about.batch,
      fapiaoId: about.fapiao?.fapiaoId,
      contact: {
        ...group(body, "contact", /** @type {const} */ (["familyName", "givenName", "phone", "email"])),
        preferred: choice(text(body, "contact.preferred"), /** @type {const} */ (["email", "phone"])),
        furtherEmails: addresses(text(body, "contact.furtherEmails")),
      },
      text: text(body, "text"),
      parts: about.kind === "split" ? splitParts(body, parts, typed) : undefined,
      change: about.kind === "reissue" ? change(body, about) : undefined,
    };
    const again = (/** @type {readonly import("fapiao").Problem[]} */ problems) => pages.newRequest(visit, about, new Form(body, problems), parts);
    if (typed.length > 0) {
      visit.reply.code(422);
      return again(typed);
    }
    return submit(visit, () => visit.customer.openRequest(command, once(body)), {
      done: ({ request }) => visit.goTo(`/requests/${request}`, "requestOpened"),
      again,
    });
  }));
  app.post("/requests/:request/withdraw", mine(async (visit, { params, body }) => {
    const request = params.request ?? "";
    return submit(visit, () => visit.customer.withdrawRequest({ request, reason: text(body, "reason") }, once(body)), {
      done: () => visit.goTo(`/requests/${request}`, "requestWithdrawn"),
      again: async (problems) => pages.request(visit, await visit.customer.request(request), new Form(body, problems)),
    });
  }));
}

/**
 * @typedef {object} About What a request is about.
 * @property {typeof KINDS[number]} kind
 * @property {import("fapiao").BillView | undefined} bill
 * @property {string | undefined} batch
 * @property {import("fapiao").FapiaoView | undefined} fapiao
 * @property {readonly import("fapiao").FapiaoView[]} all The fapiao of the application that this can be about.
 */

/**
 * @param {import("../visit.js").Visit} visit
 * @param {Record<string, string | undefined>} asked
 * @returns {Promise<About>}
 */
async function aboutWhat(visit, asked) {
  const batch = asked.batch || undefined;
  const kind = choice(asked.kind, KINDS) ?? "other";
  const fapiao = batch === undefined ? [] : (await visit.customer.progress(batch)).fapiao;
  const all = kind === "reissue" ? fapiao.filter(({ allowed }) => allowed.includes("reissue")) : fapiao;
  return {
    kind,
    bill: asked.bill ? await visit.customer.bill(asked.bill) : undefined,
    batch,
    fapiao: all.find(({ fapiaoId }) => fapiaoId === asked.fapiaoId) ?? (all.length === 1 ? all[0] : undefined),
    all,
  };
}

/**
 * The parts of a split as typed: all by amount, or all by share. Rows that are empty are left out.
 * @param {import("../forms.js").Body} body
 * @param {number} count
 * @param {import("fapiao").Problem[]} problems
 */
function splitParts(body, count, problems) {
  const byAmount = text(body, "by") === "amount";
  return Array.from({ length: count }, (_, at) => {
    const size = optional(body, `parts[${at}].size`);
    if (size === undefined) return [];
    const part = byAmount ? { amountFen: amount(body, `parts[${at}].size`, problems) } : { share: Number(size) };
    const named = buyer(body, `parts[${at}].buyer`);
    return [named.title === "" ? part : { ...part, buyer: named }];
  }).flat();
}

/**
 * What shall change: what is as before is not sent.
 * @param {import("../forms.js").Body} body
 * @param {About} about
 */
function change(body, about) {
  const typed = buyer(body, "change.buyer");
  const before = about.fapiao?.buyer;
  const same = before !== undefined && BUYER.every((field) => (typed[field] ?? "") === (before[field] ?? ""));
  return {
    fapiaoType: choice(text(body, "change.fapiaoType"), /** @type {const} */ (["special", "normal"])),
    buyer: same ? undefined : typed,
  };
}

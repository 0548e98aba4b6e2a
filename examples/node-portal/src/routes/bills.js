// My bills and My fapiao.

import { amount, choice, Form, problemsOf, texts } from "../forms.js";
import { customer } from "../handlers.js";
import * as pages from "../pages/bills.js";

/** The stages that bills are filtered by. */
export const STAGES = /** @type {const} */ (["not_applied", "not_printed", "printed", "mailed"]);
/** The states that fapiao are filtered by. */
export const STATUSES = /** @type {const} */ (["planned", "live", "voided", "reversed", "withdrawn"]);

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function billRoutes(app, portal) {
  const mine = (/** @type {import("../handlers.js").Handler} */ handler) => customer(portal, handler);

  app.get("/bills", mine(async (visit, { query }) => {
    /** @type {import("fapiao").Problem[]} */
    const problems = [];
    const filter = {
      batchNumber: query.batchNumber?.trim() || undefined,
      stage: choice(query.stage, STAGES),
      paidFrom: query.paidFrom || undefined,
      paidTo: query.paidTo || undefined,
      billingMonth: query.billingMonth || undefined,
      minFen: amount(query, "minFen", problems),
      maxFen: amount(query, "maxFen", problems),
    };
    const { value, problems: refused } = await list(() => visit.customer.bills({ ...filter, limit: limitOf(query), cursor: query.cursor || undefined }));
    return pages.bills(visit, value, new Form(query, [...problems, ...refused]), await deliveryNames(visit));
  }));
  app.get("/bills/:bill", mine(async (visit, { params }) => {
    return pages.bill(visit, await visit.customer.bill(params.bill ?? ""), await deliveryNames(visit));
  }));
  app.get("/fapiao", mine(async (visit, { query }) => {
    const { value, problems } = await list(() => visit.customer.fapiao({
      batchNumber: query.batchNumber?.trim() || undefined,
      status: choice(query.status, STATUSES),
      appliedFrom: query.appliedFrom || undefined,
      appliedTo: query.appliedTo || undefined,
      limit: limitOf(query),
      cursor: query.cursor || undefined,
    }));
    return pages.fapiao(visit, value, new Form(query, problems), await deliveryNames(visit));
  }));

  // What is chosen here goes into the wizard.
  app.post("/bills/choose", mine(async (visit, { body }) => {
    const only = texts(body, "only");
    const chosen = only.length > 0 ? only : texts(body, "bill");
    if (chosen.length === 0) return visit.goTo("/bills", "chooseBills");
    // What does not exist or is not the customer's is refused here, before anything is typed.
    await visit.customer.prepare(chosen);
    return visit.goTo(`/apply/${portal.drafts.begin(visit.session, chosen)}`);
  }));
}

/** Rows of a page as asked for. @param {Record<string, string | undefined>} query */
function limitOf(query) {
  const limit = Number(query.limit);
  return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}

/**
 * A list, or nothing and what is wrong with its filter.
 * @template T
 * @param {() => Promise<T>} call
 */
async function list(call) {
  try {
    return { value: await call(), problems: [] };
  } catch (error) {
    return { value: undefined, problems: problemsOf(error) };
  }
}

/**
 * The delivery methods of the policy, in words.
 * @param {import("../visit.js").Visit} visit
 */
export async function deliveryNames(visit) {
  const policy = await visit.portal.desk.policy();
  return new Map(policy.delivery.map((option) => [option.method, visit.language === "en" ? option.name_en : option.name_zh]));
}

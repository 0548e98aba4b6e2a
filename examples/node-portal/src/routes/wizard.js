// The wizard: fapiao information, delivery, check, done. Each step is saved and then shown anew (SPEC P1).

import { addresses, buyer, choice, DELIVERY, flatten, Form, group, text } from "../forms.js";
import { customer, submit } from "../handlers.js";
import * as pages from "../pages/wizard.js";

/** Where the fields of each step begin. What is wrong elsewhere is told at its own step. */
const STEPS = {
  "": ["bills", "fapiaoType", "medium", "buyer", "purpose", "remark", "merge"],
  "/delivery": ["delivery"],
};

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function wizardRoutes(app, portal) {
  const { drafts } = portal;
  /**
   * For the owner of the draft; others, and those who come too late, choose their bills again.
   * @param {(visit: import("../visit.js").Visit, input: import("../handlers.js").Input, kept: import("../drafts.js").Kept, id: string) => ReturnType<import("../handlers.js").Handler>} handler
   */
  const withDraft = (handler) => customer(portal, async (visit, input) => {
    const id = input.params.id ?? "";
    const kept = drafts.find(visit.session, id);
    return kept === undefined ? visit.goTo("/bills", "draftGone") : handler(visit, input, kept, id);
  });

  app.get("/apply/:id", withDraft(async (visit, _, { draft }, id) => {
    const prepared = await visit.customer.prepare(draft);
    const problems = prepared.problems.filter(({ path }) => path.startsWith("bills") || path === "");
    return pages.information(visit, id, prepared, new Form(valuesOf(prepared.draft), problems));
  }));
  app.post("/apply/:id", withDraft(async (visit, { body }, _, id) => {
    const [fapiaoType, medium] = text(body, "offer").split("/");
    const changed = {
      fapiaoType: choice(fapiaoType, /** @type {const} */ (["special", "normal"])),
      medium: choice(medium, /** @type {const} */ (["paper", "digital"])),
      buyer: buyer(body),
      purpose: choice(text(body, "purpose"), /** @type {const} */ (["accounting", "purchase_certificate", "refund"])),
      remark: text(body, "remark"),
      merge: text(body, "merge") === "yes",
    };
    const go = text(body, "go");
    if (go === "title") {
      const { titles } = await visit.customer.titles();
      changed.buyer = titles.find(({ name }) => name === text(body, "titleName"))?.buyer ?? changed.buyer;
    }
    drafts.change(visit.session, id, changed);
    if (go !== "next") return visit.goTo(`/apply/${id}`);
    return step(visit, id, "", "/delivery", pages.information);
  }));

  app.get("/apply/:id/delivery", withDraft(async (visit, _, { draft }, id) => {
    const prepared = await visit.customer.prepare(draft);
    return pages.delivery(visit, id, prepared, new Form(valuesOf(prepared.draft)));
  }));
  app.post("/apply/:id/delivery", withDraft(async (visit, { body }, _, id) => {
    const delivery = { ...group(body, "delivery", DELIVERY), emails: addresses(text(body, "delivery.emails")) };
    drafts.change(visit.session, id, { delivery });
    if (text(body, "go") === "back") return visit.goTo(`/apply/${id}`);
    return step(visit, id, "/delivery", "/check", pages.delivery);
  }));

  app.get("/apply/:id/check", withDraft(async (visit, _, kept, id) => {
    const prepared = await visit.customer.prepare(kept.draft);
    return pages.check(visit, id, prepared, new Form({}, [...prepared.problems], kept.requestId));
  }));
  app.post("/apply/:id/check", withDraft(async (visit, { body }, kept, id) => {
    // What was changed in another window meanwhile is shown before it is submitted.
    if (text(body, "requestId") !== kept.requestId) return visit.goTo(`/apply/${id}/check`, "draftChanged");
    return submit(
      visit,
      () => visit.customer.apply(kept.draft, { requestId: kept.requestId }),
      {
        done: ({ batchNumber }) => visit.goTo(`/applications/${batchNumber}/submitted`),
        again: async (problems) => pages.check(visit, id, await visit.customer.prepare(kept.draft), new Form({}, problems, kept.requestId)),
      },
    );
  }));
  app.get("/applications/:batch/submitted", customer(portal, async (visit, { params }) => {
    return pages.submitted(visit, await visit.customer.progress(params.batch ?? ""));
  }));

  /**
   * Goes on if nothing of this step is wrong, else shows it again.
   * @param {import("../visit.js").Visit} visit
   * @param {string} id
   * @param {keyof typeof STEPS} here
   * @param {string} next
   * @param {typeof pages.information} page
   */
  async function step(visit, id, here, next, page) {
    const draft = drafts.find(visit.session, id)?.draft ?? { bills: [] };
    const prepared = await visit.customer.prepare(draft);
    const problems = prepared.problems.filter(({ path }) => STEPS[here].some((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)));
    if (problems.length === 0) return visit.goTo(`/apply/${id}${next}`);
    visit.reply.code(422);
    // Type and medium are chosen together.
    const shown = problems.map((problem) => (["fapiaoType", "medium"].includes(problem.path) ? { ...problem, path: "offer" } : problem));
    return page(visit, id, prepared, new Form(valuesOf(draft), shown));
  }
}

/**
 * A draft as values of its form.
 * @param {import("fapiao").DraftInput} draft
 */
function valuesOf(draft) {
  const { buyer = {}, delivery = {}, fapiaoType, medium, purpose, remark, merge } = draft;
  return {
    ...flatten("buyer", buyer),
    ...flatten("delivery", delivery),
    "delivery.emails": delivery.emails?.join(", ") ?? "",
    "buyer.kind": buyer.kind ?? "enterprise",
    offer: `${fapiaoType}/${medium}`,
    purpose: purpose ?? "accounting",
    remark,
    merge: merge ? "yes" : "",
  };
}

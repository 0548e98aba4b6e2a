// Pages about requests, for the clerk.

import { field, html, pager, postForm, select, summary } from "../html.js";
import { Form } from "../forms.js";
import { requestFacts, requestTable } from "./requests.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("./layout.js").Page} Page
 */

/**
 * @param {Visit} visit
 * @param {import("fapiao").RequestPage} list
 * @returns {Page}
 */
export function requests(visit, list) {
  const { desk } = visit.texts;
  return {
    title: desk.menu["/desk/requests"],
    current: "/desk/requests",
    content: html`<h1>${desk.menu["/desk/requests"]}</h1>
      ${list.items.length === 0 ? html`<p class="empty">${desk.nothing}</p>` : requestTable(visit, list.items, "/desk/requests")}${pager(visit, list.next)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").RequestView} item
 * @param {Form} form
 * @param {string} [wrong] The operation whose form something is wrong in.
 * @returns {Page}
 */
export function request(visit, item, form, wrong) {
  const { desk, requests: words, bills } = visit.texts;
  const title = words.kinds[item.kind];
  return {
    title,
    current: "/desk/requests",
    content: html`<h1>${title}</h1>${summary(visit, form)}${requestFacts(visit, item)}
      <div class="buttons">${[item.batchNumber, item.newBatchNumber].map((batch) => batch !== undefined && html`<a class="button" href=${`/desk/applications/${batch}`}>${bills.view} ${batch}</a>`)}</div>
      ${item.allowed.map((operation) => action(visit, item.request, operation, (operation === wrong ? form : new Form()).within(operation)))}
      ${item.allowed.length === 0 && html`<p class="empty">${desk.nothingToDo}</p>`}`,
  };
}

/**
 * The form of an operation that the desk allows now; one that this portal does not know has none.
 * @param {Visit} visit
 * @param {string} request
 * @param {string} operation
 * @param {Form} form
 */
function action(visit, request, operation, form) {
  const { desk, fields, requests: words } = visit.texts;
  /** @type {Record<string, () => import("../html.js").Content>} */
  const inputs = {
    approve_request: () => null,
    void: () => null,
    reject_request: () => field(visit, form, { name: "reason", label: desk.reason, required: true }),
    answer_request: () => field(visit, form, { name: "answer", label: words.answer, required: true, rows: 3 }),
    withdraw_for_customer: () => field(visit, form, { name: "reason", label: desk.reason, required: true }),
    record_return: () => html`<div class="columns">
      ${select(visit, form, { name: "condition", label: words.condition, choices: Object.entries(words.conditions).map(([value, label]) => ({ value, label })) })}
      ${field(visit, form, { name: "arrivedOn", label: words.returnedOn, type: "date", hint: desk.todayIfEmpty })}
      ${field(visit, form, { name: "note", label: desk.note })}</div>`,
    issue_red: () => html`<div class="columns">
      ${field(visit, form, { name: "document.code", label: fields.code, inputmode: "numeric" })}
      ${field(visit, form, { name: "document.number", label: fields.number, inputmode: "numeric", required: true })}
      ${field(visit, form, { name: "document.issuedOn", label: fields.issuedOn, type: "date", hint: desk.todayIfEmpty })}</div>`,
  };
  const label = desk.requestActions[operation];
  const input = inputs[operation];
  if (label === undefined || input === undefined) return null;
  return html`<section class="card"><h2>${label}</h2>${postForm(visit, { action: `/desk/requests/${request}/${operation}`, form }, html`${input()}<div class="buttons"><button class="button primary">${label}</button></div>`)}</section>`;
}

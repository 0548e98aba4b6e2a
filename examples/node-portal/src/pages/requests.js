// Pages about support requests.

import { askedTwice, facts, field, html, moment, pager, postForm, radios, select, summary } from "../html.js";
import { whyFacts } from "./applications.js";
import { buyerFields } from "./buyer.js";
import { buyerRows } from "./fapiao.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").RequestView} RequestView
 */

/**
 * @param {Visit} visit
 * @param {import("fapiao").RequestPage} list
 * @returns {Page}
 */
export function requests(visit, list) {
  const { requests: words } = visit.texts;
  return {
    title: words.title,
    current: "/requests",
    content: html`<h1>${words.title}</h1>
      <p class="buttons">${Object.entries(words.begin).map(([kind, label]) => html`<a class="button" href=${`/requests/new?kind=${kind}`}>${label}</a>`)}</p>
      <p class="hint">${words.where}</p>
      ${list.items.length === 0 ? html`<p class="empty">${words.none}</p>` : requestTable(visit, list.items, "/requests")}
      ${pager(visit, list.next)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {readonly RequestView[]} items
 * @param {string} under
 */
export function requestTable(visit, items, under) {
  const { requests: words } = visit.texts;
  const [opened, kind, about, state] = words.columns;
  return html`<div class="list"><table class="cards">
    <caption class="quiet">${words.title}</caption>
    <thead><tr><th scope="col">${opened}</th><th scope="col">${kind}</th><th scope="col">${about}</th><th scope="col">${state}</th></tr></thead>
    <tbody>${items.map((item) => html`<tr>
      <td data-label=${opened}>${moment(visit, item.openedAt)}</td>
      <td data-label=${kind}><a href=${`${under}/${item.request}`}>${words.kinds[item.kind]}</a></td>
      <td data-label=${about}>${item.batchNumber ?? item.billId ?? "–"}</td>
      <td data-label=${state}><span class="named">${visit.say(item.label)}</span></td></tr>`)}</tbody></table></div>`;
}

/**
 * Everything about a request.
 * @param {Visit} visit
 * @param {RequestView} item
 */
export function requestFacts(visit, item) {
  const { texts } = visit;
  const { requests: words, fields, contact: names } = texts;
  const { contact, change } = item;
  const newBuyer = change?.buyer;
  return html`<section class="card"><p><span class="badge named">${visit.say(item.label)}</span></p>
    ${facts([
      [words.columns[0] ?? "", moment(visit, item.openedAt)],
      [fields.bill, item.billId],
      [fields.batchNumber, item.batchNumber],
      [fields.newBatchNumber, item.newBatchNumber],
      [words.text, item.text],
      [words.answer, item.answer],
      [words.returnedOn, item.returnedOn && visit.day(item.returnedOn)],
      [words.condition, item.condition && words.conditions[item.condition]],
      [names.name, `${contact.familyName}${contact.givenName}`],
      [names.phone, contact.phone],
      [names.email, [contact.email, ...contact.furtherEmails].join(texts.comma)],
      [names.preferred, names.ways[contact.preferred]],
    ])}
    ${item.parts !== undefined && item.parts.length > 0 && html`<h2>${words.parts}</h2><table class="sums"><tbody>${item.parts.map((part) => html`<tr><td>${part.buyer?.title ?? words.sameTitle}</td><td class="number">${part.amountFen !== undefined && visit.yuan(part.amountFen)}</td></tr>`)}</tbody></table>`}
    ${change !== undefined && html`<h2>${words.change}</h2>${facts([[texts.wizard.offer, change.fapiaoType && texts.types[change.fapiaoType]], ...(newBuyer === undefined ? [] : buyerRows(visit, newBuyer))])}`}
    ${item.why !== undefined && html`<h2>${words.atOnce}</h2>${whyFacts(visit, item.why)}`}
    ${item.steps !== undefined && item.steps.length > 0 && html`<h2>${texts.application.timeline}</h2><ol class="timeline">${item.steps.map((step) => html`<li>${moment(visit, step.at)}<span>${words.steps[step.operation] ?? step.operation}</span></li>`)}</ol>`}
  </section>`;
}

/**
 * @param {Visit} visit
 * @param {RequestView} item
 * @param {Form} form
 * @returns {Page}
 */
export function request(visit, item, form) {
  const { requests: words } = visit.texts;
  const title = words.kinds[item.kind];
  return {
    title,
    current: "/requests",
    content: html`<h1>${title}</h1>${summary(visit, form, { reason: words.withdrawReason })}${requestFacts(visit, item)}
      <div class="buttons">
        ${item.allowed.includes("withdraw_request") && askedTwice(visit, { action: `/requests/${item.request}/withdraw`, form, label: words.withdraw, sure: words.withdrawSure, danger: true, content: field(visit, form, { name: "reason", label: words.withdrawReason }) })}
        ${item.batchNumber !== undefined && html`<a class="button" href=${`/applications/${item.batchNumber}`}>${visit.texts.bills.view}</a>`}
        ${item.billId !== undefined && html`<a class="button" href=${`/bills/${encodeURIComponent(item.billId)}`}>${visit.texts.bills.one(item.billId)}</a>`}
        ${item.newBatchNumber !== undefined && html`<a class="button" href=${`/applications/${item.newBatchNumber}`}>${words.newApplication}</a>`}
      </div>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("../routes/requests.js").About} about
 * @param {Form} form
 * @param {number} parts
 * @returns {Page}
 */
export function newRequest(visit, about, form, parts) {
  const { texts } = visit;
  const { requests: words, contact: names, fields } = texts;
  const labels = {
    ...Object.fromEntries(Object.entries(names).map(([name, label]) => [`contact.${name}`, String(label)])),
    text: words.text, parts: words.parts, billId: fields.bill, batchNumber: fields.batchNumber, fapiaoId: words.whichFapiao,
    ...Object.fromEntries(Object.entries(texts.buyer).map(([name, label]) => [`change.buyer.${name}`, label])), change: words.change,
  };
  return {
    title: words.kinds[about.kind],
    current: "/requests",
    content: html`<h1>${words.kinds[about.kind]}</h1><p>${words.explain[about.kind]}</p>${summary(visit, form, labels)}
      ${postForm(visit, { action: "/requests/new", form, class: "card" }, html`
        <button class="quiet" name="go" value="send" tabindex="-1" aria-hidden="true"></button>
        <input type="hidden" name="kind" value=${about.kind} /><input type="hidden" name="bill" value=${about.bill?.billId} /><input type="hidden" name="batch" value=${about.batch} />
        ${facts([[fields.bill, about.bill && `${about.bill.billId} · ${about.bill.description} · ${visit.yuan(about.bill.available.availableFen)}`], [fields.batchNumber, about.batch]])}
        ${about.all.length > 1 && about.kind === "reissue" && select(visit, form, { name: "fapiaoId", label: words.whichFapiao, choices: about.all.map((fapiao) => ({ value: fapiao.fapiaoId, label: `${fapiao.number ?? "–"} · ${fapiao.buyer.title} · ${visit.yuan(fapiao.grossFen)}` })) })}
        ${about.kind === "split" && splitFields(visit, form, parts)}
        ${about.kind === "reissue" && changeFields(visit, form)}
        ${field(visit, form, { name: "text", label: words.text, rows: 4 })}
        <h2>${names.title}</h2>
        <div class="columns">
          ${field(visit, form, { name: "contact.familyName", label: names.familyName, required: true, autocomplete: "family-name" })}
          ${field(visit, form, { name: "contact.givenName", label: names.givenName, required: true, autocomplete: "given-name" })}
          ${field(visit, form, { name: "contact.phone", label: names.phone, type: "tel", required: true, autocomplete: "tel" })}
          ${field(visit, form, { name: "contact.email", label: names.email, type: "email", required: true, autocomplete: "email" })}
          ${field(visit, form, { name: "contact.furtherEmails", label: names.furtherEmails })}
          ${select(visit, form, { name: "contact.preferred", label: names.preferred, choices: Object.entries(names.ways).map(([value, label]) => ({ value, label })) })}
        </div>
        <div class="buttons"><button class="button primary" name="go" value="send">${words.send}</button><a class="button" href="/requests">${texts.wizard.back}</a></div>`)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {Form} form
 * @param {number} parts
 */
function splitFields(visit, form, parts) {
  const { requests: words, buyer: names } = visit.texts;
  return html`<input type="hidden" name="parts" value=${parts} />
    ${radios(visit, form, { name: "by", label: words.splitBy, choices: [{ value: "share", label: words.byShare }, { value: "amount", label: words.byAmount }] })}
    ${Array.from({ length: parts }, (_, at) => html`<fieldset class="part" id=${`f-parts-${at}`}><legend>${words.part(at + 1)}</legend><div class="columns">
      ${field(visit, form, { name: `parts[${at}].size`, label: words.size, inputmode: "decimal" })}
      ${field(visit, form, { name: `parts[${at}].buyer.title`, label: names.title, hint: words.partTitle })}
      </div>${form.problems.filter(({ path }) => path.startsWith(`parts[${at}]`) && !path.includes(".size") && !path.includes(".buyer.")).map((problem) => html`<p class="problem">${visit.say(problem)}</p>`)}
      <details open=${form.problemsOf(`parts[${at}].buyer`).length > 0}><summary>${words.partMore}</summary><div class="columns">
        ${/** @type {const} */ (["taxId", "phone", "address", "bank", "bankAccount"]).map((name) => field(visit, form, { name: `parts[${at}].buyer.${name}`, label: names[name] }))}</div></details></fieldset>`)}
    <p><button class="button small" name="go" value="more">${words.morePart}</button></p>`;
}

/**
 * @param {Visit} visit
 * @param {Form} form
 */
function changeFields(visit, form) {
  const { requests: words, types, buyer: names, buyerKinds } = visit.texts;
  return html`${radios(visit, form, { name: "change.fapiaoType", label: words.newType, choices: [{ value: "", label: words.asBefore }, ...Object.entries(types).map(([value, label]) => ({ value, label }))] })}
    <h2>${words.newBuyer}</h2><p class="hint">${words.newBuyerHint}</p>
    ${radios(visit, form, { name: "change.buyer.kind", label: names.kind, choices: Object.entries(buyerKinds).map(([value, label]) => ({ value, label })) })}
    ${buyerFields(visit, form, "change.buyer", ["title"])}`;
}

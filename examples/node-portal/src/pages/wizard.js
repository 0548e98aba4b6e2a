// The four steps of an application.

import { facts, field, html, postForm, radios, select, summary, tick } from "../html.js";
import { buyerFields } from "./buyer.js";
import { buyerRows, deliveryRows, fapiaoCard } from "./fapiao.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").Prepared} Prepared
 */

/**
 * @param {Visit} visit
 * @param {number} step From 1.
 * @param {import("../html.js").Content} content
 * @returns {Page}
 */
function wizard(visit, step, content) {
  const { wizard: texts } = visit.texts;
  return {
    title: texts.steps[step - 1] ?? "",
    current: "/bills",
    content: html`<div class="wizard">
      <ol class="steps">${texts.steps.map((name, at) => html`<li class=${at + 1 < step ? "done" : at + 1 === step ? "now" : ""} aria-current=${at + 1 === step ? "step" : undefined}><b>${at + 1}</b><span>${name}</span></li>`)}</ol>
      <h1>${texts.prompts[step - 1]}</h1>${content}</div>`,
  };
}

/**
 * Step 1: type, title, purpose.
 * @param {Visit} visit
 * @param {string} id
 * @param {Prepared} prepared
 * @param {Form} form
 */
export function information(visit, id, prepared, form) {
  const { texts } = visit;
  const { wizard: words, buyer: names } = texts;
  const offer = prepared.offers.find(({ fapiaoType, medium }) => `${fapiaoType}/${medium}` === form.value("offer"));
  const labels = { ...Object.fromEntries(Object.entries(names).map(([field, label]) => [`buyer.${field}`, label])), offer: words.offer, purpose: words.purpose.label, remark: words.remark };
  return wizard(visit, 1, html`
    ${summary(visit, form, labels)}
    ${billList(visit, prepared)}
    ${postForm(visit, { action: `/apply/${id}`, once: false, class: "card" }, html`
      <button class="quiet" name="go" value="next" tabindex="-1" aria-hidden="true"></button>
      ${radios(visit, form, {
        name: "offer", label: words.offer, refresh: true,
        choices: prepared.offers.map(({ fapiaoType, medium }) => ({ value: `${fapiaoType}/${medium}`, label: texts.types[fapiaoType], note: texts.media[medium] })),
      })}
      ${radios(visit, form, { name: "buyer.kind", label: names.kind, refresh: true, choices: Object.entries(texts.buyerKinds).map(([value, label]) => ({ value, label })) })}
      <p class="nojs"><button class="button small" name="go" value="refresh">${words.refresh}</button></p>
      ${prepared.titles.length > 0 && html`<div class="row">
        ${select(visit, form, { name: "titleName", label: texts.titles.title, choices: prepared.titles.map((name) => ({ value: name, label: name })) })}
        <button class="button" name="go" value="title">${words.useTitle}</button></div>`}
      ${buyerFields(visit, form, "buyer", offer?.required ?? [])}
      ${radios(visit, form, { name: "purpose", label: words.purpose.label, choices: Object.entries(words.purpose.choices).map(([value, label]) => ({ value, label })) })}
      ${field(visit, form, { name: "remark", label: words.remark, hint: words.remarkHint })}
      ${prepared.mayMerge && tick(form, { name: "merge", label: words.merge })}
      <div class="buttons end"><a class="button" href="/bills">${words.back}</a><button class="button primary" name="go" value="next">${words.next}</button></div>`)}`);
}

/**
 * @param {Visit} visit
 * @param {Prepared} prepared
 */
function billList(visit, prepared) {
  const { wizard: words, bills } = visit.texts;
  return html`<section class="card"><h2>${words.bills}</h2><table class="sums">
    <tbody>${prepared.bills.map((bill) => html`<tr><td>${bill.billId}<small>${bill.description}${bill.split && html` · ${bills.splitApproved}`}</small></td><td class="number">${visit.yuan(bill.available.availableFen)}</td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">${words.sum}</th><td class="number"><strong>${visit.yuan(prepared.grossFen)}</strong></td></tr></tfoot></table></section>`;
}

/**
 * Step 2: delivery.
 * @param {Visit} visit
 * @param {string} id
 * @param {Prepared} prepared
 * @param {Form} form
 */
export function delivery(visit, id, prepared, form) {
  const { texts } = visit;
  const { wizard: words, delivery: names } = texts;
  const labels = Object.fromEntries(Object.entries(names).map(([field, label]) => [`delivery.${field}`, label]));
  const has = (/** @type {string} */ kind) => prepared.delivery.some((choice) => choice.kind === kind);
  const parcels = has("courier") || has("pick_up");
  return wizard(visit, 2, html`${summary(visit, form, labels)}
    ${postForm(visit, { action: `/apply/${id}/delivery`, once: false, class: "card" }, html`
      <button class="quiet" name="go" value="next" tabindex="-1" aria-hidden="true"></button>
      ${radios(visit, form, {
        name: "delivery.method", label: names.method,
        choices: prepared.delivery.map((choice) => ({
          value: choice.method, kind: choice.kind, label: visit.say(choice.name),
          note: [words.freight[choice.freight], choice.address, choice.contact].filter(Boolean).join(texts.comma),
        })),
      })}
      ${parcels && html`
        ${field(visit, form, { name: "delivery.recipient", label: names.recipient, required: true, autocomplete: "name", class: "not-by-email" })}
        <div class="columns not-by-email">
          ${field(visit, form, { name: "delivery.phone", label: names.phone, type: "tel", required: true, autocomplete: "tel", hint: texts.phoneHint })}
          ${field(visit, form, { name: "delivery.mobile", label: names.mobile, type: "tel", autocomplete: "tel" })}</div>
        ${has("courier") && field(visit, form, { name: "delivery.address", label: names.address, required: true, autocomplete: "street-address", class: "by-courier" })}`}
      ${has("email") && field(visit, form, { name: "delivery.emails", label: names.emails, required: true, hint: words.emailsHint, class: "by-email" })}
      ${field(visit, form, { name: "delivery.remark", label: names.remark })}
      <div class="buttons end"><button class="button" name="go" value="back">${words.back}</button><button class="button primary" name="go" value="next">${words.next}</button></div>`)}`);
}

/**
 * Step 3: exactly what would be issued.
 * @param {Visit} visit
 * @param {string} id
 * @param {Prepared} prepared
 * @param {Form} form
 */
export function check(visit, id, prepared, form) {
  const { texts } = visit;
  const { wizard: words } = texts;
  const { draft } = prepared;
  const chosen = prepared.delivery.find(({ method }) => method === draft.delivery.method);
  const warnings = prepared.warnings.map((warning) => html`<li>${visit.say(warning)}</li>`);
  return wizard(visit, 3, html`${summary(visit, form)}
    ${warnings.length > 0 && html`<div class="alert"><p>${words.warnings}</p><ul>${warnings}</ul></div>`}
    ${billList(visit, prepared)}
    <section class="card"><h2>${words.steps[0]} <a class="edit" href=${`/apply/${id}`}>${words.edit}</a></h2>
      ${facts([[words.offer, draft.fapiaoType && draft.medium && `${texts.types[draft.fapiaoType]} · ${texts.media[draft.medium]}`], ...buyerRows(visit, draft.buyer), [words.purpose.label, words.purpose.choices[draft.purpose]], [words.remark, draft.remark]])}</section>
    <section class="card"><h2>${words.steps[1]} <a class="edit" href=${`/apply/${id}/delivery`}>${words.edit}</a></h2>
      ${facts([...deliveryRows(visit, draft.delivery, chosen && visit.say(chosen.name)), [words.freightLabel, prepared.freight && words.freight[prepared.freight]], [words.pickUpAt, chosen?.address]])}</section>
    <h2>${words.wouldBeIssued(prepared.fapiao.length)}</h2>
    ${prepared.fapiao.map((fapiao) => fapiaoCard(visit, fapiao, { planned: true }))}
    <p class="promise">${words.promised(visit.day(prepared.promise.date))} ${prepared.promise.provisional && words.provisional}</p>
    ${postForm(visit, { action: `/apply/${id}/check`, form }, html`<div class="buttons end"><a class="button" href=${`/apply/${id}/delivery`}>${words.back}</a>
      ${prepared.ready && html`<button class="button primary">${words.confirm}</button>`}</div>`)}`);
}

/**
 * Step 4: submitted.
 * @param {Visit} visit
 * @param {import("fapiao").ProgressView} progress
 */
export function submitted(visit, progress) {
  const { wizard: words, bills } = visit.texts;
  return wizard(visit, 4, html`<section class="card done" role="status">
    <p class="tick" aria-hidden="true">✓</p>
    <p class="big">${progress.batchNumber}</p>
    <p>${words.promised(visit.day(progress.promise.date))} ${progress.promise.provisional && words.provisional}</p>
    <p class="hint">${words.afterwards}</p>
    <div class="buttons"><a class="button primary" href=${`/applications/${progress.batchNumber}`}>${bills.view}</a><a class="button" href="/bills">${visit.texts.menu["/bills"]}</a></div></section>`);
}

// Pages of the clerk's desk: the queue and its applications.

import { askedTwice, facts, field, html, pager, postForm, select, stages, summary } from "../html.js";
import { Form } from "../forms.js";
import { buyerRows, deliveryRows, fapiaoCard } from "./fapiao.js";
import { track } from "./track.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").ProgressView} ProgressView
 * @typedef {import("fapiao").FapiaoView} FapiaoView
 */

/**
 * @param {Visit} visit
 * @param {Form} form
 * @returns {Page}
 */
export function signIn(visit, form) {
  const { desk } = visit.texts;
  return {
    title: desk.signIn,
    content: html`<div class="narrow card"><h1>${desk.signIn}</h1>${summary(visit, form, { key: desk.key })}
      ${postForm(visit, { action: "/desk/sign-in", form, once: false }, html`<input type="hidden" name="next" value=${form.value("next")} />
        ${field(visit, form, { name: "key", label: desk.key, type: "password", required: true, autocomplete: "current-password" })}
        <div class="buttons"><button class="button primary">${visit.texts.signIn.button}</button></div>`)}</div>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").QueuePage} page
 * @param {Form} form
 * @param {readonly import("fapiao").DeliveryOption[]} methods
 * @returns {Page}
 */
export function queue(visit, page, form, methods) {
  const { texts } = visit;
  const { desk } = texts;
  const name = (/** @type {import("fapiao").DeliveryOption} */ option) => (visit.language === "en" ? option.name_en : option.name_zh);
  const names = new Map(methods.map((option) => [option.method, name(option)]));
  const stage = form.value("stage") || "to_issue";
  return {
    title: desk.menu["/desk"],
    current: "/desk",
    content: html`<h1>${desk.menu["/desk"]}</h1>
      <nav class="tabs" aria-label=${desk.menu["/desk"]}>${Object.entries(desk.stages).map(([value, label]) => html`<a href=${`/desk?stage=${value}`} aria-current=${value === stage && form.value("overdue") === "" ? "page" : undefined}>${label}</a>`)}
        <a href=${`/desk?stage=${stage}&overdue=yes`} aria-current=${form.value("overdue") === "yes" ? "page" : undefined}>${desk.overdue}</a></nav>
      <form method="get" action="/desk" class="filter"><input type="hidden" name="stage" value=${stage} /><div class="columns">
        ${select(visit, form, { name: "deliveryMethod", label: texts.delivery.method, choices: [{ value: "", label: texts.all }, ...methods.map((option) => ({ value: option.method, label: name(option) }))] })}
        ${field(visit, form, { name: "dueBy", label: desk.dueBy, type: "date" })}
        <p class="clear"><button class="button primary">${texts.bills.search}</button></p></div></form>
      ${page.items.length === 0 ? html`<p class="empty">${desk.nothing}</p>` : queueTable(visit, page.items, names)}
      ${pager(visit, page.next)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {readonly import("fapiao").QueueItem[]} items
 * @param {Map<string, string>} names
 */
function queueTable(visit, items, names) {
  const [application, title, sum, method, due] = visit.texts.desk.columns;
  return html`<div class="list"><table class="cards"><caption class="quiet">${visit.texts.desk.menu["/desk"]}</caption>
    <thead><tr><th scope="col">${application}</th><th scope="col">${title}</th><th scope="col">${sum}</th><th scope="col">${method}</th><th scope="col">${due}</th></tr></thead>
    <tbody>${items.map(({ application: item, promise, overdue }) => html`<tr>
      <td data-label=${application}><a href=${`/desk/applications/${item.batchNumber}`}>${item.batchNumber}</a>${stages(visit, item.stage, visit.say(item.label))}</td>
      <td data-label=${title}>${item.buyer.title}<small>${visit.texts.types[item.fapiaoType]} · ${visit.texts.media[item.medium]}</small></td>
      <td data-label=${sum} class="number">${visit.yuan(item.grossFen)}</td>
      <td data-label=${method}>${names.get(item.delivery.method) ?? item.delivery.method}</td>
      <td data-label=${due}>${visit.day(promise.date)} ${overdue && html`<span class="badge late">${visit.texts.application.late}</span>`}</td></tr>`)}</tbody></table></div>`;
}

/**
 * An application with what may be done to it now: the desk says what that is.
 * @param {Visit} visit
 * @param {ProgressView} progress
 * @param {Form} form
 * @param {string} [what] The form that something is wrong in.
 * @returns {Page}
 */
export function application(visit, progress, form, what) {
  const { desk, fields } = visit.texts;
  const here = `/desk/applications/${progress.batchNumber}`;
  const formOf = (/** @type {string} */ name) => (name === what ? form : new Form()).within(name);
  /** @type {Record<string, () => import("../html.js").Content>} */
  const boxes = {
    mail: () => box(visit, `${here}/mail`, "mail", desk.actions.mail, formOf("mail"), html`<div class="columns">
      ${field(visit, formOf("mail"), { name: "carrier", label: fields.carrier, required: true })}${field(visit, formOf("mail"), { name: "waybill", label: fields.waybill })}</div>`),
    hand_over: () => box(visit, `${here}/hand-over`, "hand_over", desk.actions.hand_over, formOf("hand_over"), field(visit, formOf("hand_over"), { name: "to", label: desk.handOverTo, required: true })),
    return_by_courier: () => box(visit, `${here}/returned`, "return_by_courier", desk.actions.return_by_courier, formOf("return_by_courier"), field(visit, formOf("return_by_courier"), { name: "reason", label: desk.reason, required: true })),
  };
  const reject = () => askedTwice(visit, { action: `${here}/reject`, label: desk.actions.reject, sure: desk.rejectSure, danger: true, form: what === "reject" ? form : undefined, content: html`<input type="hidden" name="what" value="reject" />${field(visit, formOf("reject"), { name: "reason", label: desk.reason, required: true })}` });
  return {
    title: progress.batchNumber,
    current: "/desk",
    content: html`<h1>${fields.batchNumber} ${progress.batchNumber}</h1>${summary(visit, form)}
      ${track(visit, progress)}
      ${Object.entries(boxes).map(([operation, show]) => progress.allowed.includes(operation) && show())}
      <div class="buttons">${progress.allowed.includes("reject") && reject()}
      ${askedTwice(visit, { action: `${here}/reveal`, label: desk.reveal, sure: desk.revealSure, form: what === "reveal" ? form : undefined, content: html`<input type="hidden" name="what" value="reveal" />${field(visit, formOf("reveal"), { name: "reason", label: desk.reason, required: true })}` })}</div>
      <h2>${visit.texts.application.fapiao}</h2>
      ${progress.fapiao.map((fapiao) => fapiaoCard(visit, fapiao, { actions: fapiaoActions(visit, here, fapiao, (what === fapiao.fapiaoId ? form : new Form()).within(fapiao.fapiaoId)) }))}`,
  };
}

/**
 * A form in a box of its own.
 * @param {Visit} visit
 * @param {string} action
 * @param {string} what
 * @param {string} label
 * @param {Form} form
 * @param {import("../html.js").Content} content
 */
function box(visit, action, what, label, form, content) {
  return html`<section class="card"><h2>${label}</h2>${postForm(visit, { action, form }, html`<input type="hidden" name="what" value=${what} />${content}<div class="buttons"><button class="button primary">${label}</button></div>`)}</section>`;
}

/**
 * @param {Visit} visit
 * @param {string} here
 * @param {FapiaoView} fapiao
 * @param {Form} form
 */
function fapiaoActions(visit, here, fapiao, form) {
  const { desk, fields, buyer: names } = visit.texts;
  const hidden = html`<input type="hidden" name="fapiaoId" value=${fapiao.fapiaoId} /><input type="hidden" name="what" value=${fapiao.fapiaoId} />`;
  if (fapiao.allowed.includes("discard_quarantined")) {
    return html`<div class="alert wrong"><p>${desk.differs}</p><ul>${fapiao.differences?.map((difference) => html`<li>${desk.difference(difference.field, difference.expected, difference.actual)}</li>`)}</ul></div>
      ${askedTwice(visit, { action: `${here}/discard`, label: desk.discard, sure: desk.discardSure, form, danger: true, content: html`${hidden}${field(visit, form, { name: "note", label: desk.note, required: true })}` })}`;
  }
  if (!fapiao.allowed.includes("issue")) return null;
  return postForm(visit, { action: `${here}/issue`, form, class: "issue" }, html`${hidden}<h4>${desk.actions.issue}</h4><div class="columns">
      ${fapiao.medium === "paper" && field(visit, form, { name: "document.code", label: fields.code, inputmode: "numeric", required: true })}
      ${field(visit, form, { name: "document.number", label: fields.number, inputmode: "numeric", required: true })}
      ${field(visit, form, { name: "document.issuedOn", label: fields.issuedOn, type: "date", hint: desk.todayIfEmpty })}</div>
    <details open=${["title", "taxId", "grossFen", "taxFen"].some((name) => form.problemsOf(`document.${name}`).length > 0)}><summary>${desk.compare}</summary><div class="columns">
      ${field(visit, form, { name: "document.title", label: names.title })}${field(visit, form, { name: "document.taxId", label: names.taxId })}
      ${field(visit, form, { name: "document.grossFen", label: fields.gross, inputmode: "decimal" })}${field(visit, form, { name: "document.taxFen", label: fields.tax, inputmode: "decimal" })}</div></details>
    <div class="buttons"><button class="button primary">${desk.actions.issue}</button></div>`);
}

/**
 * The personal data of an application, shown once.
 * @param {Visit} visit
 * @param {import("fapiao").ApplicationView} application
 * @returns {Page}
 */
export function revealed(visit, application) {
  const { desk, wizard, fields, types, media } = visit.texts;
  return {
    title: desk.reveal,
    current: "/desk",
    content: html`<h1>${fields.batchNumber} ${application.batchNumber}</h1><p class="alert">${desk.revealed}</p>
      <section class="card"><h2>${wizard.steps[0]}</h2>${facts([[wizard.offer, `${types[application.fapiaoType]} · ${media[application.medium]}`], ...buyerRows(visit, application.buyer), [wizard.sum, visit.yuan(application.grossFen)], [wizard.remark, application.remark]])}</section>
      <section class="card"><h2>${wizard.steps[1]}</h2>${facts(deliveryRows(visit, application.delivery, undefined))}</section>
      <p class="buttons"><a class="button" href=${`/desk/applications/${application.batchNumber}`}>${wizard.back}</a></p>`,
  };
}

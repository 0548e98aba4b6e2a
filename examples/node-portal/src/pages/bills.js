// My bills, one bill, My fapiao.

import { facts, field, html, moment, pager, postForm, select, stages, summary } from "../html.js";
import { STAGES, STATUSES } from "../routes/bills.js";
import { fapiaoButtons, fapiaoCard } from "./fapiao.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").BillView} BillView
 */

const FILTERS = /** @type {const} */ (["stage", "paidFrom", "paidTo", "billingMonth", "minFen", "maxFen"]);

/**
 * @param {Visit} visit
 * @param {import("fapiao").BillsView | undefined} list
 * @param {Form} form
 * @param {Map<string, string>} methods
 * @returns {Page}
 */
export function bills(visit, list, form, methods) {
  const { texts } = visit;
  return {
    title: texts.menu["/bills"],
    current: "/bills",
    content: html`<h1 class="quiet">${texts.menu["/bills"]}</h1>
      ${billFilter(visit, form)}
      ${list?.missing.map((missing) => html`<div class=${missing.overdue ? "alert wrong" : "alert"}><p>${texts.bills.missing(missing.orderNumber)} ${visit.say(missing.advice)}</p></div>`)}
      ${list !== undefined && (list.items.length === 0 ? html`<p class="empty">${texts.bills.none}</p>` : billTable(visit, list.items, methods))}
      ${pager(visit, list?.next)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {Form} form
 */
function billFilter(visit, form) {
  const { texts } = visit;
  const { fields } = texts;
  const open = FILTERS.some((name) => form.value(name) !== "");
  const labels = { batchNumber: fields.batchNumber, ...Object.fromEntries(FILTERS.map((name) => [name, fields[name]])) };
  return html`<form method="get" action="/bills" class="filter" role="search">
    ${summary(visit, form, labels)}
    <div class="row">
      ${field(visit, form, { name: "batchNumber", label: fields.batchNumber, placeholder: "G20260312_1000001234" })}
      <button class="button primary">${texts.bills.search}</button>
    </div>
    <details open=${open}><summary>${texts.bills.more}</summary><div class="columns">
      ${select(visit, form, { name: "stage", label: fields.stage, choices: [{ value: "", label: texts.all }, ...STAGES.map((value) => ({ value, label: texts.stages[value] }))] })}
      ${field(visit, form, { name: "billingMonth", label: fields.billingMonth, type: "month", placeholder: "2026-03" })}
      ${field(visit, form, { name: "paidFrom", label: fields.paidFrom, type: "date" })}
      ${field(visit, form, { name: "paidTo", label: fields.paidTo, type: "date" })}
      ${field(visit, form, { name: "minFen", label: fields.minFen, inputmode: "decimal" })}
      ${field(visit, form, { name: "maxFen", label: fields.maxFen, inputmode: "decimal" })}
      ${select(visit, form, { name: "limit", label: texts.bills.perPage, choices: ["", "10", "50", "100"].map((value) => ({ value, label: value === "" ? texts.bills.usual : value })) })}
      <p class="clear"><a href="/bills">${texts.bills.clear}</a></p>
    </div></details>
  </form>`;
}

/**
 * @param {Visit} visit
 * @param {readonly BillView[]} items
 * @param {Map<string, string>} methods
 */
function billTable(visit, items, methods) {
  const { texts } = visit;
  const [bill, paid, applied, state, delivery, actions] = texts.bills.columns;
  const choose = html`<button class="button light">${texts.bills.applyChosen}</button>`;
  // The buttons of a row are forms of their own, so that the table's form only chooses.
  return html`${postForm(visit, { action: "/bills/choose", class: "list", once: false }, html`
    <div class="strip"><label class="choice js" hidden><input type="checkbox" data-all="bill" /><span>${texts.bills.all}</span></label>${choose}</div>
    <table class="cards">
      <caption class="quiet">${texts.menu["/bills"]}</caption>
      <thead><tr><th scope="col"><span class="quiet">${texts.bills.choose}</span></th><th scope="col">${bill}</th><th scope="col">${paid}</th><th scope="col">${applied}</th><th scope="col">${state}</th><th scope="col">${delivery}</th><th scope="col">${actions}</th></tr></thead>
      <tbody>${items.map((item) => html`<tr>
        <td class="pick">${item.allowed.includes("apply") && html`<input type="checkbox" name="bill" value=${item.billId} aria-label=${texts.bills.chooseOne(item.billId)} />`}</td>
        <td data-label=${bill}><a href=${`/bills/${encodeURIComponent(item.billId)}`}>${item.billId}</a><small>${item.description}</small></td>
        <td data-label=${paid}>${texts.bills.paidOn(visit.day(item.paidOn))}<strong class="money">${visit.yuan(item.amountFen)}</strong></td>
        <td data-label=${applied}>${item.appliedOn === undefined ? texts.stages.not_applied : texts.bills.appliedOn(visit.day(item.appliedOn))}<small>${item.batchNumber}</small></td>
        <td data-label=${state}>${stages(visit, item.stageNumber, visit.say(item.label))}</td>
        <td data-label=${delivery}>${item.deliveryMethod === undefined ? texts.bills.notChosen : (methods.get(item.deliveryMethod) ?? item.deliveryMethod)}</td>
        <td class="actions">
          ${item.allowed.includes("apply") && html`<button class="button small" name="only" value=${item.billId}>${texts.bills.apply}</button>`}
          ${item.allowed.includes("progress") && html`<a class="button small" href=${`/applications/${item.batchNumber}`}>${texts.bills.view}</a>`}
        </td>
      </tr>`)}</tbody>
    </table>
    <div class="strip">${choose}</div>`)}`;
}

/**
 * @param {Visit} visit
 * @param {BillView} item
 * @param {Map<string, string>} methods
 * @returns {Page}
 */
export function bill(visit, item, methods) {
  const { texts } = visit;
  const parts = item.available.components.map((part) => html`<tr><td>${visit.say(part.text)}</td><td class="number">${visit.yuan(part.amountFen)}</td></tr>`);
  return {
    title: texts.bills.one(item.billId),
    current: "/bills",
    content: html`<h1>${texts.bills.one(item.billId)}</h1>
      <section class="card">
        ${stages(visit, item.stageNumber, visit.say(item.label))}
        ${facts([
          [texts.fields.description, item.description],
          [texts.fields.orderNumber, item.orderNumber],
          [texts.fields.paidAt, moment(visit, item.paidAt)],
          [texts.fields.method, texts.methods[item.method] ?? item.method],
          [texts.fields.billingMonth, item.billingMonth],
          [texts.fields.batchNumber, item.batchNumber && html`<a href=${`/applications/${item.batchNumber}`}>${item.batchNumber}</a>`],
          [texts.delivery.method, item.deliveryMethod && (methods.get(item.deliveryMethod) ?? item.deliveryMethod)],
          [texts.bills.split, item.splitApproved && texts.bills.splitApproved],
        ])}
        <div class="buttons">
          ${item.allowed.includes("apply") && postForm(visit, { action: "/bills/choose", once: false }, html`<input type="hidden" name="bill" value=${item.billId} /><button class="button primary">${texts.bills.apply}</button>`)}
          ${item.allowed.includes("split") && html`<a class="button" href=${`/requests/new?kind=split&bill=${encodeURIComponent(item.billId)}`}>${texts.requests.kinds.split}</a>`}
        </div>
      </section>
      <section class="card"><h2>${texts.bills.available}</h2>
        <table class="sums"><tbody>${parts}</tbody><tfoot><tr><th scope="row">${texts.bills.left}</th><td class="number">${visit.yuan(item.available.availableFen)}</td></tr></tfoot></table>
      </section>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").FapiaoPage | undefined} list
 * @param {Form} form
 * @param {Map<string, string>} methods
 * @returns {Page}
 */
export function fapiao(visit, list, form, methods) {
  const { texts } = visit;
  const { fields } = texts;
  const labels = { batchNumber: fields.batchNumber, status: fields.status, appliedFrom: fields.appliedFrom, appliedTo: fields.appliedTo };
  return {
    title: texts.menu["/fapiao"],
    current: "/fapiao",
    content: html`<h1 class="quiet">${texts.menu["/fapiao"]}</h1>
      <form method="get" action="/fapiao" class="filter" role="search">${summary(visit, form, labels)}<div class="columns">
        ${field(visit, form, { name: "batchNumber", label: fields.batchNumber })}
        ${select(visit, form, { name: "status", label: fields.status, choices: [{ value: "", label: texts.all }, ...STATUSES.map((value) => ({ value, label: texts.statuses[value] }))] })}
        ${field(visit, form, { name: "appliedFrom", label: fields.appliedFrom, type: "date" })}
        ${field(visit, form, { name: "appliedTo", label: fields.appliedTo, type: "date" })}
        <p class="clear"><button class="button primary">${texts.bills.search}</button> <a href="/fapiao">${texts.bills.clear}</a></p>
      </div></form>
      ${list !== undefined && list.items.length === 0 && html`<p class="empty">${texts.fapiao.none}</p>`}
      ${list?.items.map((item) => fapiaoCard(visit, item, {
        more: [
          [fields.stage, stages(visit, item.stage, texts.stages[STAGES[item.stage - 1] ?? "not_applied"])],
          [fields.batchNumber, html`<a href=${`/applications/${item.batchNumber}`}>${item.batchNumber}</a>`],
          [texts.delivery.method, methods.get(item.deliveryMethod) ?? item.deliveryMethod],
        ],
        actions: fapiaoButtons(visit, item, true),
      }))}
      ${pager(visit, list?.next)}`,
  };
}

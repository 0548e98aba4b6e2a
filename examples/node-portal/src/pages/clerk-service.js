// Courier sheets, notices, changes kept aside, mails.

import { askedTwice, field, html, moment, pager, postForm, select, summary } from "../html.js";
import { Form } from "../forms.js";
import { MAIL_STATES } from "../routes/clerk-service.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("./layout.js").Page} Page
 */

/**
 * @param {Visit} visit
 * @param {readonly import("fapiao").DeliveryOption[]} methods
 * @param {Form} form
 * @returns {Page}
 */
export function courier(visit, methods, form) {
  const { desk, delivery } = visit.texts;
  const choices = methods.filter((option) => option.kind !== "email").map((option) => ({ value: option.method, label: visit.language === "en" ? option.name_en : option.name_zh }));
  return {
    title: desk.menu["/desk/courier"],
    current: "/desk/courier",
    content: html`<h1>${desk.menu["/desk/courier"]}</h1><p class="hint">${desk.courierText}</p>${summary(visit, form)}
      <section class="card">${postForm(visit, { action: "/desk/courier", form }, html`${select(visit, form, { name: "deliveryMethod", label: delivery.method, choices })}
        <div class="buttons"><button class="button primary" name="go" value="show">${desk.makeSheet}</button><button class="button" name="go" value="csv">${desk.download}</button></div>`)}</section>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").CourierSheetView} sheet
 * @returns {Page}
 */
export function courierSheet(visit, sheet) {
  const { desk, delivery, fields } = visit.texts;
  return {
    title: desk.menu["/desk/courier"],
    current: "/desk/courier",
    content: html`<div class="sheet"><h1>${visit.say(sheet.method)} <small>${moment(visit, sheet.at)}</small></h1>
      <p class="buttons js" hidden><button class="button primary" type="button" data-print="yes">${desk.print}</button></p>
      ${sheet.parcels.length === 0 ? html`<p class="empty">${desk.nothing}</p>` : html`<table class="cards">
        <thead><tr><th scope="col">${fields.batchNumber}</th><th scope="col">${delivery.recipient}</th><th scope="col">${delivery.phone}</th><th scope="col">${delivery.address}</th><th scope="col">${fields.number}</th><th scope="col">${delivery.remark}</th></tr></thead>
        <tbody>${sheet.parcels.map((parcel) => html`<tr>
          <td data-label=${fields.batchNumber}>${parcel.batchNumber}<small>${visit.say(parcel.freight)}</small></td><td data-label=${delivery.recipient}>${parcel.recipient}</td>
          <td data-label=${delivery.phone}>${parcel.phone}<small>${parcel.mobile}</small></td><td data-label=${delivery.address}>${parcel.address}</td>
          <td data-label=${fields.number}>${parcel.fapiaoNumbers.join(visit.texts.comma)}</td><td data-label=${delivery.remark}>${parcel.remark}</td></tr>`)}</tbody></table>`}</div>`,
  };
}

/**
 * @param {Visit} visit
 * @param {Form} form
 * @returns {Page}
 */
export function notices(visit, form) {
  const { desk } = visit.texts;
  return {
    title: desk.menu["/desk/notices"],
    current: "/desk/notices",
    content: html`<h1>${desk.menu["/desk/notices"]}</h1>
      ${visit.notices.map((notice) => html`<section class="card"><p>${notice.text.zh}</p><p>${notice.text.en}</p><p>${desk.mailBy}${visit.texts.colon}${visit.day(notice.mailBy)}</p>
        ${askedTwice(visit, { action: "/desk/notices/end", label: desk.endNotice, sure: desk.endNoticeSure, content: html`<input type="hidden" name="notice" value=${notice.notice} />` })}</section>`)}
      <section class="card"><h2>${desk.postNotice}</h2><p class="hint">${desk.noticeText}</p>${summary(visit, form, { zh: desk.noticeZh, en: desk.noticeEn, mailBy: desk.mailBy })}
        ${postForm(visit, { action: "/desk/notices", form }, html`
          ${field(visit, form, { name: "zh", label: desk.noticeZh, rows: 2, required: true })}${field(visit, form, { name: "en", label: desk.noticeEn, rows: 2, required: true })}
          ${field(visit, form, { name: "mailBy", label: desk.mailBy, type: "date", required: true })}
          <div class="buttons"><button class="button primary">${desk.postNotice}</button></div>`)}</section>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").AsidePage} list
 * @param {Form} form
 * @returns {Page}
 */
export function asides(visit, list, form) {
  const { desk } = visit.texts;
  return {
    title: desk.menu["/desk/asides"],
    current: "/desk/asides",
    content: html`<h1>${desk.menu["/desk/asides"]}</h1><p class="hint">${desk.asideText}</p>${summary(visit, form, { note: desk.note })}
      ${list.items.length === 0 && html`<p class="empty">${desk.nothing}</p>`}
      ${list.items.map((item) => html`<section class="card"><h2>${item.billId ?? item.orderNumber}</h2>
        <p>${moment(visit, item.at)} · ${desk.asideRecords[item.record] ?? item.record}${item.batchNumber && html` · <a href=${`/desk/applications/${item.batchNumber}`}>${item.batchNumber}</a>`}</p>
        ${item.billId !== undefined && html`<p>${desk.wouldBe(visit.yuan(item.paidFen), visit.yuan(item.refundedFen))}</p>`}
        ${postForm(visit, { action: "/desk/asides" }, html`
          <input type="hidden" name="billId" value=${item.billId} /><input type="hidden" name="orderNumber" value=${item.orderNumber} /><input type="hidden" name="aside" value=${item.aside} />
          <div class="field"><label>${desk.note}<input class="input" name="note" required /></label></div>
          <div class="buttons"><button class="button primary" name="go" value="accept">${desk.accept}</button><button class="button" name="go" value="decline">${desk.decline}</button></div>`)}</section>`)}
      ${pager(visit, list.next)}`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").MailPage} list
 * @param {string | undefined} state
 * @returns {Page}
 */
export function mails(visit, list, state) {
  const { desk } = visit.texts;
  const [mail, to, due, tries, error] = desk.mailColumns;
  return {
    title: desk.menu["/desk/mails"],
    current: "/desk/mails",
    content: html`<h1>${desk.menu["/desk/mails"]}</h1>
      <nav class="tabs" aria-label=${desk.menu["/desk/mails"]}>${MAIL_STATES.map((value) => html`<a href=${`/desk/mails?state=${value}`} aria-current=${value === state ? "page" : undefined}>${desk.mailStates[value]}</a>`)}</nav>
      ${list.items.length === 0 ? html`<p class="empty">${desk.nothing}</p>` : html`<div class="list"><table class="cards">
        <thead><tr><th scope="col">${mail}</th><th scope="col">${to}</th><th scope="col">${due}</th><th scope="col">${tries}</th><th scope="col">${error}</th><th></th></tr></thead>
        <tbody>${list.items.map((item) => html`<tr><td data-label=${mail}>${item.template}</td><td data-label=${to}>${item.to}</td><td data-label=${due}>${moment(visit, item.due)}</td><td data-label=${tries}>${item.attempts}</td><td data-label=${error}>${item.error}</td>
          <td class="actions">${item.state === "gave_up" && postForm(visit, { action: "/desk/mails/again" }, html`<input type="hidden" name="mail" value=${item.mail} /><button class="button small">${desk.sendAgain}</button>`)}</td></tr>`)}</tbody></table></div>`}
      ${pager(visit, list.next)}`,
  };
}

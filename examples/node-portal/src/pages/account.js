// Pages about the customer's own account.

import { facts, field, html, moment, postForm, summary } from "../html.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 */

/**
 * @param {Visit} visit
 * @param {Form} form
 * @returns {Page}
 */
export function account(visit, form) {
  const { texts, account } = visit;
  const { fields } = texts;
  const expires = account?.sessionExpiresAt;
  return {
    title: texts.account.title,
    content: html`<h1>${texts.account.title}</h1>
      <section class="card">
        ${facts([
          [fields.email, account?.email],
          [fields.newEmail, account?.newEmail && html`${account.newEmail} ${texts.account.waiting}`],
          [texts.account.orders, account?.orders.join(texts.comma)],
          [texts.account.signedInUntil, expires && moment(visit, expires)],
        ])}
        <div class="buttons"><a class="button" href="/account/password">${texts.password.title}</a><a class="button" href="/account/email">${texts.email.title}</a><a class="button" href="/titles">${texts.titles.title}</a></div>
      </section>
      <section class="card"><h2>${texts.account.addOrder}</h2><p class="hint">${texts.account.addOrderHint}</p>
        ${summary(visit, form, { orderNumber: fields.orderNumber, orderedOn: fields.orderedOn })}
        ${postForm(visit, { action: "/account/orders", form }, html`<div class="columns">
          ${field(visit, form, { name: "orderNumber", label: fields.orderNumber, required: true })}
          ${field(visit, form, { name: "orderedOn", label: fields.orderedOn, type: "date" })}</div>
          <div class="buttons"><button class="button primary">${texts.account.add}</button></div>`)}
      </section>`,
  };
}

/**
 * @param {Visit} visit
 * @param {import("fapiao").RegistrationFormView} shown
 * @param {Form} form
 * @returns {Page}
 */
export function password(visit, shown, form) {
  const { texts } = visit;
  const { fields } = texts;
  const labels = { oldPassword: fields.oldPassword, newPassword: fields.newPassword, newPasswordRepeat: fields.passwordRepeat };
  return {
    title: texts.password.title,
    content: html`<div class="narrow card"><h1>${texts.password.title}</h1>${summary(visit, form, labels)}
      ${postForm(visit, { action: "/account/password", form }, html`
        ${field(visit, form, { name: "oldPassword", label: fields.oldPassword, type: "password", required: true, autocomplete: "current-password" })}
        ${field(visit, form, { name: "newPassword", label: fields.newPassword, type: "password", required: true, autocomplete: "new-password", hint: visit.say(shown.passwordHelp) })}
        ${field(visit, form, { name: "newPasswordRepeat", label: fields.passwordRepeat, type: "password", required: true, autocomplete: "new-password" })}
        <div class="buttons"><button class="button primary">${texts.password.button}</button></div>`)}</div>`,
  };
}

/**
 * @param {Visit} visit
 * @param {Form} form
 * @returns {Page}
 */
export function email(visit, form) {
  const { texts } = visit;
  const { fields } = texts;
  return {
    title: texts.email.title,
    content: html`<div class="narrow card"><h1>${texts.email.title}</h1><p>${texts.email.text}</p>
      ${summary(visit, form, { newEmail: fields.newEmail, password: fields.password })}
      ${postForm(visit, { action: "/account/email", form }, html`
        ${field(visit, form, { name: "newEmail", label: fields.newEmail, type: "email", required: true, autocomplete: "email" })}
        ${field(visit, form, { name: "password", label: fields.password, type: "password", required: true, autocomplete: "current-password" })}
        <div class="buttons"><button class="button primary">${texts.email.button}</button></div>`)}</div>`,
  };
}

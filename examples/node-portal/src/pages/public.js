// Pages for who is not signed in.

import { field, html, postForm, summary } from "../html.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").RegistrationFormView} RegistrationFormView
 */

/**
 * @param {string} title
 * @param {import("../html.js").Content} content
 * @returns {Page}
 */
function card(title, content) {
  return { title, content: html`<div class="narrow card"><h1>${title}</h1>${content}</div>` };
}

/**
 * @param {Visit} visit
 * @param {RegistrationFormView} shown
 * @param {Form} form
 */
export function register(visit, shown, form) {
  const { texts } = visit;
  const { fields } = texts;
  const labels = { orderNumber: fields.orderNumber, email: fields.email, password: fields.password, passwordRepeat: fields.passwordRepeat, orderedOn: fields.orderedOn };
  return card(texts.register.title, html`
    ${summary(visit, form, labels)}
    ${postForm(visit, { action: "/register", form }, html`
      ${field(visit, form, { name: "orderNumber", label: fields.orderNumber, required: true, hint: html`<details><summary>${texts.register.where}</summary>${visit.say(shown.orderNumberHelp)}</details>` })}
      ${field(visit, form, { name: "email", label: fields.email, type: "email", required: true, autocomplete: "email", hint: texts.register.emailHint })}
      ${field(visit, form, { name: "password", label: fields.password, type: "password", required: true, autocomplete: "new-password", hint: visit.say(shown.passwordHelp) })}
      ${field(visit, form, { name: "passwordRepeat", label: fields.passwordRepeat, type: "password", required: true, autocomplete: "new-password" })}
      ${field(visit, form, { name: "orderedOn", label: fields.orderedOn, type: "date", hint: texts.register.orderedOnHint })}
      <div class="buttons"><button class="button primary">${texts.register.button}</button>
        <a class="button" href="/sign-in">${texts.register.back}</a><a class="button" href="/resend">${texts.resend.title}</a></div>`)}`);
}

/**
 * @param {Visit} visit
 * @param {RegistrationFormView} shown
 */
export function registered(visit, shown) {
  const { texts } = visit;
  return card(texts.register.sentTitle, html`<p>${texts.register.sent(shown.linkHours)}</p>${noMail(visit)}
    <div class="buttons"><a class="button primary" href="/sign-in">${texts.signIn.title}</a><a class="button" href="/resend">${texts.resend.title}</a></div>`);
}

/** @param {Visit} visit */
export function mailSent(visit) {
  const { texts } = visit;
  return card(texts.mailSent.title, html`<p>${texts.mailSent.text}</p>${noMail(visit)}
    <div class="buttons"><a class="button primary" href="/sign-in">${texts.signIn.title}</a></div>`);
}

/** @param {Visit} visit */
function noMail(visit) {
  return html`<p class="hint">${visit.texts.mailSent.noMail(visit.support?.phone ?? "")}</p>`;
}

/**
 * @param {Visit} visit
 * @param {Form} form
 */
export function resend(visit, form) {
  return emailOnly(visit, form, "/resend", visit.texts.resend);
}

/**
 * @param {Visit} visit
 * @param {Form} form
 */
export function forgot(visit, form) {
  return emailOnly(visit, form, "/forgot", visit.texts.forgot);
}

/**
 * @param {Visit} visit
 * @param {Form} form
 * @param {string} action
 * @param {{title: string, text: string, button: string}} texts
 */
function emailOnly(visit, form, action, texts) {
  const label = visit.texts.fields.email;
  return card(texts.title, html`<p>${texts.text}</p>${summary(visit, form, { email: label })}
    ${postForm(visit, { action, form }, html`
      ${field(visit, form, { name: "email", label, type: "email", required: true, autocomplete: "email" })}
      <div class="buttons"><button class="button primary">${texts.button}</button><a class="button" href="/sign-in">${visit.texts.register.back}</a></div>`)}`);
}

/**
 * What a mailed link is for, behind a button.
 * @param {Visit} visit
 * @param {"activate" | "confirm-email"} path
 * @param {Form} form
 */
export function link(visit, path, form) {
  const texts = path === "activate" ? visit.texts.activate : visit.texts.confirmEmail;
  return card(texts.title, html`${summary(visit, form)}<p>${texts.text}</p>
    ${postForm(visit, { action: `/${path}`, form }, html`<input type="hidden" name="token" value=${form.value("token")} />
      <div class="buttons"><button class="button primary">${texts.button}</button>
      ${path === "activate" && html`<a class="button" href="/resend">${visit.texts.resend.title}</a>`}</div>`)}`);
}

/**
 * @param {Visit} visit
 * @param {Form} form
 */
export function signIn(visit, form) {
  const { texts } = visit;
  const { fields } = texts;
  return card(texts.signIn.title, html`${summary(visit, form, { email: fields.email, password: fields.password })}
    ${postForm(visit, { action: "/sign-in", form, once: false }, html`
      <input type="hidden" name="next" value=${form.value("next")} />
      ${field(visit, form, { name: "email", label: fields.email, type: "email", required: true, autocomplete: "username" })}
      ${field(visit, form, { name: "password", label: fields.password, type: "password", required: true, autocomplete: "current-password" })}
      <div class="buttons"><button class="button primary">${texts.signIn.button}</button></div>`)}
    <p class="links"><a href="/register">${texts.register.title}</a> <a href="/forgot">${texts.forgot.title}</a> <a href="/resend">${texts.resend.title}</a> <a href="/help">${texts.help.title}</a></p>`);
}

/**
 * @param {Visit} visit
 * @param {RegistrationFormView} shown
 * @param {Form} form
 */
export function reset(visit, shown, form) {
  const { texts } = visit;
  const { fields } = texts;
  return card(texts.reset.title, html`${summary(visit, form, { newPassword: fields.newPassword, newPasswordRepeat: fields.passwordRepeat })}
    ${postForm(visit, { action: "/reset", form }, html`
      <input type="hidden" name="token" value=${form.value("token")} />
      ${field(visit, form, { name: "newPassword", label: fields.newPassword, type: "password", required: true, autocomplete: "new-password", hint: visit.say(shown.passwordHelp) })}
      ${field(visit, form, { name: "newPasswordRepeat", label: fields.passwordRepeat, type: "password", required: true, autocomplete: "new-password" })}
      <div class="buttons"><button class="button primary">${texts.reset.button}</button></div>`)}`);
}

/**
 * @param {Visit} visit
 * @param {RegistrationFormView} shown
 */
export function help(visit, shown) {
  const { texts } = visit;
  const { help } = texts;
  return card(help.title, html`
    <h2>${texts.register.where}</h2><p>${visit.say(shown.orderNumberHelp)}</p>
    ${help.questions.map(([question, answer]) => html`<h2>${question}</h2><p>${answer}</p>`)}
    <h2>${texts.support.title}</h2><p>${shown.support.phone}<br />${visit.say(shown.support.hours)}</p>`);
}

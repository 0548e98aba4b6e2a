// Pages about one application.

import { askedTwice, facts, html, moment, postForm, summary } from "../html.js";
import { fapiaoButtons, fapiaoCard } from "./fapiao.js";
import { track } from "./track.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("../forms.js").Form} Form
 * @typedef {import("./layout.js").Page} Page
 * @typedef {import("fapiao").ProgressView} ProgressView
 */

/**
 * @param {Visit} visit
 * @param {ProgressView} progress
 * @param {Form} form
 * @returns {Page}
 */
export function application(visit, progress, form) {
  const { texts } = visit;
  const { application: words } = texts;
  const here = `/applications/${progress.batchNumber}`;
  return {
    title: progress.batchNumber,
    current: "/fapiao",
    content: html`<h1>${texts.fields.batchNumber} ${progress.batchNumber}</h1>${summary(visit, form)}
      ${track(visit, progress)}
      <div class="buttons">
        ${progress.allowed.includes("confirm_receipt") && postForm(visit, { action: `${here}/receipt` }, html`<button class="button primary">${words.received}</button>`)}
        ${progress.allowed.includes("cancel") && askedTwice(visit, { action: `${here}/cancel`, label: words.cancel, sure: words.cancelSure, danger: true })}
        <a class="button" href=${`${here}/why`}>${words.why}</a>
        <a class="button" href=${`/requests/new?kind=progress&batch=${encodeURIComponent(progress.batchNumber)}`}>${words.ask}</a>
      </div>
      <h2>${words.fapiao}</h2>
      ${progress.fapiao.map((fapiao) => fapiaoCard(visit, fapiao, { actions: fapiaoButtons(visit, fapiao) }))}`,
  };
}

/**
 * @param {Visit} visit
 * @param {string} batch
 * @param {import("fapiao").WhyView} answer
 * @returns {Page}
 */
export function why(visit, batch, answer) {
  const { texts } = visit;
  return {
    title: texts.application.why,
    current: "/fapiao",
    content: html`<h1>${texts.application.why}</h1>
      <section class="card">${whyFacts(visit, answer)}
        <div class="buttons"><a class="button" href=${`/applications/${batch}`}>${texts.bills.view}</a><a class="button" href=${`/requests/new?kind=not_received&batch=${encodeURIComponent(batch)}`}>${texts.requests.kinds.not_received}</a></div></section>`,
  };
}

/**
 * What the data says at once about a fapiao that has not arrived.
 * @param {Visit} visit
 * @param {import("fapiao").WhyView} answer
 */
export function whyFacts(visit, answer) {
  const { fields, application: words, support } = visit.texts;
  const { opensAt } = answer.support;
  return html`<p class="big named">${visit.say(answer.text)}</p>
    ${facts([
      [words.promise, answer.promise && visit.day(answer.promise.date)],
      [fields.carrier, answer.carrier],
      [fields.waybill, answer.waybill],
      [support.title, html`${answer.support.phone} ${answer.support.openNow ? support.open : html`${support.closed}${opensAt && html`${support.opensAt}${moment(visit, opensAt)}`}`}`],
    ])}`;
}

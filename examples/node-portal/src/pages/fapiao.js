// A fapiao as it is, or as it would be.

import { facts, html } from "../html.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {import("fapiao").FapiaoView} FapiaoView
 * @typedef {import("fapiao").Buyer} Buyer
 */

/**
 * @param {Visit} visit
 * @param {FapiaoView} fapiao
 * @param {{more?: [string, import("../html.js").Content][], planned?: boolean, actions?: import("../html.js").Content}} [options]
 *   `planned`: it is only what would be issued, and thus has no status yet.
 */
export function fapiaoCard(visit, fapiao, { more = [], planned = false, actions } = {}) {
  const { texts } = visit;
  const { fields } = texts;
  const name = texts.types[fapiao.fapiaoType];
  const id = `fapiao-${fapiao.fapiaoId}`;
  return html`<article class=${`fapiao ${fapiao.colour}`} aria-labelledby=${id}>
    <header><h3 id=${id}>${name} <small>${texts.media[fapiao.medium]}${fapiao.colour === "red" && texts.comma + texts.fapiao.red}</small></h3>
      ${!planned && html`<span class=${`badge named ${fapiao.status}`}>${visit.say(fapiao.label)}</span>`}</header>
    ${facts([
      [fields.code, fapiao.code],
      [fields.number, fapiao.number],
      [fields.issuedOn, fapiao.issuedOn && visit.day(fapiao.issuedOn)],
      ...more,
      ...buyerRows(visit, fapiao.buyer),
      [fields.seller, fapiao.sellerName],
      [fields.remark, fapiao.remark],
      [texts.fapiao.replaces, fapiao.replaces],
      [texts.fapiao.replacedBy, fapiao.replacedBy],
    ])}
    <div class="wide" role="region" tabindex="0" aria-label=${texts.fapiao.lines}><table class="lines">
      <caption class="quiet">${texts.fapiao.lines}</caption>
      <thead><tr>${texts.fapiao.columns.map((column, at) => html`<th scope="col" class=${at > 0 ? "number" : ""}>${column}</th>`)}</tr></thead>
      <tbody>${fapiao.lines.map((line) => html`<tr><td>${line.name}</td><td class="number">${visit.yuan(line.netFen)}</td><td class="number">${visit.percent(line.rate)}</td><td class="number">${visit.yuan(line.taxFen)}</td><td class="number">${visit.yuan(line.grossFen)}</td></tr>`)}</tbody>
      <tfoot><tr><th scope="row">${texts.fapiao.total}</th><td class="number">${visit.yuan(fapiao.netFen)}</td><td></td><td class="number">${visit.yuan(fapiao.taxFen)}</td><td class="number"><strong>${visit.yuan(fapiao.grossFen)}</strong></td></tr></tfoot>
    </table></div>
    <p class="capitals"><span>${texts.fapiao.capitals}</span> ${fapiao.grossCapitals}</p>
    ${actions}
  </article>`;
}

/**
 * The buttons of a fapiao for its customer: what the desk allows of it, and no other.
 * @param {Visit} visit
 * @param {FapiaoView} fapiao
 * @param {boolean} [linked] Whether its application is linked too.
 */
export function fapiaoButtons(visit, { allowed, batchNumber, fapiaoId }, linked = false) {
  const { bills, requests } = visit.texts;
  const buttons = [
    linked && allowed.includes("progress") && html`<a class="button small" href=${`/applications/${batchNumber}`}>${bills.view}</a>`,
    allowed.includes("reissue") && html`<a class="button small" href=${`/requests/new?kind=reissue&batch=${encodeURIComponent(batchNumber)}&fapiaoId=${encodeURIComponent(fapiaoId)}`}>${requests.kinds.reissue}</a>`,
  ].filter(Boolean);
  return buttons.length > 0 && html`<div class="buttons">${buttons}</div>`;
}

/**
 * What is known of a buyer, row by row.
 * @param {Visit} visit
 * @param {Partial<Buyer>} buyer
 * @returns {[string, import("../html.js").Content][]}
 */
export function buyerRows(visit, buyer) {
  const { buyer: names } = visit.texts;
  return [
    [names.title, buyer.title], [names.taxId, buyer.taxId], [names.address, buyer.address], [names.phone, buyer.phone],
    [names.bank, buyer.bank], [names.bankAccount, buyer.bankAccount], [names.idNumber, buyer.idNumber],
  ];
}

/**
 * Where a fapiao goes, row by row.
 * @param {Visit} visit
 * @param {Partial<import("fapiao").Delivery>} delivery
 * @param {string | undefined} method In words.
 * @returns {[string, import("../html.js").Content][]}
 */
export function deliveryRows(visit, delivery, method) {
  const { delivery: names } = visit.texts;
  return [
    [names.method, method ?? delivery.method], [names.recipient, delivery.recipient], [names.phone, delivery.phone],
    [names.mobile, delivery.mobile], [names.address, delivery.address], [names.emails, delivery.emails?.join(visit.texts.comma)], [names.remark, delivery.remark],
  ];
}

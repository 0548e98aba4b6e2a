// The fields of a buyer, wherever one is typed.

import { field, html } from "../html.js";

/** Fields that take half of a row, by their width on paper. */
const HALF = ["taxId", "phone", "bank", "bankAccount", "idNumber"];

/**
 * @param {import("../visit.js").Visit} visit
 * @param {import("../forms.js").Form} form
 * @param {string} prefix
 * @param {readonly string[]} required Fields that the desk requires, as it names them.
 */
export function buyerFields(visit, form, prefix, required) {
  const { buyer: names, buyerHints } = visit.texts;
  const wanted = new Set(required.map((name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())));
  /** @type {["title", "taxId", "address", "phone", "bank", "bankAccount", "idNumber"]} */
  const fields = ["title", "taxId", "address", "phone", "bank", "bankAccount", "idNumber"];
  return html`<div class="columns buyer">${fields.map((name) => field(visit, form, {
    name: `${prefix}.${name}`,
    label: names[name],
    required: wanted.has(name),
    hint: buyerHints[name],
    type: name === "phone" ? "tel" : "text",
    class: name === "idNumber" ? "by-individual" : HALF.includes(name) ? "" : "full",
  }))}</div>`;
}

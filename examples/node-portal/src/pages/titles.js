// The title book.

import { askedTwice, facts, field, html, postForm, radios, summary } from "../html.js";
import { buyerFields } from "./buyer.js";
import { buyerRows } from "./fapiao.js";

/**
 * @param {import("../visit.js").Visit} visit
 * @param {import("fapiao").TitlesView} book
 * @param {import("../forms.js").Form} form
 * @returns {import("./layout.js").Page}
 */
export function titles(visit, book, form) {
  const { texts } = visit;
  const { titles: words, buyer: names } = texts;
  const labels = { name: words.name, ...Object.fromEntries(Object.entries(names).map(([name, label]) => [`buyer.${name}`, label])) };
  return {
    title: words.title,
    current: "/titles",
    content: html`<h1>${words.title}</h1><p class="hint">${words.text}</p>
      ${book.titles.map((title) => html`<section class="card"><h2>${title.name}</h2>${facts([[names.kind, texts.buyerKinds[title.buyer.kind]], ...buyerRows(visit, title.buyer)])}
        ${askedTwice(visit, { action: "/titles/remove", label: words.remove, sure: words.removeSure, danger: true, content: html`<input type="hidden" name="name" value=${title.name} />` })}</section>`)}
      <section class="card"><h2>${words.add}</h2>${summary(visit, form, labels)}
        ${postForm(visit, { action: "/titles", form }, html`
          ${field(visit, form, { name: "name", label: words.name, required: true, hint: words.nameHint })}
          ${radios(visit, form, { name: "buyer.kind", label: names.kind, choices: Object.entries(texts.buyerKinds).map(([value, label]) => ({ value, label })) })}
          ${buyerFields(visit, form, "buyer", ["title"])}
          <div class="buttons"><button class="button primary">${words.keep}</button></div>`)}</section>`,
  };
}

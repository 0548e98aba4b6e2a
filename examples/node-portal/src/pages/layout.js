// What stands around every page: header, shortage banner, support contact.

import { html, moment, postForm } from "../html.js";

/**
 * @typedef {import("../visit.js").Visit} Visit
 * @typedef {{title: string, content: import("../html.js").Content, current?: string, plain?: boolean}} Page
 *   `current` is the path of the entry of the menu; `plain` leaves everything around away, for printing.
 */

/**
 * @param {Visit} visit
 * @param {Page} page
 */
export function layout(visit, page) {
  const { texts } = visit;
  const clerk = visit.clerkName !== undefined;
  return html`<html lang=${visit.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${page.title} · ${clerk ? texts.desk.brand : texts.brand}</title>
      <link rel="stylesheet" href="/static/portal.css" />
      <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
      <script src="/static/portal.js" type="module"></script>
    </head>
    <body class=${clerk ? "clerk" : "customer"}>
      <a class="skip" href="#main">${texts.skip}</a>
      ${header(visit, page)}
      ${visit.notices.map((notice) => html`<p class="notice" role="note"><span aria-hidden="true">◎</span> ${visit.say(notice.text)}</p>`)}
      <main id="main" tabindex="-1">
        ${visit.flash !== undefined && html`<p class="alert good" role="status">${texts.flash[visit.flash]}</p>`}
        ${page.content}
      </main>
      ${footer(visit)}
    </body>
  </html>`;
}

/**
 * @param {Visit} visit
 * @param {Page} page
 */
function header(visit, page) {
  const { texts } = visit;
  const clerk = visit.clerkName !== undefined;
  const entries = clerk ? Object.entries(texts.desk.menu) : visit.account === undefined ? [] : Object.entries(texts.menu);
  return html`<header class="top">
    <div class="inner">
      <a class="brand" href=${clerk ? "/desk" : "/"}><b aria-hidden="true">票</b>${clerk ? texts.desk.brand : texts.brand}</a>
      <div class="who">${clerk ? clerkMenu(visit) : customerMenu(visit)}${languages(visit)}</div>
    </div>
    ${entries.length > 0 &&
    html`<nav class="menu" aria-label=${texts.mainMenu}><div class="inner">
      ${entries.map(([path, label]) => html`<a href=${path} aria-current=${path === page.current ? "page" : undefined}>${label}</a>`)}
    </div></nav>`}
  </header>`;
}

/** @param {Visit} visit */
function customerMenu(visit) {
  const { texts } = visit;
  if (visit.account === undefined) {
    return html`<a href="/sign-in">${texts.signIn.title}</a><a href="/register">${texts.register.title}</a>`;
  }
  return html`<details class="account">
    <summary>${texts.hello}<span class="name">${visit.account.email ?? ""}</span></summary>
    <div class="popup">
      <a href="/account">${texts.account.title}</a>
      <a href="/account/password">${texts.password.title}</a>
      <a href="/account/email">${texts.email.title}</a>
      ${postForm(visit, { action: "/sign-out" }, html`<button class="link">${texts.signOut}</button>`)}
    </div>
  </details>`;
}

/** @param {Visit} visit */
function clerkMenu(visit) {
  return html`<span class="name">${visit.clerkName}</span>
    ${postForm(visit, { action: "/desk/sign-out", once: false }, html`<button class="link">${visit.texts.signOut}</button>`)}`;
}

/** @param {Visit} visit */
function languages(visit) {
  const [other, label] = visit.language === "en" ? ["zh-CN", "中文"] : ["en", "English"];
  return postForm(
    visit,
    { action: "/language", class: "language" },
    html`<input type="hidden" name="back" value=${visit.path} />
      <button class="link" name="language" value=${other} lang=${other}>${label}</button>`,
  );
}

/** @param {Visit} visit */
function footer(visit) {
  const { texts, support } = visit;
  if (support === undefined) return html`<footer class="bottom"></footer>`;
  const now = support.openNow
    ? html`<span class="open">${texts.support.open}</span>`
    : html`<span class="closed">${texts.support.closed}${support.opensAt && html`${texts.support.opensAt}${moment(visit, support.opensAt)}`}</span>`;
  return html`<footer class="bottom"><div class="inner">
    <p><strong>${texts.support.title}</strong> <a href=${`tel:${support.phone.replace(/[^+\d]/g, "")}`}>${support.phone}</a></p>
    <p>${visit.say(support.hours)} ${now}</p>
    <p><a href="/help">${texts.help.title}</a>${visit.portal.inbox !== undefined && html` · <a href="/inbox">${texts.inbox.title}</a>`}</p>
  </div></footer>`;
}

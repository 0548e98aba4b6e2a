// The inbox of development: everybody's mails, on this machine only.

import { html, moment } from "../html.js";
import { anybody } from "../handlers.js";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../portal.js").Portal} portal
 */
export function inboxRoutes(app, portal) {
  const mails = () => portal.inbox?.mails ?? [];

  app.get("/inbox", anybody(portal, async (visit) => ({
    title: visit.texts.inbox.title,
    content: html`<h1>${visit.texts.inbox.title}</h1><p class="hint">${visit.texts.inbox.text}</p>
      ${mails().length === 0 && html`<p class="empty">${visit.texts.inbox.none}</p>`}
      <ul class="mails">${mails().map(({ id, mail, at }) => html`<li><a href=${`/inbox/${encodeURIComponent(id)}`}>${mail.subject}</a><small>${mail.to} · ${moment(visit, at)}</small></li>`)}</ul>`,
  })));
  app.get("/inbox/:id", anybody(portal, async (visit, { params }) => {
    const received = portal.inbox?.find(params.id ?? "");
    if (received === undefined) return visit.goTo("/inbox");
    const { mail } = received;
    // Where the text has its link, there is one to click.
    const [before, after] = mail.link === undefined ? [mail.text, ""] : mail.text.split(mail.link);
    return {
      title: mail.subject,
      content: html`<section class="card mail"><h1>${mail.subject}</h1><p class="hint">${visit.texts.inbox.to} ${mail.to}</p>
        <pre lang=${mail.locale}>${before}${mail.link !== undefined && html`<a href=${mail.link}>${mail.link}</a>`}${after}</pre></section>
        <p><a class="button" href="/inbox">${visit.texts.inbox.title}</a></p>`,
    };
  }));
}

// The way of an application, for its customer and for the clerk: stages, promise, reasons, timeline.

import { html, moment } from "../html.js";

/**
 * @param {import("../visit.js").Visit} visit
 * @param {import("fapiao").ProgressView} progress
 */
export function track(visit, progress) {
  const { application: words, stages } = visit.texts;
  const names = Object.values(stages);
  const promise = html`<p><strong>${words.promise}</strong>${visit.texts.colon}${visit.day(progress.promise.date)} ${progress.promise.provisional && visit.texts.wizard.provisional}
    ${progress.late && html`<span class="badge late">${words.late}</span>`}</p>`;
  return html`<section class="card">
    <ol class=${`track stage-${progress.stage}`} aria-label=${visit.texts.stageOf(progress.stage, progress.stages)}>
      ${names.map((name, at) => html`<li class=${at < progress.stage ? "on" : ""} aria-current=${at + 1 === progress.stage ? "step" : undefined}><i aria-hidden="true"></i><span class="named">${at + 1 === progress.stage ? visit.say(progress.label) : name}</span></li>`)}
    </ol>
    ${promise}
    ${progress.remarks.map((remark) => html`<p class="named">${visit.say(remark)}</p>`)}
    ${progress.reasons.length > 0 && html`<div class="alert"><ul>${progress.reasons.map((reason) => html`<li><span class="named">${visit.say(reason.text)}</span></li>`)}</ul></div>`}
    <h2>${words.timeline}</h2>
    <ol class="timeline">${progress.timeline.map((entry) => html`<li>${moment(visit, entry.at)}<span class="named">${visit.say(entry.text)}</span></li>`)}</ol>
  </section>`;
}

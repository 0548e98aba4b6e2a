// The small parts that pages are made of. Everything that is put into a template is escaped.

import { html } from "htm/preact";
import { renderToString } from "preact-render-to-string";

export { html };

/**
 * @typedef {import("./visit.js").Visit} Visit
 * @typedef {import("./forms.js").Form} Form
 * @typedef {import("preact").ComponentChildren} Content
 */

/** @param {import("preact").VNode} page */
export function render(page) {
  return `<!doctype html>${renderToString(page)}`;
}

/**
 * A form that changes something: with its CSRF token, and the name of its submission.
 * @param {Visit} visit
 * @param {{action?: string, form?: Form, class?: string, once?: boolean}} options `once` gives the submission a name.
 * @param {Content} content
 */
export function postForm(visit, options, content) {
  const { action, form, once = true } = options;
  return html`<form method="post" action=${action} class=${options.class} novalidate>
    <input type="hidden" name="_csrf" value=${visit.csrfToken} />
    ${once && html`<input type="hidden" name="requestId" value=${form?.requestId ?? visit.newRequestId()} />`}
    ${content}
  </form>`;
}

/**
 * A labelled field, with what is wrong with it beside it.
 * @param {Visit} visit
 * @param {Form} form
 * @param {{name: string, label: string, type?: string, hint?: Content, required?: boolean, autocomplete?: string, rows?: number,
 *   inputmode?: string, class?: string, placeholder?: string}} options
 */
export function field(visit, form, options) {
  const { name, type = "text", rows } = options;
  const id = form.idOf(name);
  const common = {
    id,
    name,
    class: "input",
    required: options.required,
    autocomplete: options.autocomplete,
    inputmode: options.inputmode,
    placeholder: options.placeholder,
    "aria-describedby": describedBy(form, options.hint, name),
    "aria-invalid": form.problemsOf(name).length > 0 ? "true" : undefined,
    autofocus: form.takesFocus(name),
  };
  const value = type === "password" ? "" : form.value(name);
  return html`<div class=${`field ${options.class ?? ""}`}>
    <label for=${id}>${options.label} ${mark(visit, options.required)}</label>
    ${rows === undefined ? html`<input ...${common} type=${type} value=${value} />` : html`<textarea ...${common} rows=${rows}>${value}</textarea>`}
    ${options.hint && html`<div class="hint" id=${`${id}-hint`}>${options.hint}</div>`}
    ${wrong(visit, form, name)}
  </div>`;
}

/**
 * A choice of one among several, as a list to open.
 * @param {Visit} visit
 * @param {Form} form
 * @param {{name: string, label: string, choices: {value: string, label: string}[], required?: boolean, hint?: Content}} options
 */
export function select(visit, form, options) {
  const { name } = options;
  const id = form.idOf(name);
  return html`<div class="field">
    <label for=${id}>${options.label} ${mark(visit, options.required)}</label>
    <select id=${id} name=${name} class="input" autofocus=${form.takesFocus(name)} aria-describedby=${describedBy(form, options.hint, name)}>
      ${options.choices.map(({ value, label }) => html`<option value=${value} selected=${value === form.value(name)}>${label}</option>`)}
    </select>
    ${options.hint && html`<div class="hint" id=${`${id}-hint`}>${options.hint}</div>`}
    ${wrong(visit, form, name)}
  </div>`;
}

/**
 * A choice of one among several, all in view.
 * @param {Visit} visit
 * @param {Form} form
 * @param {{name: string, label: string, class?: string, refresh?: boolean, choices: {value: string, label: Content, note?: Content, kind?: string}[]}} options
 */
export function radios(visit, form, options) {
  const { name } = options;
  const id = form.idOf(name);
  const focus = form.takesFocus(name);
  return html`<fieldset class=${`field radios ${options.class ?? ""}`} id=${id} aria-describedby=${describedBy(form, undefined, name)}>
    <legend>${options.label}</legend>
    <div class="choices">
      ${options.choices.map(
        ({ value, label, note, kind }, at) => html`<label class="choice">
          <input type="radio" name=${name} value=${value} checked=${value === form.value(name)} data-kind=${kind}
            data-refresh=${options.refresh ? "yes" : undefined} autofocus=${focus && at === 0} />
          <span>${label}${note && html`<small>${note}</small>`}</span>
        </label>`,
      )}
    </div>
    ${wrong(visit, form, name)}
  </fieldset>`;
}

/**
 * A box to tick.
 * @param {Form} form
 * @param {{name: string, label: Content}} options
 */
export function tick(form, { name, label }) {
  return html`<label class="choice"><input type="checkbox" name=${name} value="yes" checked=${form.value(name) === "yes"} /><span>${label}</span></label>`;
}

/**
 * Everything that is wrong, at the top of a form, with links to the fields.
 * @param {Visit} visit
 * @param {Form} form
 * @param {Record<string, string>} [labels] Names of fields that can be jumped to.
 */
export function summary(visit, form, labels = {}) {
  if (form.problems.length === 0) return null;
  const said = form.problems.map((problem) => {
    const name = Object.keys(labels).find((known) => problem.path === known || problem.path.startsWith(`${known}[`));
    const what = visit.say(problem);
    return name === undefined
      ? html`<li>${what}</li>`
      : html`<li><a href=${`#${form.idOf(name)}`}>${labels[name]}</a>${visit.texts.colon}${what}</li>`;
  });
  return html`<div class="alert wrong" role="alert"><p>${visit.texts.checkFields}</p><ul>${said}</ul></div>`;
}

/**
 * A button that asks once more before something is done.
 * @param {Visit} visit
 * @param {{action: string, label: string, sure: string, content?: Content, danger?: boolean, form?: Form}} options
 */
export function askedTwice(visit, { action, label, sure, content, danger = false, form }) {
  return html`<details class="twice" open=${form !== undefined && form.problems.length > 0}>
    <summary class=${danger ? "button danger" : "button"}>${label}</summary>
    <div class="popup">${postForm(visit, { action, form }, html`<p>${sure}</p>${content}<button class=${danger ? "button danger" : "button primary"}>${label}</button>`)}</div>
  </details>`;
}

/**
 * The progress bar of four segments.
 * @param {Visit} visit
 * @param {number} stage From 1.
 * @param {string} label
 */
export function stages(visit, stage, label) {
  return html`<div class=${`stages stage-${stage}`}>
    <span class="stage-label named">${label}</span>
    <span class="bar" role="img" aria-label=${visit.texts.stageOf(stage, 4)}>
      ${[1, 2, 3, 4].map((segment) => html`<i class=${segment <= stage ? "on" : ""}></i>`)}
    </span>
  </div>`;
}

/**
 * Names and values, side by side. What is empty is left out.
 * @param {[string, Content][]} rows
 */
export function facts(rows) {
  const full = rows.filter(([, value]) => value !== undefined && value !== null && value !== "" && value !== false);
  return html`<dl class="facts">${full.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/**
 * @param {Visit} visit
 * @param {Date} instant
 */
export function moment(visit, instant) {
  return html`<time datetime=${instant.toISOString()}>${visit.time(instant)}</time>`;
}

/**
 * The way to the next page of a list.
 * @param {Visit} visit
 * @param {string | undefined} next Cursor.
 */
export function pager(visit, next) {
  const here = new URL(visit.path, "http://portal");
  const first = new URL(here);
  first.searchParams.delete("cursor");
  const cursor = here.searchParams.get("cursor");
  if (cursor === null && next === undefined) return null;
  const following = new URL(here);
  following.searchParams.set("cursor", next ?? "");
  return html`<nav class="pager" aria-label=${visit.texts.pages}>
    ${cursor !== null && html`<a class="button" href=${first.pathname + first.search}>${visit.texts.firstPage}</a>`}
    ${next !== undefined && html`<a class="button" rel="next" href=${following.pathname + following.search}>${visit.texts.nextPage}</a>`}
  </nav>`;
}

/**
 * @param {Form} form
 * @param {Content} hint
 * @param {string} name
 */
function describedBy(form, hint, name) {
  const ids = [hint ? `${form.idOf(name)}-hint` : "", form.problemsOf(name).length > 0 ? `${form.idOf(name)}-wrong` : ""];
  return ids.filter((id) => id !== "").join(" ") || undefined;
}

/**
 * @param {Visit} visit
 * @param {boolean | undefined} required
 */
function mark(visit, required) {
  return required ? html`<span class="required" title=${visit.texts.required} aria-hidden="true">*</span>` : null;
}

/**
 * @param {Visit} visit
 * @param {Form} form
 * @param {string} name
 */
function wrong(visit, form, name) {
  const problems = form.problemsOf(name);
  if (problems.length === 0) return null;
  return html`<p class="problem" id=${`${form.idOf(name)}-wrong`}>${problems.map((problem) => visit.say(problem)).join(visit.texts.semicolon)}</p>`;
}

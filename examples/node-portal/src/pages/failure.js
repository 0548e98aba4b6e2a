// What a refusal looks like when there is no form to show it in.

import { FapiaoError } from "fapiao";
import { html } from "../html.js";

/** @type {Record<string, number>} */
const STATUS = { invalid: 422, not_found: 404, refused: 409, taken: 409, conflict: 409, unavailable: 503, internal: 500 };
/** @type {Record<string, number>} Codes that mean something to a browser. */
const BY_CODE = { session_invalid: 401, password_change_required: 428, too_many_attempts: 429, operation_not_allowed: 403 };

/**
 * The status of HTTP for an error.
 * @param {unknown} error
 * @returns {number}
 */
export function statusOf(error) {
  if (error instanceof FapiaoError) return BY_CODE[error.code] ?? STATUS[error.kind] ?? 500;
  const status = /** @type {{statusCode?: number}} */ (error)?.statusCode;
  return status !== undefined && status >= 400 && status < 500 ? status : 500;
}

/**
 * @param {import("../visit.js").Visit} visit
 * @param {unknown} error
 */
export function failure(visit, error) {
  const status = statusOf(error);
  const { failure: texts } = visit.texts;
  if (error instanceof FapiaoError) {
    const [what, advice] = visit.language === "en" ? [error.en, error.adviceEn] : [error.zh, error.adviceZh];
    const problems = error.problems.map((problem) => html`<li>${visit.say(problem)}</li>`);
    return { status, page: page(visit, what, html`<p>${advice}</p><ul>${problems}</ul>`) };
  }
  const known = { 403: texts.forged, 404: texts.notFound, 429: texts.tooMany }[status];
  return { status, page: page(visit, known ?? (status >= 500 ? texts.internal : texts.bad), null) };
}

/**
 * @param {import("../visit.js").Visit} visit
 * @param {string} what
 * @param {import("../html.js").Content} advice
 */
function page(visit, what, advice) {
  return html`<h1>${visit.texts.failure.title}</h1>
    <div class="alert wrong" role="alert"><p><strong>${what}</strong></p>${advice}</div>
    <p><a class="button" href="/">${visit.texts.failure.home}</a></p>`;
}

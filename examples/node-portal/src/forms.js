// Reading forms and showing what is wrong with them. Names of fields are paths into the command, such as `buyer.taxId`.

import { fen, FapiaoError } from "fapiao";

/**
 * @typedef {import("fapiao").Problem} Problem
 * @typedef {Record<string, string | string[] | undefined>} Body What a browser sends.
 */

/** Fields of a buyer and of a delivery, in the order of the forms. */
export const BUYER = /** @type {const} */ (["kind", "title", "taxId", "address", "phone", "bank", "bankAccount", "idNumber"]);
export const DELIVERY = /** @type {const} */ (["method", "recipient", "phone", "mobile", "address", "remark"]);

/** A form as it is shown: what is filled in, and what is wrong. */
export class Form {
  /** Whether a wrong field has been given the focus already. */
  #focused = false;

  /**
   * @param {Record<string, unknown>} [values] By dotted name.
   * @param {readonly Problem[]} [problems]
   * @param {string} [requestId] The name of the submission.
   */
  constructor(values = {}, problems = [], requestId = undefined) {
    /** Tells this form from others on the same page. */
    this.scope = "";
    this.values = values;
    this.problems = problems.map((problem) => ({ ...problem, path: fieldName(problem.path) }));
    this.requestId = requestId;
  }

  /**
   * The same form, told from others on the page by this.
   * @param {string} scope
   */
  within(scope) {
    this.scope = scope;
    return this;
  }

  /**
   * The id of a field on the page.
   * @param {string} name
   */
  idOf(name) {
    return `f-${this.scope}${name}`.replace(/[^A-Za-z0-9]+/g, "-");
  }

  /** @param {string} name */
  value(name) {
    const value = this.values[name];
    return typeof value === "string" ? value : "";
  }

  /**
   * What is wrong with a field, or with something inside of it.
   * @param {string} name
   */
  problemsOf(name) {
    return this.problems.filter(({ path }) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`));
  }

  /**
   * Whether this is the first wrong field on the page, which gets the focus.
   * @param {string} name
   */
  takesFocus(name) {
    if (this.#focused || this.problemsOf(name).length === 0) return false;
    this.#focused = true;
    return true;
  }
}

/**
 * The name that a form has for a path of the desk.
 * @param {string} path
 */
export function fieldName(path) {
  return path.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/**
 * Text of a field.
 * @param {Body} body
 * @param {string} name
 */
export function text(body, name) {
  const value = body[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

/**
 * Text of a field that may be left empty.
 * @param {Body} body
 * @param {string} name
 */
export function optional(body, name) {
  const value = text(body, name).trim();
  return value === "" ? undefined : value;
}

/**
 * All texts of a field that can be there several times.
 * @param {Body} body
 * @param {string} name
 */
export function texts(body, name) {
  return [body[name] ?? []].flat();
}

/**
 * Fields of a group, such as `buyer.title`, as an object. Those that were not sent are empty.
 * @template {string} F
 * @param {Body} body
 * @param {string} group
 * @param {readonly F[]} fields
 */
export function group(body, group, fields) {
  return /** @type {Record<F, string>} */ (Object.fromEntries(fields.map((field) => [field, text(body, `${group}.${field}`)])));
}

/**
 * The buyer in a form.
 * @param {Body} body
 * @param {string} [prefix]
 * @returns {import("fapiao").Buyer}
 */
export function buyer(body, prefix = "buyer") {
  const { kind, ...rest } = group(body, prefix, BUYER);
  return { ...rest, kind: /** @type {import("fapiao").BuyerKind} */ (kind || "enterprise") };
}

/**
 * Addresses that stand in one field, apart by commas or spaces.
 * @param {string} text
 */
export function addresses(text) {
  return text.split(/[\s,;，；]+/u).filter((address) => address !== "");
}

/**
 * An object as values of a form: `{buyer: {title}}` becomes `buyer.title`.
 * @param {string} prefix
 * @param {object} object
 */
export function flatten(prefix, object) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/**
 * An amount that was typed in yuan, in fen; what is wrong with it is told under the name of its field.
 * @param {Body} body
 * @param {string} name
 * @param {Problem[]} problems
 */
export function amount(body, name, problems) {
  const typed = optional(body, name);
  if (typed === undefined) return undefined;
  try {
    return fen(typed.replace(/[,，¥￥\s]/gu, ""));
  } catch (error) {
    problems.push(...problemsOf(error).map((problem) => ({ ...problem, path: name })));
    return undefined;
  }
}

/**
 * A choice: only one of these is taken from a form, anything else counts as not chosen.
 * @template {string} C
 * @param {string | undefined} value
 * @param {readonly C[]} choices
 * @returns {C | undefined}
 */
export function choice(value, choices) {
  return choices.find((known) => known === value);
}

/**
 * What is wrong, of an error that a form can show; every other error goes on.
 * @param {unknown} error
 * @returns {readonly Problem[]}
 */
export function problemsOf(error) {
  if (!(error instanceof FapiaoError)) throw error;
  if (error.problems.length > 0) return error.problems;
  if (error.code === "session_invalid" || error.code === "password_change_required") throw error;
  const { code, zh, en } = error;
  const [adviceZh, adviceEn] = [error.adviceZh, error.adviceEn];
  return [{ path: error.field ?? "", code, zh: `${zh}。${adviceZh}。`, en: `${en}: ${adviceEn}.` }];
}

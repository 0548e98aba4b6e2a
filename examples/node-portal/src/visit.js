// A visit: one request, by somebody, in a language. Pages are made from it.

import { randomUUID } from "node:crypto";
import { COOKIES, cookieOptions, signedIn } from "./security.js";
import * as format from "./format.js";
import { en } from "./texts/en.js";
import { zh } from "./texts/zh.js";

/**
 * @typedef {import("./format.js").Language} Language
 * @typedef {import("fapiao").Text} Text
 * @typedef {import("fapiao").AccountView} AccountView
 */

export class Visit {
  /** @type {string | undefined} */ #token;

  /**
   * @param {import("./portal.js").Portal} portal
   * @param {import("fastify").FastifyRequest} request
   * @param {import("fastify").FastifyReply} reply
   */
  constructor(portal, request, reply) {
    this.portal = portal;
    this.request = request;
    this.reply = reply;
    this.language = chooseLanguage(request);
    this.texts = this.language === "en" ? en : zh;
    /** The page that this is about, with its query, to come back to. */
    this.path = request.method === "GET" ? request.url : pageBefore(portal, request);
    /** @type {AccountView | undefined} Who is signed in as a customer. */
    this.account = undefined;
    /** @type {string | undefined} Who is signed in as a clerk. */
    this.clerkName = undefined;
    /** @type {keyof typeof zh.flash | undefined} What was just done. */
    this.flash = undefined;
    /** @type {readonly import("fapiao").NoticeView[]} Shortage notices that run. */
    this.notices = [];
    /** @type {import("fapiao").SupportView | undefined} Whom to call. */
    this.support = undefined;
  }

  /** The session token of the customer. */
  get session() {
    return this.request.cookies[COOKIES.customer] ?? "";
  }

  /** The desk as the customer. */
  get customer() {
    return this.portal.desk.customer(this.session);
  }

  /** The desk as the clerk. */
  get clerk() {
    if (this.clerkName === undefined) throw new Error("no clerk is signed in");
    return this.portal.desk.staff(this.clerkName);
  }

  /**
   * A text of the desk, in the language of the visit.
   * @param {Text} text
   */
  say(text) {
    return this.language === "en" ? text.en : text.zh;
  }

  /** @param {number} fen */
  yuan(fen) {
    return format.yuan(this.language, fen);
  }

  /** @param {string} rate */
  percent(rate) {
    return format.percent(this.language, rate);
  }

  /** @param {string} date */
  day(date) {
    return format.day(this.language, date);
  }

  /** @param {Date} instant */
  time(instant) {
    return format.time(this.language, instant);
  }

  /** The CSRF token of every form on the page. */
  get csrfToken() {
    const { settings } = this.portal;
    this.#token ??= this.reply.generateCsrf({ ...cookieOptions(settings), sameSite: "strict", signed: true, userInfo: signedIn(this.request) });
    return this.#token;
  }

  /** A fresh name for a submission, so that sending it twice does it once. */
  newRequestId() {
    return randomUUID();
  }

  /**
   * Goes to another page after something was done.
   * @param {string} path
   * @param {keyof typeof zh.flash} [flash]
   */
  goTo(path, flash) {
    if (flash !== undefined) {
      this.reply.setCookie(COOKIES.flash, flash, { ...cookieOptions(this.portal.settings), maxAge: 60 });
    }
    return this.reply.redirect(path, 303);
  }

  /** Takes what was just done out of its cookie, to show it once. */
  takeFlash() {
    const flash = this.request.cookies[COOKIES.flash];
    if (flash === undefined) return;
    this.reply.clearCookie(COOKIES.flash, cookieOptions(this.portal.settings));
    if (Object.hasOwn(this.texts.flash, flash)) this.flash = /** @type {keyof typeof zh.flash} */ (flash);
  }
}

/**
 * The page of this portal whose form was sent.
 * @param {import("./portal.js").Portal} portal
 * @param {import("fastify").FastifyRequest} request
 */
function pageBefore(portal, request) {
  const from = URL.parse(request.headers.referer ?? "");
  return from?.origin === portal.settings.origin ? from.pathname + from.search : "/";
}

/**
 * The language chosen before, or the one that the browser prefers.
 * @param {import("fastify").FastifyRequest} request
 * @returns {Language}
 */
function chooseLanguage(request) {
  const chosen = request.cookies[COOKIES.language];
  if (chosen === "en" || chosen === "zh-CN") return chosen;
  const preferred = /\b(zh|en)\b/i.exec(request.headers["accept-language"] ?? "");
  return preferred?.[1]?.toLowerCase() === "en" ? "en" : "zh-CN";
}

/**
 * A path of this portal, or the fallback: nobody is sent elsewhere by a link.
 * @param {unknown} path
 * @param {string} fallback
 */
export function localPath(path, fallback) {
  if (typeof path !== "string" || !/^\/[^/\\]/.test(path) || /[\u0000-\u001f\\]/.test(path)) return fallback;
  return path;
}

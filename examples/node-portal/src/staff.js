// Who works at the clerk's desk. A key of the settings opens it; a cookie that the portal signed keeps it open for a shift.

import { createHash, timingSafeEqual } from "node:crypto";

/** How long a clerk stays signed in, in milliseconds. */
export const SHIFT = 8 * 60 * 60 * 1000;

/**
 * The clerk with that key, compared without telling by time how much of it was right.
 * @param {import("./settings.js").Settings} settings
 * @param {string} key
 */
export function clerkWithKey(settings, key) {
  const given = digest(key);
  return settings.staff.filter((one) => timingSafeEqual(digest(one.key), given)).at(0);
}

/**
 * The name on a signed cookie, while the shift lasts and the clerk is still in the settings.
 * @param {import("./settings.js").Settings} settings
 * @param {string} value
 */
export function clerkOnCookie(settings, value) {
  const { name, until } = JSON.parse(value);
  return settings.staff.some((one) => one.name === name) && until > Date.now() ? String(name) : undefined;
}

/**
 * What the cookie of a clerk says, before it is signed.
 * @param {string} name
 */
export function cookieFor(name) {
  return JSON.stringify({ name, until: Date.now() + SHIFT });
}

/** @param {string} text */
function digest(text) {
  return createHash("sha256").update(text).digest();
}

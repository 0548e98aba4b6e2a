// How amounts, days and times are written. All times are China time.

/** @typedef {"zh-CN" | "en"} Language */

const ZONE = "Asia/Shanghai";

/**
 * An amount: `¥1,280.00`. The digits never pass through a float.
 * @param {Language} language
 * @param {number} fen
 */
export function yuan(language, fen) {
  const style = /** @type {const} */ ({ style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" });
  return new Intl.NumberFormat(language, style).format(/** @type {any} */ (plainYuan(fen)));
}

/**
 * An amount as one types it: `1280.00`.
 * @param {number} fen
 */
export function plainYuan(fen) {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A rate: `6%`.
 * @param {Language} language
 * @param {string} rate
 */
export function percent(language, rate) {
  const format = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
  return format.format(/** @type {any} */ (rate));
}

/**
 * A day, given as `yyyy-mm-dd`.
 * @param {Language} language
 * @param {string} date
 */
export function day(language, date) {
  const instant = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(instant);
}

/**
 * An instant, to the minute.
 * @param {Language} language
 * @param {Date} instant
 */
export function time(language, instant) {
  const style = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short", timeZone: ZONE });
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, style).format(instant);
}

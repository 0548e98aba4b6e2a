// What the portal is told by its environment.

import { randomBytes } from "node:crypto";

/**
 * @typedef {object} Limits How often an address may try, within `minutes`.
 * @property {number} signIn
 * @property {number} signUp
 * @property {number} forgotten
 * @property {number} minutes
 *
 * @typedef {object} Settings
 * @property {string} origin Where browsers find the portal, such as `https://fapiao.example.com`.
 * @property {string} host Address to listen on.
 * @property {number} port Port to listen on.
 * @property {boolean} secure Whether cookies travel over https only.
 * @property {boolean} development Whether mails are shown in the inbox page instead of being sent.
 * @property {boolean | string} trustProxy Whose `X-Forwarded-For` is believed.
 * @property {string} database Address of the desk: `memory:` or `sqlite:PATH`.
 * @property {string | undefined} policyFile
 * @property {string} cookieSecret What cookies are signed with; at least 32 characters.
 * @property {{name: string, key: string}[]} staff Who may sign in at the clerk's desk.
 * @property {import("fapiao").SmtpOptions | undefined} mailServer None in development, where mails are shown in the inbox page.
 * @property {Limits} limits
 */

/** @type {Limits} */
export const LIMITS = { signIn: 20, signUp: 10, forgotten: 10, minutes: 10 };

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads the settings; throws an error that says what is missing.
 * @param {Record<string, string | undefined>} environment
 * @returns {Settings}
 */
export function readSettings(environment) {
  const development = environment.NODE_ENV === "development";
  const url = new URL(environment.PORTAL_URL ?? "http://127.0.0.1:3000");
  const local = LOOPBACK.has(url.hostname);
  if (url.protocol !== "https:" && !local) {
    throw new Error("PORTAL_URL must begin with https:// unless it is this machine");
  }
  if (development && !local) {
    throw new Error("NODE_ENV=development shows everybody's mails: it is for this machine only");
  }
  const cookieSecret = environment.PORTAL_COOKIE_SECRET ?? (development ? randomBytes(32).toString("hex") : "");
  if (cookieSecret.length < 32) {
    throw new Error("PORTAL_COOKIE_SECRET must be set, with at least 32 characters");
  }
  return {
    origin: url.origin,
    host: environment.PORTAL_HOST ?? "127.0.0.1",
    port: Number(environment.PORTAL_PORT ?? (url.port || 3000)),
    secure: !local,
    development,
    trustProxy: environment.PORTAL_TRUST_PROXY ?? false,
    database: environment.PORTAL_DATABASE ?? "sqlite:portal.db",
    policyFile: environment.PORTAL_POLICY,
    cookieSecret,
    staff: readStaff(environment.PORTAL_STAFF ?? ""),
    mailServer: development ? undefined : readMailServer(environment),
    limits: LIMITS,
  };
}

/**
 * Reads where mails go out.
 * @param {Record<string, string | undefined>} environment
 * @returns {import("fapiao").SmtpOptions}
 */
function readMailServer(environment) {
  const { PORTAL_MAIL_HOST: host, PORTAL_MAIL_FROM: fromAddress } = environment;
  if (host === undefined || fromAddress === undefined) {
    throw new Error("PORTAL_MAIL_HOST and PORTAL_MAIL_FROM must name a mail server and the address that mails come from");
  }
  const port = environment.PORTAL_MAIL_PORT;
  return {
    host,
    fromAddress,
    port: port === undefined ? undefined : Number(port),
    username: environment.PORTAL_MAIL_USER,
    password: environment.PORTAL_MAIL_PASSWORD,
  };
}

/**
 * Reads `name:key, name:key`.
 * @param {string} text
 */
function readStaff(text) {
  return text.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map((entry) => {
    const [name, key] = entry.split(":").map((part) => part.trim());
    if (!name || !key || key.length < 16) {
      throw new Error("PORTAL_STAFF must be name:key, name:key … with keys of at least 16 characters");
    }
    return { name, key };
  });
}

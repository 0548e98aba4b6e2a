// A portal on a port of its own with a clock that stands still, and a browser to visit it.

import { createServer } from "node:net";
import { chromium } from "playwright-core";
import { ManualClock } from "fapiao";
import { runOnce } from "../src/clockwork.js";
import { payments } from "../src/demo/payments.js";
import { Inbox } from "../src/inbox.js";
import { openDesk } from "../src/open.js";
import { createPortal } from "../src/portal.js";

/** A Thursday morning in China. */
export const NOW = "2026-03-12T10:00:00+08:00";
export const CLERK = { name: "周敏", key: "a-key-for-tests-only" };
export const PASSWORD = "three-small-fish";

/** A buyer with all that a special fapiao needs, by the names of the form. */
export const BUYER = {
  "buyer.title": "云帆信息技术（上海）有限公司",
  "buyer.taxId": "91310110MAJ5TU2T65",
  "buyer.address": "上海市杨浦区示例路 88 号 5 层",
  "buyer.phone": "021-55550188",
  "buyer.bank": "示例银行上海杨浦支行",
  "buyer.bankAccount": "121900000010901",
};
export const DELIVERY = { "delivery.recipient": "林小帆", "delivery.phone": "021-55550188", "delivery.address": "上海市杨浦区示例路 88 号 5 层 财务部" };

/**
 * Starts a portal with the demo's payments.
 * @param {{limits?: import("../src/settings.js").Limits, feed?: boolean}} [options]
 */
export async function startPortal({ limits = { signIn: 1000, signUp: 1000, forgotten: 1000, minutes: 1 }, feed = true } = {}) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = {
    origin, host: "127.0.0.1", port, secure: false, development: true, trustProxy: false, database: "memory:", policyFile: undefined,
    cookieSecret: "a secret for tests, of 32 characters and more", staff: [CLERK], mailServer: undefined, limits,
  };
  const clock = new ManualClock(new Date(NOW));
  const desk = await openDesk(settings, { clock, seed: 7, cheapPasswords: true });
  if (feed) await desk.platform().feed(payments(new Date(NOW)));
  const inbox = new Inbox();
  const app = await createPortal(desk, settings, inbox);
  await app.listen({ host: settings.host, port });
  return {
    origin, clock, desk, inbox,
    /** Sends what is due, and gives the link of the latest mail to somebody. */
    async linkFor(/** @type {string} */ email) {
      await runOnce(desk, inbox);
      return inbox.mails.find(({ mail }) => mail.to === email && mail.link !== undefined)?.mail.link ?? "";
    },
    async runOnce() {
      await runOnce(desk, inbox);
    },
    async close() {
      await app.close();
      await desk.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startPortal>>} TestPortal */

/**
 * An account that is ready to be used: registered with an order of the demo, and activated.
 * @param {TestPortal} portal
 * @param {{email?: string, order?: string}} [who]
 */
export async function makeAccount(portal, { email = "lin@yunfan.example", order = "SO-2400" } = {}) {
  const { desk } = portal;
  await desk.register({ orderNumber: order, email, password: PASSWORD, passwordRepeat: PASSWORD, locale: "zh-CN" });
  await desk.activate({ token: new URL(await portal.linkFor(email)).searchParams.get("token") ?? "" });
  return { email, me: desk.customer((await desk.signIn({ email, password: PASSWORD })).token) };
}

/** A headless Chromium: that of `PORTAL_CHROMIUM`, or the one that Debian installs. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.PORTAL_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
  });
}

/**
 * Signs a customer in.
 * @param {import("playwright-core").Page} page
 * @param {TestPortal} portal
 * @param {string} [email]
 */
export async function signIn(page, portal, email = "lin@yunfan.example") {
  await page.goto(`${portal.origin}/sign-in`);
  await fill(page, { email, password: PASSWORD });
  await page.click("main button.primary");
}

/**
 * Signs the clerk in.
 * @param {import("playwright-core").Page} page
 * @param {TestPortal} portal
 */
export async function signInClerk(page, portal) {
  await page.goto(`${portal.origin}/desk/sign-in`);
  await fill(page, { key: CLERK.key });
  await page.click("main button.primary");
}

/**
 * Fills fields in by their names.
 * @param {import("playwright-core").Page | import("playwright-core").Locator} place
 * @param {Record<string, string>} values
 */
export async function fill(place, values) {
  for (const [name, value] of Object.entries(values)) await place.locator(`[name="${name}"]:visible`).first().fill(value);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

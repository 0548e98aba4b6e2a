// Pictures of the main pages, in a wide window and on a phone; no page is wider than a small phone.
// `npm run pictures` writes them for the README.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CUSTOMERS } from "../src/demo/payments.js";
import { fillWithDemo } from "../src/demo/story.js";
import { BUYER, CLERK, fill, launch, signIn, signInClerk, startPortal } from "./support.js";

/** What a picture weighs at the most, in bytes. */
const HEAVIEST = 150_000;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support.js").TestPortal} */
let portal;
/** @type {string} */
let folder;

before(async () => {
  folder = process.env.PORTAL_PICTURES ?? (await mkdtemp(join(tmpdir(), "pictures-")));
  await mkdir(folder, { recursive: true });
  browser = await launch();
  portal = await startPortal();
  await fillWithDemo(portal.desk, CLERK.name, portal.inbox);
  await portal.desk.staff(CLERK.name).postNotice({
    zh: "因近日票源紧张，很遗憾无法及时为您提供发票，预计将于 2026-03-20 日前寄出，敬请谅解！",
    en: "We are short of blank fapiao. Yours will be mailed by 20 March 2026; please bear with us.",
    mailBy: "2026-03-20",
  });
});
after(async () => {
  await browser.close();
  await portal.close();
  if (process.env.PORTAL_PICTURES === undefined) await rm(folder, { recursive: true });
});

/**
 * Chromium now and then refuses a picture, and takes the same one when asked again.
 * @param {import("playwright-core").Page} page
 * @param {string} path
 */
async function shoot(page, path) {
  for (let tries = 1; ; tries += 1) {
    try {
      await page.screenshot({ path });
      return;
    } catch (error) {
      if (tries === 5 || !String(error).includes("Unable to capture screenshot")) throw error;
      await page.waitForTimeout(100 * tries);
    }
  }
}

/**
 * A window of that size, in that language.
 * @param {number} width
 * @param {number} height
 * @param {string} locale
 */
async function open(width, height, locale) {
  const page = await (await browser.newContext({ viewport: { width, height }, locale })).newPage();
  /** Takes a picture, and sees that it is light. */
  const picture = async (/** @type {string} */ name) => {
    const path = join(folder, `${name}.png`);
    await shoot(page, path);
    assert.ok((await stat(path)).size <= HEAVIEST, `${name} is too heavy`);
  };
  const go = (/** @type {string} */ path) => page.goto(portal.origin + path);
  return { page, picture, go };
}

test("pictures of the customer's pages", async () => {
  const { page, picture, go } = await open(1280, 800, "zh-CN");
  await go("/register?order=SO-7700");
  await picture("register");
  await signIn(page, portal);
  await picture("bills");
  await page.check('input[name=bill][value="PAY-2406"]');
  await page.click(".strip button");
  await fill(page, { "buyer.taxId": "91310110MAJ5TU2T66", "buyer.phone": "" });
  await page.click("main button.primary");
  await picture("wrong-fields");
  await fill(page, BUYER);
  await page.click("main button.primary");
  await page.click("main button.primary");
  await picture("check");
  await go("/fapiao");
  await page.click("article:has-text('10000001') a");
  await picture("progress");
});

test("pictures of the clerk's pages", async () => {
  const { page, picture } = await open(1280, 800, "en");
  await signInClerk(page, portal);
  await picture("queue");
  await page.click("td a");
  await picture("issue");
});

test("a picture on a phone", async () => {
  const { page, picture } = await open(375, 740, "zh-CN");
  await signIn(page, portal);
  await picture("phone");
});

test("no page is wider than a small phone, in either language", async () => {
  const [fapiao] = (await portal.desk.customerByReference(CUSTOMERS.company).fapiao()).items;
  const [request] = (await portal.desk.staff(CLERK.name).requestQueue()).items;
  const customers = ["/bills", "/bills/PAY-2400", "/fapiao", "/requests", "/titles", "/account", "/account/password", "/account/email", "/help", "/inbox",
    `/applications/${fapiao?.batchNumber}`, `/applications/${fapiao?.batchNumber}/why`, "/requests/new?kind=split&bill=PAY-2410", `/requests/new?kind=reissue&batch=${fapiao?.batchNumber}`];
  const clerks = ["/desk", "/desk?stage=to_deliver", `/desk/applications/${fapiao?.batchNumber}`, "/desk/requests", `/desk/requests/${request?.request}`, "/desk/courier", "/desk/notices", "/desk/asides", "/desk/mails?state=sent"];
  for (const locale of ["zh-CN", "en"]) {
    const { page, go } = await open(320, 640, locale);
    const fits = async (/** @type {string} */ path) => {
      const answer = await go(path);
      assert.equal(answer?.status(), 200, path);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${locale} ${path}`);
      const unnamed = await page.locator("input:not([type=hidden]):visible, select:visible, textarea:visible").evaluateAll((fields) => fields.filter((field) => /** @type {HTMLInputElement} */ (field).labels?.length === 0 && !field.hasAttribute("aria-label")).length);
      assert.equal(unnamed, 0, `every field of ${path} has a label`);
      const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length, `no id of ${path} stands twice`);
    };
    for (const path of ["/sign-in", "/register", "/forgot", "/resend", "/reset", "/activate"]) await fits(path);
    await signIn(page, portal);
    for (const path of customers) await fits(path);
    await page.goto(`${portal.origin}/bills`);
    await page.click('button[name=only][value="PAY-2408"]');
    const wizard = new URL(page.url()).pathname;
    for (const step of ["", "/delivery", "/check"]) await fits(wizard + step);
    await signInClerk(page, portal);
    for (const path of clerks) await fits(path);
    await page.context().close();
  }
});

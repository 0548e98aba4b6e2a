// The wrong paths: what is refused, and how that looks.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { BUYER, CLERK, DELIVERY, PASSWORD, fill, launch, makeAccount, signIn, signInClerk, startPortal } from "./support.js";

const HOUR = 60 * 60 * 1000;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support.js").TestPortal} */
let portal;
/** @type {import("playwright-core").Page} */
let page;

before(async () => { browser = await launch(); });
after(() => browser.close());
beforeEach(async () => {
  portal = await startPortal();
  page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
});
afterEach(async () => {
  await page.context().close();
  await portal.close();
});

const next = () => page.click("main button.primary");
const alert = async () => (await page.textContent("[role=alert]")) ?? "";

/** Applies without the pages, for tests of what comes later. */
const applied = (/** @type {import("fapiao").Customer} */ me, bill = "PAY-2401") => me.apply({
  bills: [bill], fapiaoType: "normal", medium: "paper", buyer: { title: BUYER["buyer.title"], taxId: BUYER["buyer.taxId"] },
  delivery: { method: "yunda", recipient: DELIVERY["delivery.recipient"], phone: DELIVERY["delivery.phone"], address: DELIVERY["delivery.address"] },
});

/** Sends a form as a program would, with the cookies of the browser. */
const post = (/** @type {string} */ path, /** @type {Record<string, string>} */ form = {}) =>
  page.request.post(portal.origin + path, { form, maxRedirects: 0 });

/** A CSRF token of the page that is open. */
const token = () => page.locator("[name=_csrf]").first().inputValue();

describe("ways in", () => {
  const register = async (/** @type {string} */ order, email = "somebody@example.com", repeat = PASSWORD) => {
    await page.goto(`${portal.origin}/register`);
    await fill(page, { orderNumber: order, email, password: PASSWORD, passwordRepeat: repeat });
    await next();
  };

  test("an order number that is not known: when to try again, and whom to call", async () => {
    await register("SO-UNKNOWN");
    assert.match(await alert(), /没有找到该订单号/);
    assert.match(await alert(), /重试/);
    assert.equal(await page.inputValue("[name=orderNumber]"), "SO-UNKNOWN");
    assert.equal(await page.inputValue("[name=password]"), "", "a password is never sent back");
    await fill(page, { orderedOn: "2026-02-02", password: PASSWORD, passwordRepeat: PASSWORD });
    await next();
    assert.match(await alert(), /400-089-0365/);
  });

  test("an order number of somebody else, and passwords that differ", async () => {
    await makeAccount(portal);
    await register("SO-2400");
    assert.match(await alert(), /已被其他账户激活/);
    await register("SO-7700", "somebody@example.com", "another-password");
    assert.match((await page.textContent(".problem")) ?? "", /不一致/);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "passwordRepeat");
  });

  test("a link that has expired, was used, or never was; a fresh one works", async () => {
    await register("SO-7700");
    const link = await portal.linkFor("somebody@example.com");
    portal.clock.advance(24 * HOUR);
    await page.goto(link);
    await next();
    assert.match(await alert(), /链接已过期/);
    await page.click("text=重发激活邮件");
    await fill(page, { email: "somebody@example.com" });
    await next();
    await page.goto(await portal.linkFor("somebody@example.com"));
    const used = page.url();
    await next();
    assert.equal(await page.textContent("[role=status]"), "账号已激活，请登录。");
    for (const url of [used, `${portal.origin}/activate?token=nonsense`, `${portal.origin}/activate`]) {
      await page.goto(url);
      await next();
      assert.notEqual(await alert(), "", url);
    }
  });

  test("a stranger learns nothing from forgotten passwords and resent links", async () => {
    await makeAccount(portal);
    for (const path of ["/forgot", "/resend"]) {
      const shown = [];
      for (const email of ["lin@yunfan.example", "nobody@example.com"]) {
        await page.goto(portal.origin + path);
        await fill(page, { email });
        await next();
        shown.push(await page.textContent("main"));
      }
      assert.equal(shown[0], shown[1], path);
    }
  });

  test("after wrong passwords one waits; too many attempts from one address are stopped", async () => {
    await makeAccount(portal);
    await page.goto(`${portal.origin}/sign-in`);
    for (let tries = 0; tries < 8; tries += 1) {
      await fill(page, { email: "lin@yunfan.example", password: "wrong-password" });
      await next();
    }
    assert.match(await alert(), /失败次数过多/);

    const strict = await startPortal({ limits: { signIn: 3, signUp: 3, forgotten: 3, minutes: 1 }, feed: false });
    try {
      for (const [path, wanted] of /** @type {const} */ ([["/sign-in", 409], ["/register", 422], ["/forgot", 422], ["/desk/sign-in", 403]])) {
        await page.goto(strict.origin + path);
        const form = { _csrf: await token(), email: "x", password: "x" };
        const answers = [];
        for (let tries = 0; tries < 4; tries += 1) {
          const sent = path === "/sign-in" ? { ...form, email: `x${tries}@example.com` } : form;
          answers.push((await page.request.post(strict.origin + path, { form: sent })).status());
        }
        assert.deepEqual(answers, [wanted, wanted, wanted, 429], path);
      }
    } finally {
      await strict.close();
    }
  });

  test("nobody is sent to another site after signing in or changing the language", async () => {
    await makeAccount(portal);
    for (const target of ["https://evil.example", "//evil.example", "/\\evil.example", "/\tevil"]) {
      await page.context().clearCookies();
      await page.goto(`${portal.origin}/sign-in?next=${encodeURIComponent(target)}`);
      await fill(page, { email: "lin@yunfan.example", password: PASSWORD });
      await next();
      assert.equal(page.url(), `${portal.origin}/bills`);
      const answer = await post("/language", { _csrf: await token(), language: "zh-CN", back: target });
      assert.equal(answer.headers().location, "/");
    }
  });
});

describe("what is not one's own", () => {
  test("another customer's bill, application and request are not there", async () => {
    const other = await makeAccount(portal, { email: "other@example.com", order: "SO-7700" });
    const { batchNumber } = await applied(other.me, "PAY-7700");
    const { request } = await other.me.openRequest({ kind: "other", text: "?", contact: { familyName: "王", givenName: "明", phone: "13800000001", email: "other@example.com" } });
    await makeAccount(portal);
    await signIn(page, portal);
    for (const path of ["/bills/PAY-7700", `/applications/${batchNumber}`, `/applications/${batchNumber}/why`, `/requests/${request}`, "/requests/new?kind=split&bill=PAY-7700", "/bills/no-such", "/no-such-page"]) {
      const answer = await page.goto(portal.origin + path);
      assert.equal(answer?.status(), 404, path);
      assert.doesNotMatch((await page.textContent("main")) ?? "", /云帆|王/, path);
    }
    await page.goto(`${portal.origin}/bills`);
    const csrf = await token();
    assert.equal((await post("/bills/choose", { _csrf: csrf, bill: "PAY-7700" })).status(), 404);
    assert.equal((await post(`/applications/${batchNumber}/cancel`, { _csrf: csrf })).status(), 404);
    assert.equal((await other.me.progress(batchNumber)).status, "submitted");
  });

  test("a draft belongs to its session", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    await page.click('button[name=only][value="PAY-2401"]');
    const draft = page.url();
    await page.context().clearCookies();
    await makeAccount(portal, { email: "other@example.com", order: "SO-7700" });
    await signIn(page, portal, "other@example.com");
    await page.goto(draft);
    assert.equal(page.url(), `${portal.origin}/bills`);
    assert.match((await page.textContent("[role=status]")) ?? "", /重新选择账单/);
  });

  test("the clerk's desk is closed to customers and to forged cookies, the customer's pages to clerks", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const forged = JSON.stringify({ name: CLERK.name, until: Date.now() + HOUR });
    for (const value of ["", encodeURIComponent(forged), `${encodeURIComponent(forged)}.c2lnbmF0dXJl`]) {
      await page.context().addCookies([{ name: "clerk", value, url: portal.origin }]);
      await page.goto(`${portal.origin}/desk`);
      assert.match(page.url(), /\/desk\/sign-in\?next=%2Fdesk$/);
    }
    await fill(page, { key: "a-key-for-nobody-else" });
    await next();
    assert.match(await alert(), /密钥不正确/);
    await page.context().clearCookies();
    await signInClerk(page, portal);
    await page.goto(`${portal.origin}/bills`);
    assert.match(page.url(), /\/sign-in\?next=%2Fbills$/);
  });
});

describe("forms", () => {
  test("without its CSRF token nothing is done, nor with one of another session", async () => {
    const { me } = await makeAccount(portal);
    const { batchNumber } = await applied(me);
    await page.goto(`${portal.origin}/sign-in`);
    const before = await token();
    await signIn(page, portal);
    /** @type {Record<string, string>[]} */
    const forms = [{}, { _csrf: "nonsense" }, { _csrf: before }];
    for (const form of forms) {
      const answer = await post(`/applications/${batchNumber}/cancel`, form);
      assert.equal(answer.status(), 403);
      assert.match(await answer.text(), /页面已过期/);
    }
    assert.equal((await me.progress(batchNumber)).status, "submitted");
    await page.goto(`${portal.origin}/bills`);
    assert.equal((await post(`/applications/${batchNumber}/cancel`, { _csrf: await token() })).status(), 303);
  });

  test("a cancel that comes too late is refused, with what is possible now", async () => {
    const { me } = await makeAccount(portal);
    const { batchNumber } = await applied(me);
    await signIn(page, portal);
    await page.goto(`${portal.origin}/applications/${batchNumber}`);
    await page.click("summary:has-text('取消申请')");
    const { fapiao } = await me.progress(batchNumber);
    await portal.desk.staff("li").issue({ fapiaoId: fapiao[0]?.fapiaoId ?? "", document: { code: "031002600111", number: "10000001" } });
    await page.click(".popup button:has-text('取消申请')");
    assert.match(await alert(), /当前状态/);
    assert.equal(await page.locator("summary:has-text('取消申请')").count(), 0, "the button is gone");
    assert.equal((await me.progress(batchNumber)).status, "issued");
  });

  test("all wrong fields of every step stand beside their fields, in English too", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    await page.click("button[name=language]");
    await page.click('button[name=only][value="PAY-2401"]');
    await fill(page, { ...BUYER, "buyer.taxId": "91310110MAJ5TU2T66", "buyer.phone": "12", "buyer.bank": "" });
    await next();
    const problems = await page.locator(".field:has(.problem)").evaluateAll((fields) => fields.map((field) => [field.querySelector("input")?.name, field.querySelector(".problem")?.textContent]));
    assert.deepEqual(problems.map(([name]) => name), ["buyer.taxId", "buyer.phone", "buyer.bank"]);
    assert.match(problems[1]?.[1] ?? "", /must be a landline/);
    const described = await page.getAttribute('[name="buyer.phone"]', "aria-describedby");
    assert.match(described ?? "", /f-buyer-phone-wrong/);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "buyer.taxId");
    await fill(page, BUYER);
    await next();
    await page.check('input[name="delivery.method"][value=sf_collect]');
    await fill(page, { "delivery.phone": "1", "delivery.mobile": "021-55550188" });
    await next();
    assert.equal(await page.locator(".problem").count(), 4);
    await fill(page, { ...DELIVERY, "delivery.mobile": "" });
    await next();
    assert.match((await page.textContent("main")) ?? "", /recipient pays the courier/);
    await next();
    assert.equal(await page.textContent("h1"), "Application submitted");
  });

  test("what was changed in another window is shown before it is submitted", async () => {
    const { me } = await makeAccount(portal);
    await applied(me);
    await signIn(page, portal);
    await page.click('button[name=only][value="PAY-2402"]');
    const draft = page.url();
    await next();
    await next();
    const other = await page.context().newPage();
    await other.goto(draft);
    await fill(other, { remark: "合同 42" });
    await other.click("main button.primary");
    await next();
    assert.match((await page.textContent("[role=status]")) ?? "", /再确认一次/);
    assert.match((await page.textContent("main")) ?? "", /合同 42/);
    await next();
    assert.equal(await page.textContent("h1"), "申请已提交");
  });

  test("a bill that was applied for meanwhile is refused where it stands", async () => {
    const { me } = await makeAccount(portal);
    await signIn(page, portal);
    await page.click('button[name=only][value="PAY-2401"]');
    await applied(me, "PAY-2401");
    await fill(page, BUYER);
    await next();
    assert.match(await alert(), /PAY-2401/);
    await page.goto(`${portal.origin}/bills`);
    await page.click(".strip button");
    assert.equal(await page.textContent("[role=status]"), "请先选择账单。");
  });

  test("a split that does not add up, and one that is no number", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    await page.goto(`${portal.origin}/requests/new?kind=split&bill=PAY-2410`);
    await page.check("[name=by][value=amount]");
    await fill(page, { "parts[0].size": "一百", "parts[1].size": "1.00", "contact.familyName": "林", "contact.givenName": "小帆", "contact.phone": "13800000000" });
    await next();
    assert.match((await page.textContent(".problem")) ?? "", /不是有效的金额/);
    await fill(page, { "parts[0].size": "100" });
    await next();
    assert.match(await alert(), /合计应为/);
  });

  test("text of customers is text wherever it is shown", async () => {
    const { me } = await makeAccount(portal);
    const nasty = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
    await me.openRequest({ kind: "other", text: nasty, contact: { familyName: "<b>", givenName: "'\"&", phone: "13800000000", email: "lin@yunfan.example" } });
    await signInClerk(page, portal);
    await page.goto(`${portal.origin}/desk/requests`);
    await page.click("td a");
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.match((await page.textContent("main")) ?? "", /<img src=x/);
    assert.doesNotMatch(await page.title(), /owned/);
  });
});

describe("the browser's own rules", () => {
  test("cookies are out of reach of scripts, pages are not kept, and nothing foreign is loaded", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const cookies = await page.context().cookies();
    assert.deepEqual(cookies.map(({ name }) => name).sort(), ["csrf", "customer"]);
    assert.ok(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite !== "None"));
    const answer = await page.goto(`${portal.origin}/bills`);
    const headers = answer?.headers() ?? {};
    assert.equal(headers["cache-control"], "no-store");
    assert.match(headers["content-security-policy"] ?? "", /default-src 'none'/);
    assert.doesNotMatch(headers["content-security-policy"] ?? "", /unsafe/);
    assert.doesNotMatch(await page.content(), new RegExp(cookies.find(({ name }) => name === "customer")?.value ?? "?"), "the session token is only in its cookie");
  });

  test("everything works without scripts", async () => {
    await makeAccount(portal);
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: "zh-CN" });
    page = await plain.newPage();
    await signIn(page, portal);
    await page.check('input[name=bill][value="PAY-2401"]');
    await page.click(".strip button");
    await page.check('input[value="normal/digital"]');
    await page.click("text=更新必填项");
    assert.equal(await page.locator(".buyer .required").count(), 2, "a normal digital one requires title and tax id");
    await fill(page, { "buyer.title": BUYER["buyer.title"], "buyer.taxId": BUYER["buyer.taxId"] });
    await page.press('[name="buyer.taxId"]', "Enter");
    await page.waitForURL(/delivery$/);
    await page.check('input[name="delivery.method"][value=email]');
    await fill(page, { "delivery.emails": "a@example.com，b@example.com" });
    await next();
    await next();
    assert.equal(await page.textContent("h1"), "申请已提交");
  });

  test("a session that ended leads to sign-in and back", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    portal.clock.advance(13 * HOUR);
    await page.goto(`${portal.origin}/titles`);
    assert.match(page.url(), /sign-in\?next=%2Ftitles/);
    assert.match((await page.textContent("[role=status]")) ?? "", /登录已失效/);
    await fill(page, { email: "lin@yunfan.example", password: PASSWORD });
    await next();
    assert.equal(page.url(), `${portal.origin}/titles`);
  });
});

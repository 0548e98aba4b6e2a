// The complete journeys, as people take them: with a browser, from page to page.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { BUYER, CLERK, DELIVERY, PASSWORD, fill, launch, makeAccount, signIn, signInClerk, startPortal } from "./support.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support.js").TestPortal} */
let portal;
/** @type {import("playwright-core").Page} The customer's. */
let page;
/** @type {import("playwright-core").Page} The clerk's, in a browser of their own. */
let desk;

before(async () => { browser = await launch(); });
after(() => browser.close());
beforeEach(async () => {
  portal = await startPortal();
  page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  desk = await (await browser.newContext({ locale: "zh-CN" })).newPage();
});
afterEach(async () => {
  await page.context().close();
  await desk.context().close();
  await portal.close();
});

const next = () => page.click("main button.primary");
const heading = () => page.textContent("h1");

/** Goes through the wizard, from My bills to the last step. */
async function apply(/** @type {string[]} */ bills) {
  await page.goto(`${portal.origin}/bills`);
  for (const bill of bills) await page.check(`input[name=bill][value="${bill}"]`);
  await page.click(".strip button");
  await fill(page, BUYER);
  await next();
  await page.check('input[name="delivery.method"][value=yunda]');
  await fill(page, DELIVERY);
  await next();
  assert.equal(await heading(), "请确认填写信息");
  await next();
  return (await page.textContent(".big"))?.trim() ?? "";
}

/** Issues every fapiao of an application. */
async function issueAll(/** @type {string} */ batch, first = 10_000_001) {
  await desk.goto(`${portal.origin}/desk/applications/${batch}`);
  for (let number = first; (await desk.locator("form.issue").count()) > 0; number += 1) {
    await fill(desk.locator("form.issue").first(), { "document.code": "031002600111", "document.number": String(number) });
    await desk.locator("form.issue button.primary").first().click();
    await desk.waitForSelector(".alert.good");
  }
}

describe("from payment to receipt", () => {
  test("register by a link, activate, apply for two bills, follow them until they arrive", async () => {
    // The host mails a registration link; the order number is filled in.
    const { url } = await portal.desk.platform().registrationLink("SO-7700");
    await page.goto(url);
    assert.equal(await page.inputValue("[name=orderNumber]"), "SO-7700");
    await fill(page, { email: "new@example.com", password: PASSWORD, passwordRepeat: PASSWORD });
    await next();
    assert.equal(await heading(), "激活邮件已发送");

    // Signing in has to wait for the link in the mail.
    await signIn(page, portal, "new@example.com");
    assert.match((await page.textContent("[role=alert]")) ?? "", /尚未激活/);
    await portal.runOnce();
    await page.goto(`${portal.origin}/inbox`);
    await page.click("text=请激活您的发票服务账号");
    await page.click(".mail pre a");
    assert.equal(await heading(), "激活账号");
    await next();
    assert.equal(await page.textContent("[role=status]"), "账号已激活，请登录。");
    await fill(page, { email: "new@example.com", password: PASSWORD });
    await next();

    // All the bills of the same customer are there; nothing is applied for.
    assert.equal(await page.locator("tbody tr").count(), 3);
    assert.equal(await page.locator(".stage-1").count(), 3);
    await page.check('input[name=bill][value="PAY-7700"]');
    await page.check('input[name=bill][value="PAY-7701"]');
    await page.click(".strip button");

    // Everything that is missing is told at once, and the first field has the focus.
    await next();
    const wrong = await page.locator("[aria-invalid]").evaluateAll((fields) => fields.map((field) => field.getAttribute("name")));
    assert.deepEqual(wrong, Object.keys(BUYER));
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "buyer.title");
    await fill(page, BUYER);
    await page.check("[name=merge]");
    await next();
    await next();
    assert.equal(await page.locator(".problem").count(), 1, "the method of delivery is not chosen");
    await page.check('input[name="delivery.method"][value=yunda]');
    await fill(page, DELIVERY);
    await next();

    // Exactly what would be issued: one fapiao over both bills.
    assert.equal(await page.locator("article.fapiao").count(), 1);
    assert.match((await page.textContent(".capitals")) ?? "", /贰仟玖佰叁拾肆圆壹角壹分/);
    assert.match((await page.textContent(".promise")) ?? "", /2026年3月16日/);

    // Sent twice, as an impatient double click does: there is one application.
    const form = await page.locator("main form").last().evaluate((element) => Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (element)).entries()));
    const sent = await Promise.all([1, 2].map(() => page.request.post(page.url(), { form: /** @type {Record<string, string>} */ (form), maxRedirects: 0 })));
    assert.deepEqual(sent.map((answer) => answer.status()), [303, 303]);
    assert.equal(sent[0]?.headers().location, sent[1]?.headers().location);
    await page.goto(portal.origin + sent[0]?.headers().location);
    assert.equal(await heading(), "申请已提交");
    const batch = (await page.textContent(".big"))?.trim() ?? "";
    assert.match(batch, /^G20260312_\d{10}$/);

    // The clerk looks at the whole title, issues, and gives it to the courier.
    await signInClerk(desk, portal);
    await desk.click(`text=${batch}`);
    assert.match((await desk.textContent("article.fapiao")) ?? "", /9131\*+/);
    await desk.click("text=查看完整信息");
    await fill(desk, { reason: "开票" });
    await desk.click("details[open] .popup button");
    assert.match((await desk.textContent("main")) ?? "", /91310110MAJ5TU2T65/);
    await issueAll(batch);
    await desk.goto(`${portal.origin}/desk/courier`);
    await desk.click("main button.primary");
    assert.match((await desk.textContent("table")) ?? "", /示例路 88 号/);
    await desk.goto(`${portal.origin}/desk/applications/${batch}`);
    await fill(desk, { carrier: "韵达快递", waybill: "4312876509931" });
    await desk.click('form[action$="/mail"] button.primary');
    assert.equal(await desk.textContent("[role=status]"), "已登记快递。");

    // The customer sees where it is, and says that it came.
    await page.goto(`${portal.origin}/applications/${batch}`);
    assert.match((await page.textContent("main")) ?? "", /4312876509931/);
    assert.equal((await page.textContent(".track [aria-current]"))?.trim(), "已寄出");
    await page.click("text=为什么还没收到？");
    assert.match((await page.textContent("main")) ?? "", /4312876509931/);
    await page.goBack();
    await page.click("text=我已收到");
    assert.equal(await page.textContent("[role=status]"), "谢谢，已确认收到。");
    await page.goto(`${portal.origin}/fapiao`);
    assert.match((await page.textContent("article.fapiao")) ?? "", /10000001/);

    // The mails told of every step.
    await portal.runOnce();
    const told = portal.inbox.mails.map(({ mail }) => mail.template).sort();
    assert.deepEqual(told, ["activate", "application_received", "fapiao_issued", "fapiao_mailed"]);
  });

  test("the next application is filled in from the last, can be collected, and can be cancelled before", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const batch = await apply(["PAY-2401"]);
    await page.goto(`${portal.origin}/applications/${batch}`);
    await page.click("summary:has-text('取消申请')");
    await page.click(".popup button:has-text('取消申请')");
    assert.equal(await page.textContent("[role=status]"), "申请已取消，账单已退回。");

    await page.goto(`${portal.origin}/bills`);
    await page.click('button[name=only][value="PAY-2401"]');
    assert.equal(await page.inputValue('[name="buyer.taxId"]'), BUYER["buyer.taxId"]);
    await next();
    await page.check('input[name="delivery.method"][value=pick_up]');
    assert.equal(await page.locator('[name="delivery.address"]:visible').count(), 0, "who collects it needs no address");
    await next();
    assert.match((await page.textContent("main")) ?? "", /科苑路88号/);
    await next();
    const second = (await page.textContent(".big"))?.trim() ?? "";
    await signInClerk(desk, portal);
    await issueAll(second);
    await fill(desk, { to: "林小帆" });
    await desk.click('form[action$="/hand-over"] button.primary');
    assert.equal(await desk.textContent("[role=status]"), "已登记交付。");
    assert.equal((await desk.textContent(".track [aria-current]"))?.trim(), "已自取");
  });

  test("what was recorded and differs goes into quarantine and out again; a rejected application gives its bills back", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const batch = await apply(["PAY-2401"]);
    await signInClerk(desk, portal);
    await desk.goto(`${portal.origin}/desk/applications/${batch}`);
    await desk.click("form.issue summary");
    await fill(desk, { "document.code": "031002600111", "document.number": "10000001", "document.grossFen": "1.00" });
    await desk.click("form.issue button.primary");
    assert.match((await desk.textContent("[role=status]")) ?? "", /已隔离/);
    await desk.click("summary:has-text('退出隔离')");
    await fill(desk, { note: "录入错误，票面无误" });
    await desk.click(".popup button:has-text('退出隔离')");
    await desk.click("summary:has-text('驳回申请')");
    await fill(desk, { reason: "抬头与营业执照不符" });
    await desk.click(".popup button:has-text('驳回申请')");
    await page.goto(`${portal.origin}/applications/${batch}`);
    assert.match((await page.textContent("main")) ?? "", /抬头与营业执照不符/);
    await page.goto(`${portal.origin}/bills/PAY-2401`);
    assert.equal(await page.locator("text=申请账单").count(), 1);
  });
});

describe("split and reissue", () => {
  test("a bill is split by shares, with another title for one part", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    await page.goto(`${portal.origin}/bills/PAY-2410`);
    await page.click("text=拆分账单");
    await page.click("text=再加一份");
    await fill(page, { "parts[0].size": "2", "parts[1].size": "1", "contact.familyName": "林", "contact.givenName": "小帆", "contact.phone": "13800000000" });
    await fill(page, { "parts[1].buyer.title": "云帆教育科技（苏州）有限公司" });
    await page.locator("fieldset.part").nth(1).locator("summary").click();
    await fill(page, { "parts[1].buyer.taxId": "913101153176891841", "parts[1].buyer.address": "苏州市示例路 1 号", "parts[1].buyer.phone": "0512-55550188", "parts[1].buyer.bank": "示例银行", "parts[1].buyer.bankAccount": "121900000010902" });
    await next();
    assert.equal(await page.textContent("[role=status]"), "请求已提交。");

    await signInClerk(desk, portal);
    await desk.goto(`${portal.origin}/desk/requests`);
    await desk.click("td a");
    await desk.click('form[action$="/approve_request"] button');
    assert.equal(await desk.textContent("[role=status]"), "已处理。");

    await apply(["PAY-2410"]);
    await page.click("text=查看进度");
    const sums = await page.locator("article.fapiao tfoot strong").allTextContents();
    assert.deepEqual(sums, ["¥3,347.40", "¥1,673.70"]);
    assert.match((await page.locator("article.fapiao").nth(1).textContent()) ?? "", /苏州/);
  });

  test("a fapiao with the wrong title is exchanged: original back, void, issued anew", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const batch = await apply(["PAY-2401"]);
    await signInClerk(desk, portal);
    await issueAll(batch);
    await page.goto(`${portal.origin}/applications/${batch}`);
    await page.click("text=换开发票");
    assert.equal(await page.inputValue('[name="change.buyer.title"]'), BUYER["buyer.title"]);
    await fill(page, { "change.buyer.title": "云帆教育科技（苏州）有限公司", "change.buyer.taxId": "913101153176891841", "contact.familyName": "林", "contact.givenName": "小帆", "contact.phone": "13800000000" });
    await next();
    const request = page.url();
    // One at a time: no page offers another while this one runs.
    for (const place of [`/applications/${batch}`, "/fapiao"]) {
      await page.goto(portal.origin + place);
      assert.equal(await page.locator("article.fapiao").count(), 1);
      assert.equal(await page.locator("article.fapiao >> text=换开发票").count(), 0);
    }
    assert.equal(await page.getAttribute("article.fapiao .bar", "aria-label"), "第 3 步，共 4 步");

    await desk.goto(`${portal.origin}/desk/requests`);
    await desk.click("td a");
    for (const operation of ["approve_request", "record_return", "void"]) {
      await desk.click(`form[action$="/${operation}"] button`);
      assert.equal(await desk.textContent("[role=status]"), "已处理。");
    }
    await page.goto(request);
    await page.click("text=查看新申请");
    const again = page.url().split("/").at(-1) ?? "";
    assert.match((await page.textContent("article.fapiao")) ?? "", /苏州/);
    await issueAll(again, 10_000_009);
    await page.goto(request);
    assert.match((await page.textContent(".badge")) ?? "", /已完成/);
    await page.goto(`${portal.origin}/fapiao?status=voided`);
    assert.match((await page.textContent("article.fapiao")) ?? "", /10000001/);
  });

  test("a question is answered, one that came too early is withdrawn", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    const contact = { "contact.familyName": "林", "contact.givenName": "小帆", "contact.phone": "13800000000" };
    for (const question of ["可以开数电票吗？", "不用了"]) {
      await page.goto(`${portal.origin}/requests/new?kind=other`);
      await fill(page, { ...contact, text: question });
      await next();
    }
    await page.click("summary:has-text('撤回请求')");
    await page.click(".popup button:has-text('撤回请求')");
    assert.equal(await page.textContent("[role=status]"), "请求已撤回。");
    await signInClerk(desk, portal);
    await desk.goto(`${portal.origin}/desk/requests`);
    assert.equal(await desk.locator("td a").count(), 1);
    await desk.click("td a");
    await fill(desk, { answer: "可以，请在申请时选择数电票。" });
    await desk.click('form[action$="/answer_request"] button');
    await page.goto(`${portal.origin}/requests`);
    await page.click("tr:has-text('已答复') a");
    assert.match((await page.textContent("main")) ?? "", /可以，请在申请时选择数电票/);
  });
});

describe("the account", () => {
  test("a forgotten password is set anew, the e-mail is changed, both end the session", async () => {
    await makeAccount(portal);
    await page.goto(`${portal.origin}/forgot`);
    await fill(page, { email: "lin@yunfan.example" });
    await next();
    assert.equal(await heading(), "邮件已发送");
    await page.goto(await portal.linkFor("lin@yunfan.example"));
    await fill(page, { newPassword: "four-small-fish", newPasswordRepeat: "four-small-fish" });
    await next();
    assert.equal(await page.textContent("[role=status]"), "密码已修改。");
    await fill(page, { email: "lin@yunfan.example", password: "four-small-fish" });
    await next();

    await page.goto(`${portal.origin}/account/password`);
    await fill(page, { oldPassword: "four-small-fish", newPassword: PASSWORD, newPasswordRepeat: PASSWORD });
    await next();
    await page.goto(`${portal.origin}/account/email`);
    await fill(page, { newEmail: "fan@yunfan.example", password: PASSWORD });
    await next();
    assert.equal(await page.textContent("[role=status]"), "链接已发送到新邮箱。");
    await page.goto(await portal.linkFor("fan@yunfan.example"));
    await next();
    assert.equal(await page.textContent("[role=status]"), "邮箱已更换，请用新邮箱登录。");
    await page.goto(`${portal.origin}/bills`);
    assert.match(page.url(), /sign-in\?next=%2Fbills/);
    await fill(page, { email: "fan@yunfan.example", password: PASSWORD });
    await next();
    assert.match(page.url(), /\/bills$/);
    await page.click("details.account summary");
    await page.click("details.account button");
    assert.equal(await page.textContent("[role=status]"), "您已退出。");
  });

  test("orders are added, titles are kept and used, the language is changed", async () => {
    const { me } = await makeAccount(portal);
    await signIn(page, portal);
    await page.goto(`${portal.origin}/account`);
    await fill(page, { orderNumber: "SO-7701" });
    await next();
    assert.equal(await page.textContent("[role=status]"), "订单号已添加。");
    await page.goto(`${portal.origin}/titles`);
    await fill(page, { name: "总公司", ...BUYER });
    await next();
    await page.goto(`${portal.origin}/bills`);
    await page.click('button[name=only][value="PAY-2403"]');
    await page.click("text=使用此抬头");
    assert.equal(await page.inputValue('[name="buyer.title"]'), BUYER["buyer.title"]);
    await page.click("button[name=language]");
    assert.equal(await heading(), "What shall stand on the fapiao?");
    assert.equal((await me.me()).locale, "en");
    await page.goto(`${portal.origin}/titles`);
    await page.click("summary:has-text('Remove')");
    await page.click(".popup button:has-text('Remove')");
    assert.equal(await page.textContent("[role=status]"), "The title is removed.");
  });

  test("lists are filtered and paged", async () => {
    await makeAccount(portal);
    await signIn(page, portal);
    assert.equal(await page.locator("tbody tr").count(), 20);
    await page.click("text=下一页");
    assert.equal(await page.locator("tbody tr").count(), 6);
    await page.goto(`${portal.origin}/bills?minFen=5000&maxFen=5%2C500.00&stage=not_applied`);
    assert.deepEqual(await page.locator("tbody td:nth-child(2) a").allTextContents(), ["PAY-2410", "PAY-2411", "PAY-2424"]);
    await page.goto(`${portal.origin}/bills?minFen=abc`);
    assert.equal(await page.locator(".problem").count(), 1);
    await page.goto(`${portal.origin}/bills?batchNumber=nonsense`);
    assert.match((await page.textContent(".problem")) ?? "", /申请批次格式不正确/);
  });
});

test("a shortage is told on each page, moves promises, and ends", async () => {
  await makeAccount(portal);
  await signInClerk(desk, portal);
  await desk.goto(`${portal.origin}/desk/notices`);
  await fill(desk, { zh: "票源紧张，预计 2026-03-20 前寄出", en: "Short of blanks, mailed by 20 March", mailBy: "2026-03-20" });
  await desk.click("main button.primary >> nth=-1");
  await signIn(page, portal);
  for (const path of ["/bills", "/fapiao", "/help", "/sign-in", "/titles"]) {
    await page.goto(portal.origin + path);
    assert.match((await page.textContent(".notice")) ?? "", /票源紧张/, path);
  }
  const batch = await apply(["PAY-2401"]);
  assert.match((await page.textContent("main")) ?? "", /2026年3月20日/, batch);
  await desk.click("summary:has-text('结束公告')");
  await desk.click(".popup button:has-text('结束公告')");
  await page.goto(`${portal.origin}/bills`);
  assert.equal(await page.locator(".notice").count(), 0);
});

test("a change that the platform sends late waits for the clerk, and so does a mail that was given up", async () => {
  const { me } = await makeAccount(portal);
  await signIn(page, portal);
  const batch = await apply(["PAY-2401"]);
  await portal.desk.platform().feed([{ type: "refund", refundId: "RF-9", billId: "PAY-2401", status: "succeeded", amountFen: 100 }]);
  await signInClerk(desk, portal);
  await desk.goto(`${portal.origin}/desk/asides`);
  await desk.click("button:has-text('不接受')");
  assert.equal(await desk.locator(".problem, .alert.wrong").count() > 0, true, "a note is required");
  await fill(desk, { note: "与客户确认，退款作废" });
  await desk.click("button:has-text('不接受')");
  assert.equal(await desk.textContent("[role=status]"), "已处理。");
  assert.equal((await me.progress(batch)).status, "submitted");

  const broken = async () => { throw new Error("no mail server"); };
  for (let tries = 0; tries < 40; tries += 1) {
    await portal.desk.system().deliverDue(broken);
    portal.clock.advance(24 * 60 * 60 * 1000);
  }
  await signInClerk(desk, portal);
  await desk.goto(`${portal.origin}/desk/mails`);
  const given = await desk.locator("button:has-text('重新发送')").count();
  assert.ok(given > 0);
  await desk.click("button:has-text('重新发送')");
  assert.equal(await desk.textContent("[role=status]"), "邮件将重新发送。");
  assert.equal(await desk.locator("button:has-text('重新发送')").count(), given - 1);
  assert.equal(CLERK.name, (await desk.textContent(".name"))?.trim());
});

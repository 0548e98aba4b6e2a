// A customer with applications at every stage, and work for the clerk.

import { runOnce } from "../clockwork.js";
import { payments } from "./payments.js";

/** Who can sign in, and what is left for a newcomer. */
export const DEMO = { email: "lin@yunfan.example", password: "three-small-fish", order: "SO-2400", newOrder: "SO-7700" };

/** @type {import("fapiao").BuyerInput} */
const COMPANY = {
  kind: "enterprise", title: "云帆信息技术（上海）有限公司", taxId: "91310110MAJ5TU2T65", address: "上海市杨浦区示例路 88 号 5 层", phone: "021-55550188",
  bank: "示例银行上海杨浦支行", bankAccount: "121900000010901",
};
/** @type {import("fapiao").DeliveryInput} */
const COURIER = { method: "yunda", recipient: "林小帆", phone: "021-55550188", address: "上海市杨浦区示例路 88 号 5 层 财务部" };
const CONTACT = { familyName: "林", givenName: "小帆", phone: "13800000000", email: DEMO.email };

/**
 * Fills an empty desk.
 * @param {import("fapiao").Desk} desk
 * @param {string} clerkName
 * @param {import("../inbox.js").Inbox} inbox
 */
export async function fillWithDemo(desk, clerkName, inbox) {
  await desk.platform().feed(payments(await desk.now()));
  const me = await customer(desk, inbox);
  const clerk = desk.staff(clerkName);
  const apply = (/** @type {string[]} */ bills, /** @type {import("fapiao").DraftInput} */ change = {}) =>
    me.apply({ bills, fapiaoType: "special", medium: "paper", buyer: COMPANY, delivery: COURIER, ...change });

  const received = await apply(["PAY-2425"]);
  await deliver(clerk, me, received.batchNumber, "10000001", "4312876509931");
  await me.confirmReceipt(received.batchNumber);
  const mailed = await apply(["PAY-2424"]);
  await deliver(clerk, me, mailed.batchNumber, "10000002", "4312876509993");
  const printed = await apply(["PAY-2402"], { delivery: { method: "pick_up", recipient: "林小帆", phone: "021-55550188" } });
  await issue(clerk, me, printed.batchNumber, "10000003");
  await apply(["PAY-2401"]);
  await apply(["PAY-2403", "PAY-2404"], { fapiaoType: "normal", delivery: { ...COURIER, method: "sf_collect" } });

  await me.keepTitle({ name: "总公司", buyer: COMPANY });
  await me.openRequest({ kind: "split", billId: "PAY-2405", contact: CONTACT, text: "两家公司共用，请按 2:1 分开开票", parts: [{ share: 2 }, { share: 1 }] });
  await me.openRequest({ kind: "not_received", batchNumber: mailed.batchNumber, contact: CONTACT, text: "一周了还没有收到" });
  await runOnce(desk, inbox);
}

/**
 * The account of the demo: registered, activated by its mail, signed in.
 * @param {import("fapiao").Desk} desk
 * @param {import("../inbox.js").Inbox} inbox
 */
async function customer(desk, inbox) {
  const { email, password, order } = DEMO;
  await desk.register({ orderNumber: order, email, password, passwordRepeat: password, locale: "zh-CN" });
  await runOnce(desk, inbox);
  const link = inbox.mails.find(({ mail }) => mail.to === email)?.mail.link ?? "";
  await desk.activate({ token: new URL(link).searchParams.get("token") ?? "" });
  return desk.customer((await desk.signIn({ email, password })).token);
}

/**
 * @param {import("fapiao").Staff} clerk
 * @param {import("fapiao").Customer} me
 * @param {string} batchNumber
 * @param {string} number
 */
async function issue(clerk, me, batchNumber, number) {
  for (const { fapiaoId } of (await me.progress(batchNumber)).fapiao) {
    await clerk.issue({ fapiaoId, document: { code: "031002600111", number } });
  }
}

/**
 * @param {import("fapiao").Staff} clerk
 * @param {import("fapiao").Customer} me
 * @param {string} batchNumber
 * @param {string} number
 * @param {string} waybill
 */
async function deliver(clerk, me, batchNumber, number, waybill) {
  await issue(clerk, me, batchNumber, number);
  await clerk.mail({ batchNumber, carrier: "韵达快递", waybill });
}

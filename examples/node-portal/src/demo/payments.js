// What was paid, for trying the portal out. The same every time, but for the days, which count back from now.

const DAY = 24 * 60 * 60 * 1000;
const DESCRIPTIONS = ["Office365云服务", "Azure 云存储", "Dynamics 365 订阅", "Power BI 专业版"];
const METHODS = ["alipay", "wechat_pay", "unionpay", "bank_transfer"];

/** The customers of the demo, by the reference that the payment platform knows them by. */
export const CUSTOMERS = { company: "CUST-1001", newcomer: "CUST-1002" };

/**
 * Orders and payments of two customers.
 * @param {Date} now
 * @returns {import("fapiao").FeedRecord[]}
 */
export function payments(now) {
  const company = Array.from({ length: 26 }, (_, at) => payment(now, CUSTOMERS.company, "SO-24", at, 3 + at * 13));
  const newcomer = Array.from({ length: 3 }, (_, at) => payment(now, CUSTOMERS.newcomer, "SO-77", at, 4 + at * 9));
  const refund = { type: /** @type {const} */ ("refund"), refundId: "RF-1", billId: "PAY-2400", status: /** @type {const} */ ("succeeded"), amountFen: 8800, refundedAt: new Date(now.getTime() - DAY) };
  return [...company, ...newcomer, refund];
}

/**
 * @param {Date} now
 * @param {string} customerReference
 * @param {string} series
 * @param {number} at
 * @param {number} daysAgo
 * @returns {import("fapiao").FeedRecord}
 */
function payment(now, customerReference, series, at, daysAgo) {
  const number = String(at).padStart(2, "0");
  return {
    type: "payment",
    billId: `${series.replace("SO-", "PAY-")}${number}`,
    orderNumber: `${series}${number}`,
    customerReference,
    status: "completed",
    description: DESCRIPTIONS[at % DESCRIPTIONS.length] ?? "",
    amountFen: 128_000 + ((at * 37_411) % 512_345),
    paidAt: new Date(now.getTime() - daysAgo * DAY),
    method: METHODS[at % METHODS.length],
    payer: "云帆信息技术（上海）有限公司",
  };
}

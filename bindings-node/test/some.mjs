// What several tests begin with.

import { Desk, ManualClock } from 'fapiao';

export const NOW = new Date('2026-03-12T02:00:00Z');

/** A desk for tests, its clock, and two bills of the customer C-1. */
export async function openWithBills(open = (setup) => Desk.open('memory:', setup), amountFen = 128000) {
  const clock = new ManualClock(NOW);
  const desk = await open({ clock, seed: 7, cheapPasswords: true });
  const report = await desk.platform().feed([payment('PAY-1', amountFen), payment('PAY-2', amountFen)]);
  return { desk, clock, report, me: desk.customerByReference('C-1', { email: 'lin@example.com' }), clerk: desk.staff('li') };
}

export function payment(billId, amountFen = 128000) {
  return {
    type: 'payment',
    billId,
    orderNumber: `SO-${billId}`,
    customerReference: 'C-1',
    status: 'completed',
    description: '云服务',
    amountFen,
    paidAt: NOW,
    payer: '云帆信息技术（上海）有限公司',
  };
}

/** A draft that can be applied with. */
export const draft = (bills, change) => ({
  bills,
  fapiaoType: 'normal',
  medium: 'paper',
  buyer: { kind: 'individual', title: '林小帆' },
  delivery: { method: 'yunda', recipient: '林小帆', phone: '021-55550188', address: '上海市杨浦区示例路 88 号' },
  ...change,
});

/** What it is refused with. */
export async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error.code ?? `${error}`;
  }
  return 'nothing';
}

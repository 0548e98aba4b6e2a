import { Desk, fen, isFapiaoError } from 'fapiao';
import type { FeedRecord } from 'fapiao';

const desk = await Desk.open('memory:');
const payment: FeedRecord = {
  type: 'payment',
  billId: 'PAY-1',
  orderNumber: 'SO-1',
  status: 'completed',
  description: 'Office365云服务',
  amountFen: fen('1280.00'),
  paidAt: new Date('2026-03-12T10:06:33+08:00'),
};
await desk.platform().feed([payment]);

const me = desk.customerByReference('SO-1');
try {
  await me.bill('PAY-2');
} catch (error) {
  if (!isFapiaoError(error) || error.code !== 'bill_not_found') throw error;
}
for await (const bill of me.bills()) {
  const prepared = await me.prepare([bill.billId]);
  for (const fapiao of prepared.fapiao) console.log(fapiao.grossCapitals);
}

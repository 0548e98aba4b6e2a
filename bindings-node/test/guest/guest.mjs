import { Desk, fen } from 'fapiao';

const desk = await Desk.open('memory:'); // or 'sqlite:desk.db'
const payment = {
  type: 'payment',
  billId: 'PAY-1',
  orderNumber: 'SO-1',
  status: 'completed',
  description: 'Office365云服务',
  amountFen: fen('1280.00'),
  paidAt: new Date('2026-03-12T10:06:33+08:00'),
};
await desk.platform().feed([payment]);

const prepared = await desk.customerByReference('SO-1').prepare(['PAY-1']); // a dry run
console.log(prepared.fapiao[0].grossCapitals); // as it is printed

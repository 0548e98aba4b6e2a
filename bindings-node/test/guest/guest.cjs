const { Desk, fen } = require('fapiao');

async function main() {
  const desk = await Desk.open('memory:');
  const paidAt = new Date('2026-03-12T10:06:33+08:00');
  const payment = { type: 'payment', billId: 'PAY-1', orderNumber: 'SO-1', status: 'completed', description: '云服务', amountFen: fen('1280.00'), paidAt };
  await desk.platform().feed([payment]);
  const prepared = await desk.customerByReference('SO-1').prepare(['PAY-1']);
  console.log(prepared.fapiao[0].grossCapitals);
}

main();

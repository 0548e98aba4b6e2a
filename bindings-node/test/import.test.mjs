// Bulk intake of statements (SPEC B11).

import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Readable } from 'node:stream';
import { Desk, InvalidError, isFapiaoError } from 'fapiao';

const feeds = new URL('../../tests/vectors/feeds/', import.meta.url);
const HEADER = '交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额\n';

/** A WeChat Pay bill, one line of which is broken. */
function bill(rows) {
  const lines = Array.from({ length: rows }, (_, row) => {
    const number = String(row).padStart(8, '0');
    return `\`2026-03-12 10:06:33,\`4200${number},\`SO${number},\`SUCCESS,\`CNY,\`1.00,\`0.00,\`茶,\`${row === 7 ? 'x' : '1.00'}\n`;
  });
  return Buffer.from(`${HEADER}${lines.join('')}总交易单数,应结订单总金额\n\`${rows - 1},\`${rows - 1}.00\n`);
}

for (const [name, payments] of [['wechat_trade_all.csv.gz', 5], ['alipay_business_detail.csv.zip', 3]]) {
  test(`${name} comes from every source`, async () => {
    const desk = await Desk.open('memory:');
    const platform = desk.platform();
    const path = new URL(name, feeds);
    const whole = readFileSync(path);
    const told = [];
    const first = await platform.importStatementFrom(createReadStream(path), { progress: (now) => told.push(now) });
    assert.ok(first.finished && first.complete && first.totalsMatch);
    assert.equal(first.payments, payments);
    assert.equal(first.feed.accepted, first.payments + first.refunds);
    assert.deepEqual([told.at(-1).bytes, told.at(-1).records], [whole.length, first.feed.accepted]);
    const copy = whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length);
    for (const source of [whole, copy, [whole.subarray(0, 99), whole.subarray(99)], Readable.toWeb(createReadStream(path))]) {
      const again = await platform.importStatementFrom(source);
      assert.deepEqual([again.feed.accepted, again.feed.unchanged], [0, first.feed.accepted]);
    }
    await desk.close();
  });
}

test('a stopped intake goes on when it is run again, and every rejected line is told', async () => {
  const desk = await Desk.open('memory:');
  const platform = desk.platform();
  const file = bill(6000);
  const stop = new AbortController();
  const progress = ({ records }) => records >= 1000 && stop.abort(new Error('enough'));
  await assert.rejects(platform.importStatementFrom(file, { signal: stop.signal, progress }), /enough/);
  await assert.rejects(platform.importStatementFrom(file, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  const lines = [];
  const whole = await platform.importStatementFrom(file, { format: 'detect', rejected: (line) => lines.push(line) });
  assert.ok(whole.feed.unchanged >= 1000 && whole.feed.accepted > 0);
  assert.equal(whole.feed.accepted + whole.feed.unchanged, 5999);
  assert.deepEqual(lines.map(({ line, reason }) => [line, reason]), [[9, 'bad_amount']]);
  assert.deepEqual(lines, whole.rejected);
  await desk.close();
});

test('the event loop is free while a statement is taken in', async () => {
  const desk = await Desk.open('memory:');
  let turns = 0;
  const ticking = setInterval(() => { turns += 1; }, 1);
  await desk.platform().importStatementFrom(bill(6000));
  clearInterval(ticking);
  assert.ok(turns > 5, `${turns}`);
  await desk.close();
});

test('what is no statement, no source or no option is refused, and nothing changed', async () => {
  const desk = await Desk.open('memory:');
  const platform = desk.platform();
  await assert.rejects(platform.importStatementFrom(Buffer.from('{"code":"NO_STATEMENT_EXIST"}')), { code: 'not_a_statement' });
  await assert.rejects(platform.importStatementFrom(bill(1), { format: 'columns' }), InvalidError);
  await assert.rejects(platform.importStatementFrom(bill(1), { colour: 1 }), InvalidError);
  for (const source of [undefined, null, 'file.csv', 1, {}, [1], ['text']]) {
    await assert.rejects(platform.importStatementFrom(source), TypeError);
  }
  const broken = new Readable({ read() { this.destroy(new Error('the disk is gone')); } });
  await assert.rejects(platform.importStatementFrom(broken), /the disk is gone/);
  await assert.rejects(platform.importStatementFrom(bill(10), { rejected() { throw new Error('of the host'); } }), (error) => !isFapiaoError(error));
  const page = await desk.staff('li').verifyAll();
  assert.equal(page.sound, true);
  await desk.close();
  await assert.rejects(platform.importStatementFrom(bill(1)), { code: 'desk_closed' });
});

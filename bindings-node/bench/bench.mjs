// What the door costs, and how it compares with the same job by hand: `cargo xtask bench node`.
//
// First in memory: a call in Rust beside the same call from JavaScript, one after the other and a thousand at once. Then on
// an SQLite file with `synchronous=FULL`, beside by-hand.mjs.

import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Desk, ManualClock } from 'fapiao';
import { ByHand } from './by-hand.mjs';

const require = createRequire(import.meta.url);
const SQLITE = require('better-sqlite3/package.json');
const { call } = require('../lib/calls.js');
const { nativeOf } = require('../lib/handles.js');

const BILLS = 1200;
const THIRD = BILLS / 3;
const CALLS = 300;
// So many applications, and the log of a new file has grown to its full size and is written over; until then each flush
// takes longer.
const WARM = 200;
const ROUNDS = 7;
const NOW = new Date('2026-03-12T02:06:33Z');
const buyer = { kind: 'individual', title: '林小鱼' };
const delivery = { method: 'email', emails: ['lin@example.com'] };
const billId = (number) => `PAY-${String(number).padStart(5, '0')}`;
const draft = (number) => ({ bills: [billId(number)], fapiaoType: 'normal', medium: 'digital', buyer, delivery });
const payments = Array.from({ length: BILLS }, (_, number) => ({
  type: 'payment',
  billId: billId(number),
  orderNumber: `SO-${number}`,
  customerReference: 'C-1',
  status: 'completed',
  description: 'Office365云服务',
  amountFen: 128_000 + number,
  paidAt: new Date(+NOW - number * 60_000),
  method: 'wechat_pay',
}));

const taken = new Map();
const note = (name, value) => taken.set(name, [...(taken.get(name) ?? []), value]);
const median = (name) => taken.get(name).toSorted((a, b) => a - b)[ROUNDS >> 1];

function cell(name) {
  const sorted = taken.get(name).toSorted((a, b) => a - b);
  return `${median(name).toFixed(0)} (${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)})`;
}

async function opened(url) {
  const desk = await Desk.open(url, { clock: new ManualClock(NOW), seed: 1, policy: 'vianet21' });
  await desk.platform().feed(payments);
  return [desk, desk.customerByReference('C-1', { email: 'lin@example.com' })];
}

/** Microseconds of one call, one after the other. */
async function each(count, one) {
  const begun = performance.now();
  for (let number = 0; number < count; number += 1) await one(number);
  return ((performance.now() - begun) * 1000) / count;
}

async function inRust(handle, operation, inputs) {
  const seconds = await call((number) => nativeOf(handle).seconds(number, operation, inputs));
  return (seconds * 1e6) / inputs.length;
}

/** Keeps the event loop turning, and tells how long it was away at the longest, in milliseconds. */
async function turning(work) {
  const away = [];
  let [last, running] = [performance.now(), true];
  const tick = () => {
    const now = performance.now();
    away.push(now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  running = false;
  return Math.max(...away);
}

async function inMemory() {
  const [desk, me] = await opened('memory:');
  const text = (number) => JSON.stringify({ draft: { bills: [billId(number)], fapiao_type: 'normal', medium: 'digital', buyer, delivery } });
  note('apply, Rust', await inRust(me, 'apply', Array.from({ length: THIRD }, (_, number) => text(number))));
  note('apply', await each(THIRD, (number) => me.apply(draft(THIRD + number))));
  note('one bill, Rust', await inRust(me, 'bill', Array(CALLS).fill('{"bill_id":"PAY-01100"}')));
  note('one bill', await each(CALLS, () => me.bill('PAY-01100')));
  note('a page of 20 bills, Rust', await inRust(me, 'bills', Array(CALLS).fill('{}')));
  note('a page of 20 bills', await each(CALLS, () => me.bills()));
  const most = await turning(async () => {
    const calls = [];
    const begun = performance.now();
    while (calls.length < 1000) {
      for (let at = 0; at < 100; at += 1) calls.push(me.bill('PAY-01100'));
      await new Promise((turn) => setImmediate(turn));
    }
    await Promise.all(calls);
    note('one bill, 1,000 in flight', performance.now() - begun);
  });
  note('event loop away, longest', most * 1000);
  await desk.close();
}

async function onAFile(folder, round) {
  const [desk, me] = await opened(`sqlite:${path.join(folder, `desk-${round}.db`)}`);
  const hand = new ByHand(path.join(folder, `hand-${round}.db`));
  hand.feed(payments);
  for (let number = BILLS - WARM; number < BILLS; number += 1) {
    await me.apply(draft(number));
    hand.apply(billId(number), NOW, buyer, delivery);
  }
  const half = 300;
  // In turns, so that both meet the same disk.
  note('apply, desk', await each(half, (number) => me.apply(draft(number))));
  note('apply, by hand', await each(half, async (number) => hand.apply(billId(number), NOW, buyer, delivery)));
  const begun = performance.now();
  await Promise.all(Array.from({ length: half }, (_, number) => me.apply(draft(half + number))));
  note('apply, 300 in flight, desk', ((performance.now() - begun) * 1000) / half);
  note('a page of 20 bills, desk', await each(CALLS, () => me.bills()));
  note('a page of 20 bills, by hand', await each(CALLS, async () => hand.bills('C-1', 20)));
  hand.close();
  await desk.close();
}

const folder = mkdtempSync(path.join(tmpdir(), 'fapiao-bench-'));
for (let round = 0; round < ROUNDS; round += 1) {
  await inMemory();
  await onAFile(folder, round);
}
rmSync(folder, { recursive: true });
console.log(`\nNode ${process.version}, better-sqlite3 ${SQLITE.version}; microseconds a call, medians of ${ROUNDS} rounds (least–most)\n`);
console.log('| in memory, one call after the other | in Rust | from Node | the door adds |\n|---|---:|---:|---:|');
for (const name of ['one bill', 'a page of 20 bills', 'apply']) {
  const adds = median(name) - median(`${name}, Rust`);
  console.log(`| ${name} | ${cell(`${name}, Rust`)} | ${cell(name)} | ${adds.toFixed(0)} |`);
}
console.log('\n| on a file, `synchronous=FULL` | through the desk | by hand with better-sqlite3 |\n|---|---:|---:|');
for (const name of ['a page of 20 bills', 'apply']) console.log(`| ${name} | ${cell(`${name}, desk`)} | ${cell(`${name}, by hand`)} |`);
console.log(`| apply, 300 in flight | ${cell('apply, 300 in flight, desk')} | – |`);
console.log('\n| with 1,000 calls in flight | |\n|---|---:|');
console.log(`| one bill | ${cell('one bill, 1,000 in flight')} |`);
console.log(`| event loop away, longest | ${cell('event loop away, longest')} |`);

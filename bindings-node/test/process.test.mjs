// The process and its event loop: never blocked, never ended by us, never kept alive for nothing.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Desk } from 'fapiao';
import { createRequire } from 'node:module';
import { AsyncMemoryStore } from './memory-store.mjs';
import { openWithBills, refusal } from './some.mjs';

const require = createRequire(import.meta.url);
const { nativeOf } = require('../lib/handles.js');
const { call } = require('../lib/calls.js');
const program = (code) => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: new URL('..', import.meta.url) });

/** How long the event loop was not there while something ran, in milliseconds: of a hundred times, the fifth longest. */
async function waits(work) {
  const times = [];
  let [last, running] = [performance.now(), true];
  const tick = () => {
    const now = performance.now();
    times.push(now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  tick();
  await work();
  running = false;
  return times.toSorted((a, b) => b - a)[Math.floor(times.length / 20)];
}

/** A thousand calls, all in flight, begun over some turns of the event loop. */
async function thousand(one) {
  const calls = [];
  while (calls.length < 1000) {
    for (let at = 0; at < 25; at += 1) calls.push(one());
    await new Promise((turn) => setImmediate(turn));
  }
  return Promise.all(calls);
}

test('a panic in Rust is the error `internal`, and life goes on', async () => {
  const { desk, me } = await openWithBills();
  const panics = Array.from({ length: 20 }, () => call((number) => nativeOf(desk).call(number, 'test_panic', '{}', undefined)));
  assert.deepEqual(new Set(await Promise.all(panics.map(refusal))), new Set(['internal']));
  assert.equal((await me.bill('PAY-1')).billId, 'PAY-1');
  await desk.close();
});

test('the event loop is there while a thousand calls are in flight', async () => {
  const { desk, me } = await openWithBills();
  const wait = await waits(() => thousand(() => me.bill('PAY-1')));
  assert.ok(wait < 50, `the event loop waited ${wait.toFixed(0)} ms`);
  await desk.close();
});

test('a thousand calls over a slow store in JavaScript come to their end', async () => {
  const { desk, me } = await openWithBills((setup) => Desk.openOn(new AsyncMemoryStore(), setup));
  const wait = await waits(() => thousand(() => me.bill('PAY-1')));
  assert.ok(wait < 50, `the event loop waited ${wait.toFixed(0)} ms`);
  await desk.close();
});

test('a call keeps the process alive until it is done, a desk does not', async () => {
  const { stdout } = await program(`
    import { Desk } from 'fapiao';
    const desk = await Desk.open('memory:', { channel: { call() {} } });
    desk.system().deliverDue(() => {});
    desk.support().then(() => console.log('done'));
  `);
  assert.equal(stdout, 'done\n');
});

test('a process that is left in the middle of calls ends as it was told', async () => {
  const { stdout } = await program(`
    import { Desk } from 'fapiao';
    const desk = await Desk.open('memory:');
    for (let at = 0; at < 500; at += 1) desk.support();
    setImmediate(() => process.exit(0));
  `);
  assert.equal(stdout, '');
});

test('a store that never answers holds up no other desk', async () => {
  const { stdout } = await program(`
    import { Desk } from 'fapiao';
    const answers = { list: () => [], history: () => [], commit() {}, lease: () => [], settle() {}, mails: () => [] };
    const stuck = await Desk.openOn({ ...answers, load: () => new Promise(() => {}) });
    const me = stuck.customerByReference('C-1');
    for (let at = 0; at < 300; at += 1) me.bill('X');
    const desk = await Desk.open('memory:');
    console.log((await desk.support()).phone);
    process.exit(0);
  `);
  assert.match(stdout, /400-089-0365/);
});

test('worker threads have desks of their own and can be ended in the middle of calls', async () => {
  const work = `
    const { Desk } = require('fapiao');
    const { parentPort } = require('node:worker_threads');
    const never = { load: () => new Promise(() => {}), list: () => [], history: () => [], commit: () => {}, lease: () => [], settle: () => {}, mails: () => [] };
    (async () => {
      const desk = await Desk.open('memory:');
      const stuck = await Desk.openOn(never);
      parentPort.postMessage((await desk.support()).phone);
      for (let at = 0; at < 20; at += 1) stuck.customerByReference('C-1').bill('X').catch(() => {});
      for (;;) await desk.support();
    })();
  `;
  const workers = Array.from({ length: 3 }, () => new Worker(work, { eval: true }));
  const phones = workers.map((worker) => new Promise((got, failed) => worker.once('message', got).once('error', failed)));
  for (const phone of await Promise.all(phones)) assert.match(phone, /400-089-0365/);
  for (const worker of workers) assert.equal(await worker.terminate(), 1);
  const { desk, me } = await openWithBills();
  assert.ok((await me.bill('PAY-1')).billId);
  await desk.close();
});

test('many desks that nobody closes are forgotten', async () => {
  for (let at = 0; at < 200; at += 1) await openWithBills();
});

// Nothing that JavaScript can hold ends the process or changes anything: every operation, every type of JSON, and what is
// no JSON at all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desk, FapiaoError, ManualClock } from 'fapiao';
import { operations } from './contract.mjs';
import { MemoryStore } from './memory-store.mjs';
import { NOW, openWithBills } from './some.mjs';

const cyclic = { name: 'x' };
cyclic.self = cyclic;
const deep = () => {
  let value = {};
  for (let at = 0; at < 20_000; at += 1) value = { buyer: value };
  return value;
};
const throwing = (message) => () => { throw new Error(message); };
const hostile = new Proxy({}, { get: throwing('get'), ownKeys: throwing('ownKeys'), has: throwing('has'), getOwnPropertyDescriptor: throwing('own') });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const values = {
  null: null,
  true: true,
  number: 7,
  'a fraction': 0.5,
  'a negative number': -1,
  NaN: NaN,
  Infinity: Infinity,
  BigInt: 10n,
  'an empty text': '',
  text: 'x',
  'a lone surrogate': 'a\ud800b',
  'the other surrogate': '\udc00',
  NUL: '\0',
  'an empty list': [],
  'a list': [1, 'x', null],
  'a long sparse list': new Array(2 ** 32 - 1),
  'an object': { x: 1 },
  'a symbol': Symbol('x'),
  'a function': () => {},
  'a class': class {},
  'a date': new Date(),
  'no date': new Date(NaN),
  'a cycle': cyclic,
  'a deep object': deep(),
  'a getter that throws': { get value() { throw new Error('no'); } },
  'a proxy that throws': hostile,
  'a revoked proxy': revoked(),
  'a map': new Map([['a', 1]]),
  bytes: new Uint8Array(8),
  'toJSON that throws': { toJSON: throwing('toJSON') },
  'a promise': Promise.resolve({}),
  'no prototype': Object.create(null),
  '__proto__': JSON.parse('{"__proto__": {"bill_id": "PAY-1"}}'),
};

/** An operation either has nothing against it or refuses it with an error of the catalogue. */
async function settles(told, what) {
  try {
    await what();
  } catch (error) {
    assert.ok(error instanceof FapiaoError, `${told}: ${error?.stack ?? error}`);
    assert.notEqual(error.code, 'internal', told);
    return error.code;
  }
  return 'nothing';
}

const handlesOf = ({ desk, me, clerk }) => ({ public: desk, customer: me, staff: clerk, platform: desk.platform(), system: desk.system() });

test('as a whole command', async () => {
  const state = await openWithBills();
  const handles = handlesOf(state);
  for (const { name, role, method } of operations.values()) {
    const all = Object.entries(values);
    await Promise.all(all.map(([told, value]) => settles(`${name} of ${told}`, () => handles[role][method](value))));
  }
  assert.equal((await state.clerk.verifyAll()).sound, true);
  await state.desk.close();
});

test('in every field', async () => {
  const state = await openWithBills();
  const handles = handlesOf(state);
  for (const { name, role, method, command, only } of operations.values()) {
    const all = Object.keys(command).flatMap((field) => Object.entries(values).map(([told, value]) => [field, told, value]));
    await Promise.all(
      all.map(([field, told, value]) =>
        settles(`${name}.${field} of ${told}`, () => handles[role][method](only === field ? value : { [field]: value })),
      ),
    );
  }
  assert.equal((await state.clerk.verifyAll()).sound, true);
  await state.desk.close();
});

test('what JSON cannot say is refused at its path, and changes nothing', async () => {
  const store = new MemoryStore();
  const { desk, me } = await openWithBills((setup) => Desk.openOn(store, setup));
  const before = store.dump();
  const wrong = [10n, Symbol('x'), () => {}, NaN, Infinity, cyclic, hostile];
  for (const value of wrong) {
    const error = await me.keepTitle({ name: 'x', buyer: { taxId: value } }).catch((thrown) => thrown);
    assert.equal(error.code, 'invalid_input');
    assert.deepEqual(error.problems.map(({ path, code }) => [path, code]), [['buyer.taxId', 'wrong_type']], String(typeof value));
  }
  for (const value of [...wrong, new Date(NaN)]) {
    const error = await desk.platform().feed([{ type: 'payment', paidAt: value }]).catch((thrown) => thrown);
    assert.equal(error.code, 'invalid_input');
  }
  for (const [type, code] of [['parcel', 'invalid_input'], [undefined, 'invalid_input'], [7, 'invalid_input'], ['__proto__', 'invalid_input'], ['toString', 'invalid_input']]) {
    assert.equal(await settles('a record', () => desk.platform().feed([{ type }])), code, String(type));
  }
  assert.equal(await settles('a lone surrogate', () => me.keepTitle({ name: '\ud800', buyer: { title: 'x' } })), 'invalid_input');
  assert.equal(await settles('an unknown field', () => me.keepTitle({ name: 'x', colour: 'blue' })), 'invalid_input');
  assert.equal(store.dump(), before);
  await desk.close();
});

test('very long texts and lists are refused, not died of', async () => {
  const { desk, me } = await openWithBills();
  const long = 'x'.repeat(2 ** 28);
  assert.equal(await settles('a long text', () => me.keepTitle({ name: long, buyer: { title: 'x' } })), 'invalid_input');
  assert.equal(await settles('many bills', () => me.prepare(Array.from({ length: 100_000 }, (_, at) => `B-${at}`))), 'bill_not_found');
  assert.ok((await me.bill('PAY-1')).billId);
  await desk.close();
});

test('options that are none', async () => {
  const clock = new ManualClock(NOW);
  for (const value of Object.values(values)) {
    const setup = { clock, cheapPasswords: true, seed: value, calendar: value, policy: value };
    await Desk.open('memory:', setup).then((desk) => desk.close(), (error) => assert.ok(error instanceof FapiaoError, `${error}`));
  }
  for (const value of ['text', 7n, [1], hostile, revoked(), { clock: 7 }, { clock: {} }, { channel: 7 }]) {
    const opened = Desk.open('memory:', value).then((desk) => desk.close());
    await opened.catch((error) => assert.ok(error instanceof Error));
  }
});

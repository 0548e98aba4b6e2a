// Stores and channels of the host: whatever they do, the desk gives an error of the catalogue and changes nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desk, checkStore, StoreConflict, StoreCorrupt, StoreError, StoreTaken, StoreUnavailable } from 'fapiao';
import { AsyncMemoryStore, MemoryStore } from './memory-store.mjs';
import { draft, openWithBills, payment, refusal } from './some.mjs';

const METHODS = ['load', 'list', 'history', 'commit', 'lease', 'settle', 'mails'];

/** A call that comes to each method of the store, and what makes it come. */
const callers = {
  load: ({ me }) => me.bill('PAY-1'),
  list: ({ me }) => me.bills(),
  history: ({ clerk }) => clerk.history({ kind: 'bill', id: 'PAY-1' }),
  commit: ({ desk }) => desk.platform().feed([payment('PAY-3')]),
  lease: ({ desk }) => desk.system().deliverDue(() => {}),
  settle: async ({ desk, me }) => {
    await me.apply(draft(['PAY-1']));
    await desk.system().deliverDue(() => {});
  },
  mails: ({ clerk }) => clerk.mails(),
};

function broken(base, method, end) {
  const store = new base();
  let armed = false;
  const whole = store[method];
  store[method] = function (...asked) {
    return armed ? end() : whole.apply(this, asked);
  };
  return { store, arm: () => (armed = true), mend: () => (armed = false) };
}

const ends = {
  'a conflict': [() => { throw new StoreConflict(); }, ['busy']],
  'a claim that is taken': [() => { throw new StoreTaken('order', { kind: 'account', id: 'A-1' }); }, null],
  unavailable: [() => { throw new StoreUnavailable('no line'); }, ['store_unavailable']],
  corrupt: [() => { throw new StoreCorrupt('half a row'); }, ['store_damaged']],
  'some error': [() => { throw new RangeError('with lin@example.com in it'); }, ['store_unavailable']],
  'a promise that fails': [() => Promise.reject(new StoreCorrupt('half a row')), ['store_damaged']],
  'something that is no error': [() => { throw null; }, ['store_unavailable']],
  'an error that cannot be looked at': [
    () => { throw new Proxy({}, { get() { throw new Error('no'); }, getPrototypeOf() { throw new Error('no'); } }); },
    ['store_unavailable'],
  ],
};

for (const base of [MemoryStore, AsyncMemoryStore]) {
  for (const method of METHODS) {
    for (const [name, [end, codes]] of Object.entries(ends)) {
      test(`${base.name}: ${method} ends with ${name}`, async () => {
        const { store, arm, mend } = broken(base, method, end);
        const state = await openWithBills((setup) => Desk.openOn(store, setup));
        arm();
        const error = await Promise.resolve(callers[method](state)).then(() => undefined, (thrown) => thrown);
        // A relay that settles what another took over has nothing to say.
        const mild = method === 'settle' && name === 'a conflict';
        if (mild) assert.equal(error, undefined);
        else if (codes) assert.ok(codes.includes(error?.code) || (method !== 'commit' && name === 'a conflict' && error?.code), `${error?.code}`);
        else assert.ok(error?.code, `${error}`);
        assert.ok(!JSON.stringify(error ?? {}).includes('lin@example.com'));
        mend();
        assert.equal((await state.clerk.verifyAll()).sound, true);
        await state.desk.close();
      });
    }
  }
}

test('answers of another shape are damage, and nothing more', async () => {
  const cyclic = [];
  cyclic.push(cyclic);
  const answers = [undefined, null, 7, 'text', {}, [], [7], [[]], cyclic, [{}], 10n, [Symbol('x')], () => {}, new Proxy([], { get() { throw new Error('no'); } }), [null, null, null]];
  for (const method of METHODS.filter((name) => name !== 'commit' && name !== 'settle')) {
    for (const answer of answers) {
      for (const give of [() => answer, async () => answer]) {
        const { store, arm } = broken(MemoryStore, method, give);
        const state = await openWithBills((setup) => Desk.openOn(store, setup));
        arm();
        const code = await refusal(callers[method](state));
        assert.match(code, /^(nothing|store_damaged|store_unavailable|\w+_not_found)$/, `${method} ${code}`);
        await state.desk.close();
      }
    }
  }
});

test('a store keeps its `this`, and its methods may stand anywhere', async () => {
  class Sub extends MemoryStore {
    calls = 0;
    load(lookups) {
      this.calls += 1;
      return super.load(lookups);
    }
  }
  const store = new Sub();
  const { desk } = await openWithBills((setup) => Desk.openOn(store, setup));
  assert.ok(store.calls > 0);
  await desk.close();
});

test('two desks on one store of the host see each other', async () => {
  const store = new AsyncMemoryStore();
  const { desk, me } = await openWithBills((setup) => Desk.openOn(store, setup));
  const other = await Desk.openOn(store);
  const applied = await Promise.allSettled(
    [me, other.customerByReference('C-1')].flatMap((who) => [1, 2].map(() => who.apply(draft(['PAY-1'])))),
  );
  assert.equal(applied.filter(({ status }) => status === 'fulfilled').length, 1);
  await Promise.all([desk.close(), other.close()]);
});

test('a store may use another desk, however many calls wait for it', async () => {
  const inner = await openWithBills();
  class Nested extends MemoryStore {
    async load(lookups) {
      await inner.me.bill('PAY-1');
      return super.load(lookups);
    }
  }
  const { desk, me } = await openWithBills((setup) => Desk.openOn(new Nested(), setup));
  const bills = await Promise.all(Array.from({ length: 60 }, () => me.bill('PAY-2')));
  assert.equal(bills.length, 60);
  await desk.close();
});

test('a channel may ask the desk; what it throws is `unknown`, never issued twice', async () => {
  let state;
  const calls = [];
  const answers = [
    async (call) => {
      const fapiao = await state.clerk.readFapiao(call.fapiao.fapiaoId);
      return { type: 'issued', code: '031002600104', number: '10000001', grossFen: fapiao.grossFen };
    },
    () => { throw new Error('the line broke'); },
    () => ({ type: 'refused', reason: '没有额度' }),
    () => ({ type: 'nonsense' }),
    () => undefined,
    () => Promise.reject(7),
  ];
  const channel = { call: (call) => (calls.push(call), answers[(calls.length - 1) % answers.length](call)) };
  state = await openWithBills((setup) => Desk.open('memory:', { ...setup, channel }));
  const { desk, me, clerk } = state;
  const seen = [];
  await desk.platform().feed(answers.map((_, at) => payment(`X-${at}`)));
  for (const [at] of answers.entries()) {
    const { fapiaoIds } = await me.apply(draft([`X-${at}`]));
    const { fapiao: issued, refused } = await clerk.issueThroughChannel(fapiaoIds[0]);
    seen.push([issued.status, refused ?? null]);
  }
  assert.deepEqual(seen, [['live', null], ['unknown', null], ['planned', '没有额度'], ['unknown', null], ['unknown', null], ['unknown', null]]);
  assert.deepEqual(new Set(calls.map(({ type }) => type)), new Set(['issue']));
  assert.equal(new Set(calls.map(({ key }) => key)).size, calls.length);
  await desk.close();
});

for (const base of [MemoryStore, AsyncMemoryStore]) {
  test(`${base.name} does what any store must do`, async () => {
    const { cases } = await checkStore(new base());
    assert.ok(cases.length > 20);
    assert.deepEqual(cases.filter((one) => !one.passed), []);
  });
}

test('a store that forgets is found out', async () => {
  const store = new MemoryStore();
  store.history = () => [];
  const { cases } = await checkStore(store);
  assert.ok(cases.some((one) => !one.passed && one.message.length > 0 && one.about.length > 0));
  assert.match(await refusal(checkStore({})), /^TypeError/);
});

test('the errors of a store are of one family', () => {
  for (const error of [new StoreConflict(), new StoreTaken('order', { kind: 'a', id: 'b' }), new StoreUnavailable('x'), new StoreCorrupt('y')]) {
    assert.ok(error instanceof StoreError && error instanceof Error);
    assert.equal(error.name, error.constructor.name);
  }
});

// The desk and its handles: closing, files, clocks, pages, long work, errors.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { inspect } from 'node:util';
import { Customer, Desk, FapiaoError, InvalidError, ManualClock, NotFoundError, Staff, bankCapitals, capitals, fen, isFapiaoError, parseCapitals, yuan } from 'fapiao';
import { NOW, draft, openWithBills, payment, refusal } from './some.mjs';

const files = mkdtempSync(path.join(tmpdir(), 'fapiao-node-desk-'));
after(() => rmSync(files, { recursive: true }));

test('a desk that is closed refuses, and can be closed again', async () => {
  const { desk, me, clerk } = await openWithBills();
  const running = me.bills();
  await Promise.all([desk.close(), desk.close()]);
  assert.ok(['nothing', 'desk_closed'].includes(await refusal(running)));
  for (const late of [me.bills(), desk.support(), desk.now(), desk.policy(), clerk.verifyAll(), desk.system().deliverDue(() => {})]) {
    assert.equal(await refusal(late), 'desk_closed');
  }
  await desk.close();
});

test('`await using` closes it', async () => {
  const { desk } = await openWithBills();
  await desk[Symbol.asyncDispose]();
  assert.equal(await refusal(desk.support()), 'desk_closed');
});

test('two desks share a file and a clock', async () => {
  const clock = new ManualClock(NOW);
  const open = () => Desk.open(`sqlite:${path.join(files, 'two.db')}`, { clock });
  const [one, other] = [await open(), await open()];
  await one.platform().feed([payment('PAY-1')]);
  const writes = await Promise.allSettled(
    [one, other].flatMap((desk) => [1, 2, 3].map(() => desk.customerByReference('C-1').apply(draft(['PAY-1'])))),
  );
  assert.equal(writes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const { reason } of writes.filter(({ status }) => status === 'rejected')) assert.equal(reason.code, 'bill_in_application');
  assert.ok((await other.customerByReference('C-1').bill('PAY-1')).batchNumber);
  clock.advance(3_600_000);
  assert.deepEqual([await one.now(), await other.now()], [new Date(+NOW + 3_600_000), clock.now()]);
  await one.close();
  assert.equal((await other.staff('li').verifyAll()).sound, true);
  await other.close();
});

test('a desk that cannot be opened says why', async () => {
  assert.equal(await refusal(Desk.open('nowhere:')), 'desk_invalid');
  assert.equal(await refusal(Desk.open(`sqlite:${files}/no/such/folder/x.db`)), 'desk_invalid');
  assert.equal(await refusal(Desk.open('memory:', { policy: 'none' })), 'policy_invalid');
  assert.equal(await refusal(Desk.open('memory:', { colour: 1 })), 'invalid_input');
  assert.equal(await refusal(Desk.open('memory:', { policyFile: 'nowhere.toml' })), 'desk_invalid');
  assert.equal(await refusal(Desk.open('memory:', { cheapPasswords: true })), 'desk_invalid');
  assert.equal(await refusal(Desk.open()), 'desk_invalid');
  for (const wrong of [undefined, null, 1, {}, { load() {} }, new Map()]) {
    assert.match(await refusal(Desk.openOn(wrong)), /^TypeError: a store needs a method/);
  }
  assert.match(await refusal(Desk.open('memory:', { channel: {} })), /^TypeError: a channel needs a method call/);
});

test('a policy has the names of a policy file', async () => {
  const policy = { preset: 'vianet21', change: { name: 'mine', accounts: { password_min: 9 } } };
  const desk = await Desk.open('memory:', { policy });
  const whole = await desk.policy();
  assert.equal(whole.accounts.password_min, 9);
  const again = await Desk.open('memory:', { policy: whole });
  assert.deepEqual(await again.policy(), whole);
});

test('a request id makes a write happen once', async () => {
  const { desk, me } = await openWithBills();
  const first = await me.apply(draft(['PAY-1']), { requestId: 'form-1' });
  assert.deepEqual(await me.apply(draft(['PAY-1']), { requestId: 'form-1' }), first);
  assert.equal(await refusal(me.apply(draft(['PAY-2']), { requestId: 'form-1' })), 'request_id_reused');
  for (const requestId of [7, {}, '', 'x'.repeat(1000), Symbol('x')]) {
    assert.equal(await refusal(me.apply(draft(['PAY-2']), { requestId })), 'invalid_input', String(requestId));
  }
  await desk.close();
});

test('a list goes through all pages, once, in order, and stops when it is told', async () => {
  const { desk, me } = await openWithBills();
  await desk.platform().feed(Array.from({ length: 45 }, (_, at) => payment(`X-${String(at).padStart(2, '0')}`)));
  const all = [];
  for await (const bill of me.bills({ limit: 7 })) all.push(bill.billId);
  assert.equal(new Set(all).size, 47);
  const page = await me.bills({ limit: 7 });
  assert.equal(page.items.length, 7);
  const again = [];
  for await (const bill of page) again.push(bill.billId);
  assert.deepEqual(again, all);
  assert.deepEqual(Object.keys(page), ['items', 'missing', 'next']);
  assert.ok(!('then' in page));

  const stop = new AbortController();
  const seen = [];
  const going = (async () => {
    for await (const bill of me.bills({ limit: 7 }, { signal: stop.signal })) {
      seen.push(bill.billId);
      if (seen.length === 10) stop.abort(new Error('enough'));
    }
  })();
  assert.equal(await refusal(going), 'Error: enough');
  assert.equal(seen.length, 14);
  assert.equal(await refusal(me.bills({}, { signal: AbortSignal.abort(new Error('at once')) })), 'Error: at once');
  assert.equal(await refusal(me.bills({ cursor: 'no cursor' })), 'invalid_input');
  await desk.close();
});

test('verifying tells how far it is, and stops when it is told', async () => {
  const { desk, clerk } = await openWithBills();
  await desk.platform().feed(Array.from({ length: 1000 }, (_, at) => payment(`X-${at}`)));
  const told = [];
  const whole = await clerk.verifyAll({ progress: (done) => told.push(done) });
  assert.ok(whole.sound && told.length > 1);
  assert.deepEqual(told.at(-1), { rows: whole.rows, facts: whole.facts });
  const stop = new AbortController();
  assert.equal(await refusal(clerk.verifyAll({ signal: stop.signal, progress: () => stop.abort(new Error('enough')) })), 'Error: enough');
  assert.equal(await refusal(clerk.verifyAll({ signal: AbortSignal.abort(new Error('at once')) })), 'Error: at once');
  await desk.close();
});

test('mails go out, fail, are given up, and stop when they are told', async () => {
  const { desk, me, clock } = await openWithBills();
  await desk.platform().feed(Array.from({ length: 30 }, (_, at) => payment(`X-${at}`)));
  for (let at = 0; at < 30; at += 1) await me.apply(draft([`X-${at}`]));
  const system = desk.system();
  const stop = new AbortController();
  const ids = [];
  const first = system.deliverDue(
    async (mail, id) => {
      assert.equal(mail.to, 'lin@example.com');
      ids.push(id);
      if (ids.length === 3) stop.abort(new Error('enough'));
    },
    { signal: stop.signal },
  );
  assert.equal(await refusal(first), 'Error: enough');
  assert.equal(ids.length, 8);
  const { MailRefused } = await import('fapiao');
  const outcomes = [() => {}, () => Promise.reject(new TypeError('secret@example.com')), () => { throw new MailRefused('no such mailbox', { retry: false }); }, () => { throw new MailRefused('full'); }];
  let at = 0;
  const transport = { send: () => outcomes[at++ % outcomes.length]() };
  assert.deepEqual(await system.deliverDue(transport, { limit: 20 }), { sent: 5, failed: 10, givenUp: 5 });
  const { items } = await desk.staff('li').mails({ state: 'gave_up' });
  assert.deepEqual(new Set(items.map(({ error }) => error)), new Set(['no such mailbox']));
  const waiting = await desk.staff('li').mails({ state: 'waiting' });
  assert.deepEqual(new Set(waiting.items.map(({ error }) => error)), new Set(['TypeError', 'full', undefined]));
  clock.advance(86_400_000);
  assert.deepEqual(await system.deliverDue(() => {}), { sent: 12, failed: 0, givenUp: 0 });
  assert.match(await refusal(system.deliverDue(7)), /^TypeError/);
  await desk.close();
});

test('errors tell everything, and where the call came from', async () => {
  const { desk, me } = await openWithBills();
  async function somewhere() {
    await me.apply(draft(['PAY-1'], { buyer: { kind: 'enterprise', taxId: 'x' }, delivery: {} }));
  }
  const error = await somewhere().catch((thrown) => thrown);
  assert.ok(error instanceof InvalidError && error instanceof FapiaoError && error instanceof Error && isFapiaoError(error));
  assert.equal(error.name, 'InvalidError');
  assert.equal(error.kind, 'invalid');
  assert.ok(error.problems.some(({ path: field }) => field === 'draft.buyer.taxId' || field === 'buyer.taxId'), JSON.stringify(error.problems));
  assert.match(error.message, /buyer\.taxId: /);
  assert.match(error.stack, /somewhere/);
  assert.ok(error.adviceZh && error.adviceEn && error.zh);
  assert.equal(JSON.parse(JSON.stringify(error)).code, 'invalid_input');
  const missing = await me.bill('PAY-9').catch((thrown) => thrown);
  assert.ok(missing instanceof NotFoundError && missing.details.bill === 'PAY-9');
  const early = await desk.register({ orderNumber: 'SO-9', email: 'a@example.com', password: 'Harbour-Light-7', passwordRepeat: 'Harbour-Light-7' }).catch((thrown) => thrown);
  assert.ok(early.code === 'order_not_found' && (early.retryAt === undefined || early.retryAt instanceof Date));
  await desk.close();
});

test('handles show nothing of what they hold, and cannot be made', async () => {
  const { desk } = await openWithBills();
  const me = desk.customer('a-very-secret-token');
  assert.doesNotMatch(inspect(me, { showHidden: true, depth: 9 }) + JSON.stringify(me), /secret/);
  assert.equal(await refusal(me.me()), 'session_invalid');
  assert.match(await refusal(new Customer({}).bill('PAY-1')), /TypeError/);
  const { bill } = desk.customerByReference('C-1');
  assert.match(await refusal(bill('PAY-1')), /TypeError/);
  assert.match(await refusal(Staff.prototype.verify.call(desk.platform(), {})), /operation_not_allowed/);
  for (const wrong of [undefined, null, 7, {}, 10n, Symbol('x'), '\ud800']) {
    assert.throws(() => desk.staff(wrong), (error) => error.code === 'invalid_input', String(wrong));
  }
  await desk.close();
});

test('what is printed holds no personal data', async () => {
  const { desk, me, clerk } = await openWithBills();
  const applied = await me.apply(draft(['PAY-1']));
  const mails = [];
  await desk.system().deliverDue((mail) => mails.push(mail));
  const revealed = await clerk.reveal({ batchNumber: applied.batchNumber, reason: 'asked' });
  const printed = inspect([applied, mails, revealed], { depth: 9 });
  assert.match(printed, /Buyer \{ kind: 'individual' \}/);
  assert.doesNotMatch(printed, /林小帆|55550188|lin@example/);
  assert.equal(JSON.parse(JSON.stringify(applied)).buyer.title, '林小帆');
  await desk.close();
});

test('clocks and amounts refuse what is none', () => {
  for (const wrong of [undefined, null, 'no time', new Date(NaN), {}, 1.5, Infinity, 2 ** 60]) {
    assert.throws(() => new ManualClock(wrong), (error) => error.code === 'invalid_input', String(wrong));
  }
  const clock = new ManualClock(NOW);
  assert.throws(() => clock.advance(Infinity));
  assert.deepEqual(clock.now(), NOW);
  assert.equal(capitals(128000), '壹仟贰佰捌拾圆整');
  assert.equal(parseCapitals(bankCapitals(128050)), 128050);
  const most = Number.MAX_SAFE_INTEGER;
  for (const amount of [0, 1, 99, 100, 128000, most, -1, -100, -most]) {
    assert.equal(fen(yuan(amount)), amount);
    assert.equal(parseCapitals(capitals(amount)), amount);
  }
  for (const wrong of [1.5, NaN, Infinity, 2 ** 53, '1', 1n, undefined, {}]) {
    assert.throws(() => capitals(wrong), (error) => error.code === 'invalid_input', String(wrong));
    assert.throws(() => yuan(wrong), RangeError);
  }
  for (const wrong of ['', '1.234', 'x', '90071992547409.92']) {
    assert.throws(() => fen(wrong), (error) => error.code === 'invalid_input', wrong);
  }
});

test('amounts at 0, 1 and 2^53 - 1 come back to the fen', async () => {
  for (const amount of [1, Number.MAX_SAFE_INTEGER]) {
    const { desk, me, report } = await openWithBills(undefined, amount);
    assert.equal(report.accepted, 2, JSON.stringify(report));
    const bill = await me.bill('PAY-1');
    assert.deepEqual([bill.amountFen, bill.amount, bill.available.availableFen], [amount, yuan(amount), amount]);
    const { fapiao } = await me.prepare(draft(['PAY-1']));
    assert.equal(fapiao.reduce((sum, { grossFen }) => sum + BigInt(grossFen), 0n), BigInt(amount));
    await desk.close();
  }
  const { desk, me, report, clerk } = await openWithBills(undefined, 0);
  const shown = report.accepted === 2 ? (await me.bill('PAY-1')).amountFen : report.rejected[0].problems[0].code;
  assert.ok(shown === 0 || shown === 'out_of_range' || shown === 'bad_amount', String(shown));
  assert.equal((await clerk.verifyAll()).sound, true);
  for (const wrong of [2 ** 53, -(2 ** 53), 1.5, NaN, Infinity, '1', 1n]) {
    assert.equal(await refusal(desk.platform().feed([payment('PAY-9', wrong)])), 'invalid_input', String(wrong));
  }
  await desk.close();
});

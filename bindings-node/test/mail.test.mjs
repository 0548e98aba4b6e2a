// Mails sent for as long as the desk is open, and the mail server.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Desk, InvalidError, MailRefused, Smtp } from 'fapiao';
import { draft, openWithBills, refusal } from './some.mjs';

/** Waits for what another thread does. */
async function until(relay, true_) {
  for (let tries = 0; tries < 6000; tries += 1) {
    const status = await relay.status();
    if (true_(status)) return status;
    await rest(5);
  }
  throw new Error(`it never happens: ${JSON.stringify(await relay.status())}`);
}

const opened = () => openWithBills((setup) => Desk.open('memory:', setup));

test('N2: a relay sends until it is stopped', async () => {
  const { desk, me } = await opened();
  await me.apply(draft(['PAY-1']));
  const sent = [];
  const relay = await desk.system().startRelay(async (mail, id) => sent.push([mail.to, typeof id]), { pause: 5 });
  await until(relay, ({ sent }) => sent === 1);
  await me.apply(draft(['PAY-2']));
  assert.deepEqual(await until(relay, ({ sent }) => sent === 2), { running: true, sent: 2, failed: 0, givenUp: 0 });
  const ended = { running: false, sent: 2, failed: 0, givenUp: 0 };
  assert.deepEqual(await relay.stop(), ended);
  assert.deepEqual(await relay.stop(), ended);
  await relay[Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]();
  assert.deepEqual(sent, [['lin@example.com', 'string'], ['lin@example.com', 'string']]);
});

test('what a transport throws ends no relay, and closing the desk does', async () => {
  const { desk, me } = await opened();
  await me.apply(draft(['PAY-1']));
  const fail = { send: () => Promise.reject(new RangeError('secret text')) };
  const relay = await desk.system().startRelay(fail, { pause: 5 });
  assert.equal((await until(relay, ({ failed }) => failed === 1)).running, true);
  assert.deepEqual((await desk.staff('li').mails()).items.map((mail) => mail.error), ['RangeError']);
  await desk.close();
  await until(relay, ({ running }) => !running);
  assert.equal(await refusal(desk.system().startRelay(fail)), 'desk_closed');
});

test('a pause is a pause', async () => {
  const { desk } = await opened();
  for (const pause of [0, -1, 2 ** 32, 0.5, NaN, '15', null]) {
    const refused = ({ problems: [{ path, code }] }) => path === 'pause' && code === 'not_allowed';
    await assert.rejects(desk.system().startRelay(() => {}, { pause }), refused);
  }
  await assert.rejects(desk.system().startRelay({}), TypeError);
});

test('every wrong option of a mail server is told', () => {
  const paths = (options) => {
    try {
      new Smtp(options);
    } catch (error) {
      assert.ok(error instanceof InvalidError, String(error));
      return error.problems.map(({ path }) => path).sort();
    }
    throw new Error('taken');
  };
  const wrong = { host: ' ', fromAddress: 'nobody', username: 'desk', timeoutSeconds: 0, certificates: 'none' };
  assert.deepEqual(paths(wrong), ['certificates', 'fromAddress', 'host', 'password', 'timeoutSeconds']);
  assert.deepEqual(paths({ host: 'localhost', fromAddress: 'desk@example.com', port: 70_000 }), ['port']);
  for (const garbage of [undefined, null, 1, 'localhost', [], () => {}]) assert.ok(paths(garbage).length > 0);
});

test('a mail server that is not there', async () => {
  const free = createServer();
  await new Promise((resolve) => free.listen(0, '127.0.0.1', resolve));
  const { port } = free.address();
  await new Promise((resolve) => free.close(resolve));
  const nobody = new Smtp({ host: '127.0.0.1', port, security: 'none', fromAddress: 'desk@example.com' });
  await assert.rejects(nobody.check(), (error) => error instanceof MailRefused && error.retry && /connection/.test(error.message));
  const { desk, me } = await opened();
  await me.apply(draft(['PAY-1']));
  assert.deepEqual(await desk.system().deliverDue(nobody), { sent: 0, failed: 1, givenUp: 0 });
  const [mail] = (await desk.staff('li').mails()).items;
  assert.match(mail.error, /connection/);
});

const { FAPIAO_MAIL_SERVER: told } = process.env;

test('a mail server takes mails', { skip: told === undefined && '`cargo xtask test node` brings the mail server' }, async () => {
  const server = () => readFileSync(told, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const [listening] = server();
  const smtp = new Smtp({
    host: 'localhost',
    port: listening.start_tls,
    fromAddress: 'desk@seller.example',
    fromName: '发票服务台',
    username: 'desk',
    password: 'a secret',
    certificates: listening.certificates,
  });
  assert.ok(!inspect(smtp, { showHidden: true, depth: 9 }).includes('secret'));
  await smtp.check();
  const { desk, me } = await opened();
  await me.apply(draft(['PAY-1']));
  assert.deepEqual(await desk.system().deliverDue(smtp), { sent: 1, failed: 0, givenUp: 0 });
  await me.apply(draft(['PAY-2']));
  const relay = await desk.system().startRelay(smtp, { pause: 5 });
  await until(relay, ({ sent }) => sent === 1);
  await relay.stop();
  const mails = server().slice(1);
  const expected = ['lin@example.com', true, 'desk'];
  assert.deepEqual(mails.map(({ rcpt, tls, account }) => [rcpt, tls, account]), [expected, expected]);
  assert.ok(mails.every(({ headers }) => headers.From.includes('发票服务台')));
});

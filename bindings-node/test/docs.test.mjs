// The code in README.md and docs/node.md runs.

import assert from 'node:assert/strict';
import { copyFileSync, createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import * as fapiao from 'fapiao';
import { MemoryStore } from './memory-store.mjs';
import { draft, payment } from './some.mjs';

const { Desk } = fapiao;
const home = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), 'fapiao-node-docs-'));
process.chdir(folder);
after(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** The blocks of code of a page of the repository. */
const blocks = (page) =>
  [...readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);

/** Runs code with some names known; what it prints. */
async function run(code, known = {}) {
  const said = [];
  const console = { log: (...words) => said.push(words.map((word) => (word instanceof Date ? word.toISOString() : String(word))).join(' ')) };
  const names = { ...fapiao, ...known, console };
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction(...Object.keys(names), code.replace(/^import .*$/m, ''))(...Object.values(names));
  return said;
}

test('the five lines of the README', async () => {
  const desk = await Desk.open('sqlite:desk.db');
  await desk.platform().feed(['PAY-1', 'PAY-2'].map((bill) => ({ ...payment(bill), customerReference: 'cust-7' })));
  const me = desk.customerByReference('cust-7');
  await me.apply(draft(['PAY-1']));
  const [code, ...others] = blocks('README.md');
  assert.equal(others.length, 0);
  const [said] = await run(code);
  assert.match(said, /^\d{4}-\d\d-\d\d$/);
  assert.equal((await me.bill('PAY-2')).label.zh, '未打印');
  await desk.close();
});

test('the code of docs/node.md', async () => {
  const [begin, apply, lists, errors, relay, mails, long, statement, store, clock, ...others] = blocks('docs/node.md');
  assert.equal(others.length, 0);
  const sent = [];
  const yourMailServer = { send: async (mail) => sent.push(mail) };
  const prelude = `const me = desk.customerByReference('SO-1', { email: 'lin@example.com' }); const clerk = desk.staff('li');`;
  const said = await run([begin, prelude, apply, lists, errors, mails, relay, long].join('\n'), { yourMailServer });
  assert.ok(said.includes('壹仟贰佰捌拾圆整'), said);
  assert.ok(said.some((line) => line.startsWith('bill_in_application ')), said);
  assert.equal(sent.length, 1);
  copyFileSync(new URL('../../tests/vectors/feeds/wechat_trade_all.csv.gz', import.meta.url), 'bill.csv.gz');
  const desk = await Desk.open('memory:');
  assert.ok((await run(statement, { desk, createReadStream })).length > 1);
  await desk.close();
  assert.ok((await run(store, { MyStore: MemoryStore })).every((line) => line.startsWith('true ')));
  assert.deepEqual(await run(clock), ['2026-03-13T02:00:00.000Z']);
});

// Text beyond the basic plane: nothing is lost, cut or changed on the way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FapiaoError } from 'fapiao';
import { fromContract, operations } from './contract.mjs';
import { draft, openWithBills, payment } from './some.mjs';

// Rare characters of names, an emoji, a musical sign.
const TEXT = '𠮷野家𪚥😀𝄞';

/** The specification of every text field of a command, as a path. */
function* textFields(spec, path = []) {
  for (const [name, field] of Object.entries(spec)) {
    if (field === null) continue;
    const [, kind] = field;
    const inner = [...path, name];
    if (kind === 0) yield inner;
    else if (Array.isArray(kind) && kind[0] === 0) yield [...inner, 0];
    else if (typeof kind === 'function' && kind().variants === undefined) yield* textFields(kind(), inner);
  }
}

const build = ([name, ...rest], text) => {
  const inner = rest.length === 0 ? text : build(rest, text);
  return name === 0 ? [inner] : { [name]: inner };
};

test('every text field of every operation takes it or refuses it', async () => {
  const { desk, me, clerk } = await openWithBills();
  const handles = { public: desk, customer: me, staff: clerk, platform: desk.platform(), system: desk.system() };
  let fields = 0;
  for (const { name, role, method, command, only } of operations.values()) {
    for (const path of textFields(command)) {
      fields += 1;
      const value = build(path, TEXT);
      try {
        const view = await handles[role][method](only === undefined ? value : value[only]);
        for (const [found] of JSON.stringify(view ?? {}).matchAll(/"[^"]*(?:𠮷|\\ud8)[^"]*"/gi)) assert.equal(JSON.parse(found), TEXT, `${name} ${path}`);
      } catch (error) {
        assert.ok(error instanceof FapiaoError && error.code !== 'internal', `${name} ${path}: ${error}`);
        assert.ok(!/\ufffd/.test(JSON.stringify(error)), `${name} ${path}`);
      }
    }
  }
  assert.ok(fields > 100);
  assert.equal((await clerk.verifyAll()).sound, true);
  await desk.close();
});

test('what is kept comes back as it was', async () => {
  const { desk, me, clerk } = await openWithBills();
  const sent = { ...payment('PAY-7'), description: TEXT, payer: TEXT, lines: [{ name: TEXT, unit: '𠮷', amountFen: 128000, rate: '0.06' }] };
  assert.deepEqual((await desk.platform().feed([sent])).rejected, []);
  assert.equal((await me.bill('PAY-7')).description, TEXT);
  const buyer = { kind: 'individual', title: TEXT };
  const { titles } = await me.keepTitle({ name: TEXT, buyer });
  assert.deepEqual(titles.map((title) => [title.name, title.buyer.title]), [[TEXT, TEXT]]);
  const delivery = { method: 'yunda', recipient: TEXT, phone: '021-55550188', address: TEXT, remark: TEXT };
  const applied = await me.apply(draft(['PAY-1'], { buyer, delivery, remark: TEXT }));
  assert.deepEqual([applied.buyer.title, applied.delivery.recipient, applied.delivery.address, applied.delivery.remark, applied.remark], Array(5).fill(TEXT));
  const contact = { familyName: TEXT, givenName: TEXT, phone: '13800000000', email: 'lin@example.com' };
  const asked = await me.openRequest({ kind: 'other', text: TEXT, contact });
  assert.deepEqual([asked.text, asked.contact.familyName], [TEXT, TEXT]);
  const answered = await clerk.answerRequest({ request: asked.request, answer: TEXT });
  assert.equal(answered.answer, TEXT);
  const rejected = await clerk.reject({ batchNumber: applied.batchNumber, reason: TEXT });
  assert.equal(rejected.rejected, TEXT);
  const mails = [];
  await desk.system().deliverDue((mail) => mails.push(mail.text));
  assert.ok(mails.some((text) => text.includes(TEXT)));
  const { facts } = await desk.staff(TEXT).exportCase(applied.batchNumber);
  assert.ok(facts.some(({ event }) => event.includes(TEXT)));
  assert.deepEqual(fromContract({ name: TEXT }, operations.get('keep_title').command), { name: TEXT });
  await desk.close();
});

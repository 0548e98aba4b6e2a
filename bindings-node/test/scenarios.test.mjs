// The scenarios of every language, on every store that is at hand here.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { Desk } from 'fapiao';
import { promised, tested } from './certain.mjs';
import { AsyncMemoryStore, MemoryStore } from './memory-store.mjs';
import { run } from './runner.mjs';

const folder = new URL('../../tests/scenarios/', import.meta.url);
const wanted = process.env.FAPIAO_SCENARIO ?? '';
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file.includes(wanted))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
const files = mkdtempSync(path.join(tmpdir(), 'fapiao-node-'));
after(() => rmSync(files, { recursive: true }));

const places = {
  memory: () => ({ open: (setup) => Desk.open('memory:', setup) }),
  sqlite: (name) => ({ open: (setup) => Desk.open(`sqlite:${path.join(files, `${name}.db`)}`, setup) }),
  'a store in JavaScript': () => onStore(new MemoryStore()),
  'a store in JavaScript with promises': () => onStore(new AsyncMemoryStore()),
};

function onStore(store) {
  return { open: (setup) => Desk.openOn(store, setup), dump: () => store.dump() };
}

assert.ok(scenarios.length > 0);
for (const [name, place] of Object.entries(places)) {
  describe(name, () => {
    for (const scenario of scenarios) {
      test(scenario.name, async () => {
        const { open, dump } = place(scenario.name);
        await run(scenario, open, dump);
      });
    }
  });
}

test('every promise of the types by status was seen kept', { skip: wanted !== '' }, () => {
  assert.deepEqual([...promised].filter((promise) => !tested.has(promise)), []);
});

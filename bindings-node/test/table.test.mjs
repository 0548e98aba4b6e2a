// The facade has every operation of the addon, with the fields of the contract, and the types have every method.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as fapiao from 'fapiao';
import { operations } from './contract.mjs';

const require = createRequire(import.meta.url);
const table = JSON.parse(require('../lib/native.js').operations());
const schema = JSON.parse(readFileSync(new URL('../../docs/contract.schema.json', import.meta.url), 'utf8'));
const declared = readFileSync(new URL('../index.d.ts', import.meta.url), 'utf8');
const handles = { public: fapiao.Desk, customer: fapiao.Customer, staff: fapiao.Staff, platform: fapiao.Platform, system: fapiao.System };
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

test('every operation of the table is a method of its role and of no other', () => {
  assert.equal(operations.size, table.length);
  for (const { name, role, takes_request_id: takesRequestId } of table) {
    const operation = operations.get(name);
    assert.equal(operation?.role, role, name);
    assert.equal(operation.takesRequestId, takesRequestId, name);
    for (const [other, type] of Object.entries(handles)) {
      const has = Object.hasOwn(type.prototype, camel(name));
      const expected = table.some((entry) => entry.role === other && entry.name === name);
      assert.equal(has, expected, `${other} ${name}`);
    }
  }
});

test('a handle has no other operations', () => {
  const byHand = ['constructor', 'verifyAll', 'deliverDue', 'startRelay', 'importStatementFrom', 'customer', 'customerByReference', 'staff', 'platform', 'system', 'policy', 'now', 'close'];
  for (const [role, type] of Object.entries(handles)) {
    const known = table.filter((entry) => entry.role === role).map(({ name }) => camel(name));
    const own = Object.getOwnPropertyNames(type.prototype).filter((name) => !byHand.includes(name));
    assert.deepEqual(own.toSorted(), known.toSorted(), role);
  }
});

test('commands have the fields of the contract', () => {
  for (const { name, command } of table) {
    const contract = Object.keys(schema.$defs[command].properties ?? {}).toSorted();
    const own = Object.values(operations.get(name).command).map(([field]) => field);
    assert.deepEqual(own.toSorted(), contract, name);
  }
});

test('the types have every method under its role', () => {
  for (const role of Object.keys(handles)) {
    const name = `${role[0].toUpperCase()}${role.slice(1)}Operations`;
    const text = new RegExp(`export interface ${name} \\{\\n([^]*?)\\n\\}`).exec(declared)[1];
    const methods = [...text.matchAll(/^ {2}(\w+)\(/gm)].map(([, method]) => method);
    assert.deepEqual(methods, table.filter((entry) => entry.role === role).map((entry) => camel(entry.name)), role);
  }
});

test('ESM and CommonJS are the same objects', () => {
  const common = require('fapiao');
  assert.deepEqual(Object.keys(fapiao).toSorted(), Object.keys(common).toSorted());
  for (const [name, value] of Object.entries(fapiao)) assert.equal(value, common[name], name);
});

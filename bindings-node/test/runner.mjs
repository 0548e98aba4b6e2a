// Runs a scenario through the typed names of this package. tests/README.md describes the files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Desk, FapiaoError, ManualClock } from 'fapiao';
import { certainlyThere } from './certain.mjs';
import { fromContract, operations, toContract } from './contract.mjs';
import { compare } from './matcher.mjs';

const require = createRequire(import.meta.url);
const { nativeOf } = require('../lib/handles.js');
const { call } = require('../lib/calls.js');

const scenarios = new URL('../../tests/', import.meta.url);
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const PERSONAL = ['password', 'token', 'email', 'phone', 'mobile', 'tax_id', 'bank_account', 'id_number'];

/** What a call may be refused with that the typed methods cannot express: no operation, one of another role, no such field. */
const MALFORMED = ['unknown_operation', 'operation_not_allowed', 'invalid_input'];

export async function run(scenario, open, dump = () => undefined) {
  const clock = new ManualClock(scenario.clock);
  const setup = { clock, seed: scenario.seed ?? 1, cheapPasswords: true, policy: scenario.policy ?? 'default' };
  const desk = await open(setup);
  const variables = new Map();
  try {
    for (const [at, step] of scenario.steps.entries()) {
      try {
        await runStep({ desk, clock, variables, dump }, step);
      } catch (error) {
        throw new Error(`${scenario.name}: step ${at} ${step.op ?? ''}: ${error.message}`, { cause: error });
      }
    }
    assert.equal((await desk.staff('the runner').verifyAll()).sound, true);
  } finally {
    await desk.close();
  }
}

async function runStep(state, step) {
  const { desk, clock, variables, dump } = state;
  if (step.wait) {
    const [, number, unit] = /^(\d+)(\w+)$/.exec(step.wait);
    return clock.advance(number * UNITS[unit]);
  }
  if (step.until) return clock.set(step.until);
  const caller = fill(step.as, variables);
  const input = fill(step.in ?? {}, variables);
  const requestId = step.request_id && fillText(step.request_id, variables);
  const seen = await countFacts(state, step.facts ?? []);
  const before = dump();
  const first = await invoke(desk, caller, step.op, input, requestId);
  if (first.raw) assert.ok(MALFORMED.includes(step.refuse?.code), 'only what is wrong on purpose goes past the types');
  if (first.error && !step.remembered) assert.equal(dump(), before, 'a refused call changed the store');
  if (requestId && !step.remembered) {
    const after = dump();
    const second = await invoke(desk, caller, step.op, input, requestId);
    assert.deepEqual(second.error?.code ?? second, first.error?.code ?? first, 'repeated, it was something else');
    assert.equal(dump(), after, 'repeated, it changed the store');
  }
  if (first.error) {
    keepsSecrets(input, first.error);
    if (!step.refuse) throw first.error;
    compareRefusal(step.refuse, first.error, variables);
  } else {
    assert.equal(step.refuse, undefined, `expected ${step.refuse?.code}, found ${JSON.stringify(first.view)}`);
    if (step.expect !== undefined) compare(fill(step.expect, variables), first.view);
    for (const [name, pointer] of Object.entries(step.save ?? {})) variables.set(name, at(first.view, pointer));
  }
  const mails = [];
  await desk.system().deliverDue((mail) => void mails.push(mail), { limit: 1000 });
  if (step.mails !== 'any') compareMails(step.mails ?? [], mails, variables);
  await compareFacts(state, step.facts ?? [], seen);
}

/** Calls the typed method. */
async function invoke(desk, caller, name, input, requestId) {
  const handle = handleOf(desk, caller);
  const operation = operations.get(name);
  let past = false;
  try {
    const command = operation && isObject(input) ? fromContract(input, operation.command) : undefined;
    if (!command || typeof handle[operation.method] !== 'function' || !fits(operation, command)) {
      past = true;
      const text = typeof input === 'string' ? input : JSON.stringify(input);
      return { raw: past, view: JSON.parse(await call((number) => nativeOf(handle).call(number, name, text, requestId))) };
    }
    const view = await handle[operation.method](...argumentsOf(operation, command), { requestId });
    const written = toContract(view) ?? {};
    certainlyThere(written);
    return { view: written };
  } catch (error) {
    if (!(error instanceof FapiaoError)) throw error;
    return { raw: past, error };
  }
}

/** Whether the method has a place for every field of the command. */
const fits = ({ nothing, only }, command) => Object.keys(command).every((name) => !nothing && (only ?? name) === name);

function argumentsOf({ nothing, only, list, short }, command) {
  if (nothing) return [];
  const names = Object.keys(command);
  if (only === undefined) return [typeof command[short] === 'string' && names.length === 1 ? command[short] : command];
  const argument = command[only];
  const shorter = list !== undefined && isObject(argument) && Object.keys(argument).join() === list;
  return [shorter ? argument[list] : argument];
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function handleOf(desk, caller) {
  if (caller === 'public') return desk;
  if (caller === 'platform') return desk.platform();
  if (caller === 'system') return desk.system();
  if (caller.staff !== undefined) return desk.staff(caller.staff);
  if (caller.session !== undefined) return desk.customer(caller.session);
  const { customer_reference: reference, ...who } = caller;
  return desk.customerByReference(reference, who);
}

function compareRefusal({ problems, texts, ...wanted }, error, variables) {
  const actual = toContract(error);
  compare(fill({ ...wanted, ...texts }, variables), actual);
  if (problems === undefined) return;
  const found = [...actual.problems];
  for (const problem of problems) {
    const same = found.findIndex((other) => Object.entries(problem).every(([name, value]) => other[name] === value));
    assert.notEqual(same, -1, `no problem ${JSON.stringify(problem)} in ${JSON.stringify(actual.problems)}`);
    found.splice(same, 1);
  }
  assert.deepEqual(found, []);
}

function compareMails(expected, mails, variables) {
  for (const wanted of expected) {
    const to = fillText(wanted.to, variables);
    const found = mails.findIndex((mail) => mail.template === wanted.template && mail.to === to);
    assert.notEqual(found, -1, `no mail ${wanted.template} to ${to} in ${JSON.stringify(mails)}`);
    const [mail] = mails.splice(found, 1);
    if (wanted.locale) assert.equal(mail.locale, wanted.locale);
    for (const part of wanted.subject_contains ?? []) assert.ok(mail.subject.includes(fillText(part, variables)), part);
    for (const part of wanted.text_contains ?? []) assert.ok(mail.text.includes(fillText(part, variables)), part);
    for (const part of wanted.text_lacks ?? []) assert.ok(!mail.text.includes(fillText(part, variables)), part);
    for (const [name, { after }] of Object.entries(wanted.save ?? {})) {
      const start = mail.text.indexOf(after);
      assert.notEqual(start, -1, `nothing after ${after}`);
      variables.set(name, mail.text.slice(start + after.length).trimStart().split(/\s/)[0]);
    }
  }
  assert.deepEqual(mails, [], 'mails that were not expected');
}

async function history({ desk }, kind, id, after) {
  try {
    return (await desk.staff('the runner').history({ kind, id, after, limit: 1000 })).facts;
  } catch (error) {
    if (error.code === 'row_not_found') return [];
    throw error;
  }
}

async function countFacts(state, facts) {
  const seen = new Map();
  for (const { kind, id } of facts) {
    let filled;
    try {
      filled = fillText(id, state.variables);
    } catch {
      continue; // it is only saved by this step
    }
    seen.set(`${kind} ${filled}`, (await history(state, kind, filled, 0)).length);
  }
  return seen;
}

async function compareFacts(state, facts, seen) {
  const rows = new Map();
  for (const fact of facts) {
    const id = fillText(fact.id, state.variables);
    const row = `${fact.kind} ${id}`;
    rows.set(row, { kind: fact.kind, id, expected: [...(rows.get(row)?.expected ?? []), fact] });
  }
  for (const [row, { kind, id, expected }] of rows) {
    const found = await history(state, kind, id, seen.get(row) ?? 0);
    const shown = (fact, like) => ({ operation: fact.operation, ...(like.actor && { actor: fact.actor }) });
    assert.deepEqual(found.map((fact, index) => shown(fact, expected[index] ?? {})), expected.map((fact) => shown(fact, fact)));
  }
}

/** Texts of refusals never carry what was typed of a secret or personal kind (E2). */
function keepsSecrets(input, error) {
  const text = JSON.stringify(error);
  const look = (value, secret) => {
    if (typeof value === 'string' && secret && [...value].length >= 6) assert.ok(!text.includes(value), `the refusal tells ${value}`);
    else if (Array.isArray(value)) value.forEach((item) => look(item, secret));
    else if (isObject(value)) Object.entries(value).forEach(([name, inner]) => look(inner, PERSONAL.some((known) => name.includes(known))));
  };
  look(input, false);
}

function at(view, pointer) {
  const value = pointer.split('/').slice(1).reduce((inner, name) => inner?.[name], view);
  assert.notEqual(value, undefined, `${pointer} is not in ${JSON.stringify(view)}`);
  return value;
}

function fill(value, variables) {
  if (typeof value === 'string') return /^\$\w+$/.test(value) ? known(value.slice(1), variables) : fillText(value, variables);
  if (Array.isArray(value)) return value.map((item) => fill(item, variables));
  if (!isObject(value)) return value;
  if (typeof value.$file === 'string') return readFileSync(new URL(value.$file, scenarios), 'utf8');
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, variables)]));
}

function fillText(text, variables) {
  const plain = (name) => {
    const value = known(name, variables);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  if (/^\$\w+$/.test(text)) return plain(text.slice(1));
  return text.replace(/\$\{([^}]*)\}/g, (_, name) => plain(name));
}

function known(name, variables) {
  assert.ok(variables.has(name), `$${name} was never saved`);
  return variables.get(name);
}

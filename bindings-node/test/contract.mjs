// For the runner of the scenarios: values of the contract as those of JavaScript, and back.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { operations: byRole } = require('../lib/contract.js');

/** The operations by the name of the contract, with their roles. */
export const operations = new Map(
  Object.entries(byRole).flatMap(([role, list]) => list.map((operation) => [operation.name, { ...operation, role }])),
);

/** A value of the contract as the typed methods take it; what has another shape stays as it is. */
export function fromContract(value, kind) {
  if (value === null || kind === 0 || kind === 2) return value;
  if (kind === 1) return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value) : value;
  if (Array.isArray(kind)) return Array.isArray(value) ? value.map((item) => fromContract(item, kind[0])) : value;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const type = typeof kind === 'function' ? kind() : kind;
  if (type.variants === undefined) return fields(value, type);
  const [name, inner] = Object.entries(value)[0];
  return type.variants[name] ? { type: name, ...fields(inner, type.variants[name]) } : value;
}

function fields(value, type) {
  const byName = new Map(Object.entries(type).filter(([, field]) => field).map(([js, [name, kind]]) => [name, [js, kind]]));
  const entries = Object.entries(value).map(([name, inner]) => {
    const [js, kind] = byName.get(name) ?? [name, 0];
    return [js, fromContract(inner, kind)];
  });
  return Object.fromEntries(entries);
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A view or an error as the contract writes it. */
export function toContract(value) {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toContract);
  if (value === null || typeof value !== 'object') return value;
  const written = {};
  for (const [name, inner] of Object.entries(value)) {
    if (`${name}Fen` in value) continue; // the same in yuan
    if (name === 'details') written.details = inner;
    else if (name === 'field' || name === 'path') written[name] = inner.replace(/\w+/g, snake);
    else written[snake(name)] = toContract(inner);
  }
  return written;
}

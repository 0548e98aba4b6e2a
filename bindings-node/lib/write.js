'use strict';

// Values of JavaScript as JSON of the contract. Nothing that is given here can throw or loop: what JSON cannot say
// (functions, symbols, BigInt, NaN, cycles, getters that throw) is sent as an empty object or list, which the desk refuses
// with the path and what it expected.

const WRONG = Object.freeze({});
const WRONG_OBJECT = Object.freeze([]);
/** Longer lists are refused unread. */
const MOST_ITEMS = 1_000_000;
/** Longer commands are refused unread, in characters. */
const MOST_TEXT = 1 << 28;

/** What stands there, if looking does no harm. */
function look(value, name) {
  try {
    return value[name];
  } catch {
    return WRONG;
  }
}

function scalar(value) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : WRONG;
    case 'object':
      return value === null ? null : WRONG;
    default:
      return WRONG;
  }
}

function date(value) {
  try {
    return value instanceof Date ? value.toISOString() : scalar(value);
  } catch {
    return WRONG;
  }
}

function json(value) {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? WRONG : JSON.parse(text);
  } catch {
    return WRONG;
  }
}

function list(value, kind) {
  if (value === null || typeof value !== 'object' || !isArray(value)) return scalar(value);
  const length = look(value, 'length');
  if (typeof length !== 'number' || length > MOST_ITEMS) return WRONG;
  const items = [];
  for (let at = 0; at < length; at += 1) {
    const item = write(look(value, at), kind);
    items.push(item === undefined ? null : item);
  }
  return items;
}

function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function keysOf(value) {
  try {
    return isArray(value) ? undefined : Object.keys(value);
  } catch {
    return undefined;
  }
}

/** Fields by their names in JavaScript; those of the contract are understood, too. What is not known is for the desk to refuse. */
function fields(value, known, without) {
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? WRONG_OBJECT : scalar(value);
  const names = keysOf(value);
  if (names === undefined) return WRONG_OBJECT;
  const written = { __proto__: null };
  for (const name of names) {
    if (name === without) continue;
    const field = known[name];
    if (field === null) continue;
    const inner = look(value, name);
    if (field !== undefined) written[field[0]] = write(inner, field[1]);
    else written[name] = write(inner, byContract(known, name));
  }
  return written;
}

function byContract(known, name) {
  for (const js in known) {
    if (known[js] !== null && known[js][0] === name) return known[js][1];
  }
  return 0;
}

function variant(value, variants) {
  if (value === null || typeof value !== 'object') return scalar(value);
  const type = look(value, 'type');
  if (typeof type !== 'string') return WRONG;
  const known = variants[type];
  if (known === null) return type;
  return { __proto__: null, [type]: known === undefined ? WRONG : fields(value, known, 'type') };
}

/** A value as its kind says: see `contract.js`. */
function write(value, kind) {
  if (kind === 0) return scalar(value);
  if (kind === 1) return date(value);
  if (kind === 2) return json(value);
  if (Array.isArray(kind)) return list(value, kind[0]);
  const type = kind();
  return type.variants === undefined ? fields(value, type) : variant(value, type.variants);
}

/** A command as JSON text. */
function writeCommand(value, known) {
  const written = fields(value, known);
  return text(written === undefined || written === null ? {} : written, '[]');
}

/** A value that a host gives as JSON text. */
function writeValue(value, kind) {
  const written = write(value, kind);
  return text(written === undefined ? null : written, '{}');
}

function text(value, otherwise) {
  try {
    const json = JSON.stringify(value);
    return json.length > MOST_TEXT ? otherwise : json;
  } catch {
    // Longer than any string can be.
    return otherwise;
  }
}

module.exports = { isArray, look, writeCommand, writeValue };

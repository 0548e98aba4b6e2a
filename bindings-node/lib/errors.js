'use strict';

// Every refusal of the desk is a FapiaoError, of a class by its kind.

const { read } = require('./contract.js');

/** Every refusal of the desk. */
class FapiaoError extends Error {
  constructor(body) {
    const problems = body.problems.map((problem) => `${problem.path}: ${problem.en}`);
    super(problems.length === 0 ? body.en : `${body.en} (${problems.join('; ')})`);
    Object.assign(this, body);
  }

  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}

class InvalidError extends FapiaoError {}
class NotFoundError extends FapiaoError {}
class RefusedError extends FapiaoError {}
class TakenError extends FapiaoError {}
class ConflictError extends FapiaoError {}
class UnavailableError extends FapiaoError {}
class InternalError extends FapiaoError {}

const kinds = {
  __proto__: null,
  invalid: InvalidError,
  not_found: NotFoundError,
  refused: RefusedError,
  taken: TakenError,
  conflict: ConflictError,
  unavailable: UnavailableError,
  internal: InternalError,
};

/** Gives errors the names of their classes. */
function nameErrors(types) {
  for (const type of types) {
    Object.defineProperty(type.prototype, 'name', { value: type.name, configurable: true, writable: true });
  }
}
nameErrors([FapiaoError, ...Object.values(kinds)]);

/** Whether something thrown is a refusal of the desk; TypeScript then knows its kinds. */
function isFapiaoError(error) {
  return error instanceof FapiaoError;
}

/** The error that the desk tells of as JSON; anything else is our own fault. */
function errorFrom(text) {
  try {
    const body = read.ErrorBody(JSON.parse(text));
    return new (kinds[body.kind] ?? FapiaoError)(body);
  } catch (cause) {
    return new Error('the addon of fapiao failed', { cause });
  }
}

module.exports = {
  ConflictError,
  FapiaoError,
  InternalError,
  InvalidError,
  NotFoundError,
  RefusedError,
  TakenError,
  UnavailableError,
  errorFrom,
  isFapiaoError,
  nameErrors,
};

'use strict';

// What a caller holds. Every method is made from the operation table.

const { call } = require('./calls.js');
const { operations } = require('./contract.js');
const { takeIn } = require('./import.js');
const { listing } = require('./pages.js');
const { isArray, look, writeCommand } = require('./write.js');

/** The native side of each handle. Nothing of it can be printed. */
const natives = new WeakMap();

function nativeOf(handle) {
  const native = natives.get(handle);
  if (native === undefined) throw new TypeError('this method belongs to a handle of a desk');
  return native;
}

/** Calls an operation with its one argument. */
async function invoke(handle, operation, argument, options) {
  const native = nativeOf(handle);
  const requestId = operation.takesRequestId ? requestIdOf(options) : undefined;
  const input = writeCommand(commandOf(operation, argument), operation.command);
  const answer = await call((number) => native.call(number, operation.name, input, requestId));
  return operation.read(JSON.parse(answer));
}

/** The command that an argument stands for. */
function commandOf({ short, only, list }, argument) {
  if (only !== undefined) {
    return { [only]: list !== undefined && isArray(argument) ? { [list]: argument } : argument };
  }
  return short !== undefined && typeof argument === 'string' ? { [short]: argument } : argument;
}

/** A request id as the native side takes it; what is none is refused there. */
function requestIdOf(options) {
  const id = options === undefined || options === null ? undefined : look(options, 'requestId');
  if (id === undefined || id === null) return undefined;
  return typeof id === 'string' ? id : '';
}

/** The method of an operation. */
function method(operation) {
  const { method: name, nothing, page } = operation;
  if (page) {
    return {
      [name](command, options) {
        return listing((argument) => invoke(this, operation, argument), command, options);
      },
    };
  }
  if (nothing) {
    return {
      [name](options) {
        return invoke(this, operation, {}, options);
      },
    };
  }
  return {
    [name](command, options) {
      return invoke(this, operation, command, options);
    },
  };
}

/** Gives a class the operations of a role. */
function equip(type, role) {
  for (const operation of operations[role]) {
    const value = method(operation)[operation.method];
    Object.defineProperty(type.prototype, operation.method, { value, configurable: true, writable: true });
  }
}

/** A handle cannot be made but by a desk. */
class Handle {
  constructor(native) {
    natives.set(this, native);
  }
}

class Customer extends Handle {}
class Staff extends Handle {
  async verifyAll({ signal, progress } = {}) {
    let all = await this.verify();
    while (all.next !== undefined) {
      signal?.throwIfAborted();
      progress?.({ rows: all.rows, facts: all.facts });
      const page = await this.verify({ cursor: all.next });
      const damage = [...all.damage, ...page.damage];
      all = { ...page, sound: all.sound && page.sound, rows: all.rows + page.rows, facts: all.facts + page.facts, damage };
    }
    progress?.({ rows: all.rows, facts: all.facts });
    return all;
  }
}
class Platform extends Handle {
  async importStatementFrom(source, { signal, progress, rejected, ...options } = {}) {
    return takeIn(nativeOf(this), source, options, { signal, progress, rejected });
  }
}
class System extends Handle {}

equip(Customer, 'customer');
equip(Staff, 'staff');
equip(Platform, 'platform');
equip(System, 'system');

module.exports = { Customer, Platform, Staff, System, equip, nativeOf, natives };

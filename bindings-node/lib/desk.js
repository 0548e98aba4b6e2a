'use strict';

// The desk itself.

const native = require('./native.js');
const { atOnce, call, engine } = require('./calls.js');
const { write } = require('./contract.js');
const { Customer, Platform, Staff, System, equip, natives } = require('./handles.js');
const { channelFunction, storeFunction } = require('./host.js');
const { outboxes } = require('./mail.js');
const { writeCommand } = require('./write.js');

/** A clock that stands until it is moved, for tests. */
class ManualClock {
  #clock;

  constructor(now) {
    this.#clock = atOnce(() => new native.NativeClock(millis(now)));
  }

  now() {
    return new Date(this.#clock.now());
  }

  set(now) {
    atOnce(() => this.#clock.set(millis(now)));
  }

  advance(milliseconds) {
    this.set(this.#clock.now() + milliseconds);
  }

  static native(clock) {
    return clock.#clock;
  }
}
const clockOf = ManualClock.native;
delete ManualClock.native;

function millis(now) {
  const value = now instanceof Date ? now.getTime() : typeof now === 'string' ? Date.parse(now) : now;
  // Past every instant that there is, so that it is refused.
  return Number.isSafeInteger(value) ? value : Number.MAX_SAFE_INTEGER;
}

class Desk {
  #desk;
  #closed;

  /** Not for users: a desk is opened with `open` or `openOn`. */
  constructor(desk) {
    this.#desk = desk;
    natives.set(this, this.#handle('public'));
  }

  static async open(url, setup) {
    return openDesk({ ...setup, url });
  }

  static async openOn(store, setup) {
    return openDesk({ ...setup, url: undefined }, storeFunction(store));
  }

  customer(session) {
    return new Customer(this.#handle({ session }));
  }

  customerByReference(customerReference, who) {
    return new Customer(this.#handle(JSON.parse(writeCommand({ ...who, customerReference }, write.Vouched))));
  }

  staff(name) {
    return new Staff(this.#handle({ staff: name }));
  }

  platform() {
    return new Platform(this.#handle('platform'));
  }

  system() {
    const system = new System(this.#handle('system'));
    outboxes.set(system, this.#desk);
    return system;
  }

  async policy() {
    return JSON.parse(await call((number) => this.#desk.policy(number)));
  }

  async now() {
    return new Date(JSON.parse(await call((number) => this.#desk.now(number))));
  }

  close() {
    this.#closed ??= call((number) => this.#desk.close(number)).then(() => {});
    return this.#closed;
  }

  #handle(caller) {
    return atOnce(() => this.#desk.handle(callerText(caller)));
  }
}

function callerText(caller) {
  try {
    return JSON.stringify(caller) ?? 'null';
  } catch {
    return 'null';
  }
}

async function openDesk({ clock, channel, ...options }, store) {
  const desk = new native.NativeDesk(engine);
  const text = writeCommand(options, write.DeskOptions);
  const outside = channel === undefined ? undefined : channelFunction(channel);
  const time = clock === undefined ? undefined : clockOf(clock);
  await call((number) => desk.open(number, text, store, outside, time));
  return new Desk(desk);
}

Object.defineProperty(Desk.prototype, Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose'), {
  value() {
    return this.close();
  },
});
equip(Desk, 'public');

module.exports = { Desk, ManualClock };

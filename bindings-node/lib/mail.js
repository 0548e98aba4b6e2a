'use strict';

// Mails: the mail server, sending what is due, and the relay that goes on sending.

const native = require('./native.js');
const { atOnce, call, engine } = require('./calls.js');
const { read, write } = require('./contract.js');
const { System } = require('./handles.js');
const { MailRefused, transportFunction } = require('./host.js');
const { writeCommand, writeValue } = require('./write.js');

/** A mail server, as a transport. */
class Smtp {
  #smtp;

  constructor(options) {
    this.#smtp = atOnce(() => new native.NativeSmtp(engine, writeCommand(options, write.SmtpOptions)));
  }

  async check() {
    refuse(await call((number) => this.#smtp.check(number)));
  }

  async send(mail, id) {
    const handed = `{"id":${writeValue(id, 0)},"mail":${writeValue(mail, () => write.RenderedMail)}}`;
    refuse(await call((number) => this.#smtp.send(number, handed)));
  }
}

function refuse(told) {
  const refusal = JSON.parse(told);
  if (refusal !== null) throw new MailRefused(refusal.message, refusal);
}

class Relay {
  #relay;

  /** Not for users: a relay is started with `startRelay`. */
  constructor(relay) {
    this.#relay = relay;
  }

  async status() {
    return read.RelayStatus(JSON.parse(atOnce(() => this.#relay.status())));
  }

  async stop() {
    return read.RelayStatus(JSON.parse(await call((number) => this.#relay.stop(number))));
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.stop();
  }
}

/** Where the mails of a system handle go out. */
const outboxes = new WeakMap();
/** Mails that are leased at a time: what is leased is sent, also when it is to be stopped. */
const MAILS = 8;

Object.defineProperty(System.prototype, 'deliverDue', {
  async value(transport, { limit = 100, signal } = {}) {
    const desk = outboxes.get(this);
    const out = transportFunction(transport);
    const all = { sent: 0, failed: 0, givenUp: 0 };
    let left = limit;
    while (left > 0) {
      signal?.throwIfAborted();
      const asked = Math.min(left, MAILS);
      const done = read.Delivered(JSON.parse(await call((number) => desk.deliverDue(number, asked, out))));
      all.sent += done.sent;
      all.failed += done.failed;
      all.givenUp += done.givenUp;
      if (done.sent + done.failed + done.givenUp < asked) break;
      left -= asked;
    }
    return all;
  },
});

Object.defineProperty(System.prototype, 'startRelay', {
  async value(transport, { pause = 15_000 } = {}) {
    const out = transportFunction(transport);
    // What is no pause is refused by the desk.
    const millis = Number.isInteger(pause) && pause > 0 && pause < 2 ** 32 ? pause : 0;
    return new Relay(atOnce(() => outboxes.get(this).startRelay(millis, out)));
  },
});

module.exports = { Relay, Smtp, outboxes };

'use strict';

// Objects of the host's that the desk calls: a store, a channel, a way out for mails. They may answer at once or with a
// promise. Whatever they throw, the desk learns of it, and nobody else.

const { read, write } = require('./contract.js');
const native = require('./native.js');
const { call, engine } = require('./calls.js');
const { nameErrors } = require('./errors.js');
const { writeValue } = require('./write.js');

/** Why a store did not do what it was asked. */
class StoreError extends Error {}

/** A row is not at the version that the batch replaces. Nothing was changed. */
class StoreConflict extends StoreError {
  constructor() {
    super('the row was changed meanwhile');
  }
}

/** A claim is held by another row. Nothing was changed. */
class StoreTaken extends StoreError {
  constructor(space, holder) {
    super(`a value of ${space} is taken`);
    this.space = space;
    this.holder = holder;
  }
}

/** The store cannot answer now. The message must hold no personal data. */
class StoreUnavailable extends StoreError {}

/** What is stored cannot be understood. The message must hold no personal data. */
class StoreCorrupt extends StoreError {}

/** A mail cannot be sent. The message is kept with the mail and must hold no personal data. */
class MailRefused extends Error {
  constructor(message, { retry = true } = {}) {
    super(message);
    this.retry = retry;
  }
}

nameErrors([StoreError, StoreConflict, StoreTaken, StoreUnavailable, StoreCorrupt, MailRefused]);

const rows = (value) => writeValue(value, [() => write.Row]);
const nothing = () => 'null';

/** Methods of a store: how the desk asks, and what the answer is. */
const storeMethods = {
  load: [
    (asked) => [asked.lookups.map(read.Lookup)],
    (value) => (Array.isArray(value) ? `[${value.map((row) => (row == null ? 'null' : rows([row]).slice(1, -1))).join()}]` : '{}'),
  ],
  list: [(asked) => [read.Query(asked)], (value) => writeValue(value, [() => write.Listed])],
  history: [(asked) => [asked.key, asked.after, asked.limit], (value) => writeValue(value, [() => write.Fact])],
  commit: [(asked) => [read.Batch(asked)], nothing],
  lease: [
    (asked) => [new Date(asked.now), new Date(asked.until), asked.limit],
    (value) => writeValue(value, [() => write.MailRow]),
  ],
  settle: [(asked) => [asked.id, asked.attempts, read.Settlement(asked.settlement)], nothing],
  mails: [(asked) => [read.MailQuery(asked)], (value) => writeValue(value, [() => write.MailRow])],
};

const channelMethods = {
  call: [(asked) => [read.ChannelCall(asked)], (value) => writeValue(value, () => write.ChannelAnswer)],
};

const transportMethods = {
  send: [(asked) => [read.RenderedMail(asked.mail), asked.id], nothing],
};

/** The function that the desk calls for an object with these methods. */
function hostFunction(object, methods) {
  return (asked, method, input) => {
    run(object, methods[method], method, input).then(
      (answer) => engine.answer(asked, true, answer),
      (error) => engine.answer(asked, false, reason(error)),
    );
  };
}

async function run(object, [ask, answer], method, input) {
  return answer(await object[method](...ask(JSON.parse(input))));
}

/** What the desk is told of an error. Of one that is not meant for it, only the name of its class. */
function reason(error) {
  try {
    if (error instanceof StoreConflict) return '{"error":"conflict"}';
    if (error instanceof StoreTaken) {
      const { space, holder } = error;
      return JSON.stringify({ error: 'taken', space: String(space), holder: { kind: String(holder.kind), id: String(holder.id) } });
    }
    if (error instanceof StoreUnavailable) return JSON.stringify({ error: 'unavailable', message: String(error.message) });
    if (error instanceof StoreCorrupt) return JSON.stringify({ error: 'corrupt', message: String(error.message) });
    if (error instanceof MailRefused) return JSON.stringify({ message: String(error.message), retry: Boolean(error.retry) });
    const name = error.constructor.name;
    return typeof name === 'string' && /^\w{1,64}$/.test(name) ? name : 'Error';
  } catch {
    return 'Error';
  }
}

/** Refuses at once what can be no such object. */
function mustHave(object, methods, what) {
  for (const method of Object.keys(methods)) {
    if (typeof object?.[method] !== 'function') throw new TypeError(`a ${what} needs a method ${method}`);
  }
}

function storeFunction(store) {
  mustHave(store, storeMethods, 'store');
  return hostFunction(store, storeMethods);
}

/** Checks a store by what any store must do. */
async function checkStore(store) {
  const object = storeFunction(store);
  return read.StoreReport(JSON.parse(await call((number) => native.checkStore(engine, number, object))));
}

function channelFunction(channel) {
  mustHave(channel, channelMethods, 'channel');
  return hostFunction(channel, channelMethods);
}

function transportFunction(transport) {
  const object = typeof transport === 'function' ? { send: transport } : transport;
  mustHave(object, transportMethods, 'transport');
  return hostFunction(object, transportMethods);
}

module.exports = {
  MailRefused,
  StoreConflict,
  StoreCorrupt,
  StoreError,
  StoreTaken,
  StoreUnavailable,
  channelFunction,
  checkStore,
  storeFunction,
  transportFunction,
};

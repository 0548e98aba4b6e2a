'use strict';

// Calls on other threads, and how they come back. The event loop never waits: it takes what is done in small portions.

const native = require('./native.js');
const { errorFrom } = require('./errors.js');

/** What is done at one go, so that other things have their turn. */
const PORTION = 32;

const waiting = new Map();
let last = 0;

// Keeps the process alive while a call runs, and only then.
const alive = setInterval(() => {}, 2 ** 31 - 1);
alive.unref();

const engine = new native.Engine(take);

function take() {
  const done = engine.take(PORTION);
  for (let at = 0; at < done.length; at += 3) {
    const settle = waiting.get(done[at]);
    waiting.delete(done[at]);
    settle(done[at + 1] ? done[at + 2] : { error: done[at + 2] });
  }
  if (waiting.size === 0) alive.unref();
  if (done.length === 3 * PORTION) setImmediate(take);
}

function begin(start) {
  return new Promise((settle) => {
    do last = (last + 1) >>> 0;
    while (waiting.has(last));
    start(last);
    if (waiting.size === 0) alive.ref();
    waiting.set(last, settle);
  });
}

/** Starts a call with its number; the text that it ends with. */
async function call(start) {
  const outcome = await begin(start);
  // Made here and not where it is taken, so that its stack tells who called.
  if (typeof outcome !== 'string') throw errorFrom(outcome.error);
  return outcome;
}

/** Does something at once; its error is one of the desk's. */
function atOnce(act) {
  try {
    return act();
  } catch (error) {
    throw errorFrom(error.message);
  }
}

module.exports = { atOnce, call, engine };

'use strict';

// Amounts as they are typed and printed. Nothing here waits for anything.

const native = require('./native.js');
const { atOnce } = require('./calls.js');
const { yuan } = require('./values.js');

/** Yuan as they are typed, in fen. */
function fen(text) {
  return atOnce(() => native.fen(String(text)));
}

/** An amount in capitals as it stands on a fapiao. */
function capitals(amountFen) {
  return atOnce(() => native.capitals(whole(amountFen)));
}

/** An amount in capitals as banks write it. */
function bankCapitals(amountFen) {
  return atOnce(() => native.bankCapitals(whole(amountFen)));
}

/** Capitals of either style, in fen. */
function parseCapitals(text) {
  return atOnce(() => native.parseCapitals(String(text)));
}

/** What is no whole amount is beyond every amount, and refused. */
function whole(amountFen) {
  return Number.isSafeInteger(amountFen) ? amountFen : 2 ** 62;
}

module.exports = { bankCapitals, capitals, fen, parseCapitals, yuan };

'use strict';

// Small values: instants and amounts.

/** An instant of the desk, RFC 3339, as a Date. */
function instant(text) {
  return new Date(text);
}

/** Fen in yuan with two decimals. Whole numbers only: no amount passes through a fraction. */
function yuan(fen) {
  if (!Number.isSafeInteger(fen)) {
    throw new RangeError('an amount is a whole number of fen within 2^53 - 1');
  }
  const size = Math.abs(fen);
  const cents = size % 100;
  return `${fen < 0 ? '-' : ''}${(size - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
}

/** What an object inherits that is printed with these fields alone: no secret and no personal data (E2, H3). */
function quiet(name, fields) {
  const print = {
    value(_depth, options, inspect) {
      const seen = fields.filter((field) => this[field] !== undefined).map((field) => [field, this[field]]);
      return `${name} ${inspect(Object.fromEntries(seen), options)}`;
    },
  };
  return Object.create(Object.prototype, { [Symbol.for('nodejs.util.inspect.custom')]: print });
}

module.exports = { instant, quiet, yuan };

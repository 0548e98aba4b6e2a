'use strict';

// Statements of any size, pushed to the desk piece by piece.

const { atOnce, call } = require('./calls.js');
const { read, write } = require('./contract.js');
const { writeCommand } = require('./write.js');

/** The most bytes of one push, so that progress is told often. */
const PIECE = 256 * 1024;

/** The pieces of a source: bytes, or something that gives them one after the other, such as a stream. */
async function* pieces(source) {
  if (source instanceof Uint8Array) {
    yield* parts(source);
  } else if (source instanceof ArrayBuffer) {
    yield* parts(new Uint8Array(source));
  } else if (typeof source === 'object' && source !== null && (Symbol.asyncIterator in source || Symbol.iterator in source)) {
    for await (const piece of source) yield* pieces(piece);
  } else {
    throw new TypeError('a statement is bytes or a stream of them: for a file, createReadStream(path)');
  }
}

function* parts(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Takes a statement in. What is thrown meanwhile leaves what was committed. */
async function takeIn(handle, source, options, { signal, progress, rejected }) {
  const text = writeCommand(options, write.ImportOptions);
  signal?.throwIfAborted();
  const native = atOnce(() => handle.beginImport(text));
  const told = async (start) => {
    const answer = JSON.parse(await call(start));
    for (const line of answer.rejected) rejected?.(line);
    progress?.(read.ImportProgress(answer.progress));
    signal?.throwIfAborted();
    return answer;
  };
  for await (const piece of pieces(source)) await told((number) => native.push(number, piece));
  for (;;) {
    const { report } = await told((number) => native.finishStep(number));
    if (report !== undefined) return read.ImportReport(report);
  }
}

module.exports = { takeIn };

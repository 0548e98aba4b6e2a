'use strict';

// Lists come in pages. What a list method gives is a promise of one page and, at the same time, something to go through
// with `for await`, page after page.

const goOn = Symbol('the next page');

/** A list: `read` calls it with a command. */
function listing(read, command, options) {
  const first = readPage(read, command, options);
  Object.defineProperty(first, Symbol.asyncIterator, { value: () => rows(first) });
  return first;
}

async function readPage(read, command, options) {
  options?.signal?.throwIfAborted();
  const page = await read(command);
  options?.signal?.throwIfAborted();
  const next = () => readPage(read, { ...command, cursor: page.next }, options);
  // Not to be seen when a page is printed, compared or written as JSON.
  Object.defineProperty(page, Symbol.asyncIterator, { value: () => rows(page) });
  Object.defineProperty(page, goOn, { value: next });
  return page;
}

/** The rows of a page and of all that follow. */
async function* rows(first) {
  let page = await first;
  for (;;) {
    yield* page.items;
    if (page.next === undefined) return;
    page = await page[goOn]();
  }
}

module.exports = { listing };

'use strict';

// Lists come in pages. What a list method gives is a promise of one page and, at the same time, something to go through
// with `for await`, page after page.

/** A list: `next` calls it with a command. */
function listing(next, command, signal) {
  const first = fetchPage(next, command, signal);
  Object.defineProperty(first, Symbol.asyncIterator, { value: () => rows(first) });
  return first;
}

async function fetchPage(next, command, signal) {
  signal?.throwIfAborted();
  const page = await next(command);
  signal?.throwIfAborted();
  const following = () => fetchPage(next, { ...command, cursor: page.next }, signal);
  Object.defineProperty(page, Symbol.asyncIterator, { value: () => rows(page) });
  Object.defineProperty(page, goOn, { value: following });
  return page;
}

const goOn = Symbol('the next page');

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

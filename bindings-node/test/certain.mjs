// What the types say is certainly there by status: checked on everything that a scenario sees.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const views = JSON.parse(readFileSync(new URL('certain.json', import.meta.url), 'utf8'));
/** Which of the promises were put to the test. */
export const tested = new Set();
export const promised = new Set(views.flatMap(({ view, when }) => Object.keys(when).map((value) => `${view} ${value}`)));

export function certainlyThere(value) {
  if (value === null || typeof value !== 'object') return;
  for (const { view, known_by: names, by, when } of views) {
    if (!names.every((name) => name in value)) continue;
    for (const field of when[value[by]] ?? []) {
      assert.notEqual(value[field], undefined, `${view} that is ${value[by]} has no ${field}: ${JSON.stringify(value)}`);
      tested.add(`${view} ${value[by]}`);
    }
  }
  Object.values(value).forEach(certainlyThere);
}

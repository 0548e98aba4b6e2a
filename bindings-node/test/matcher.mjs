// Comparing an answer with what a step expects; tests/README.md says how.

export function compare(expected, actual, path = '') {
  const differs = () => {
    throw new Error(`${path || '/'}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
  };
  if (expected === null) {
    // A list that the contract leaves out is an empty one here.
    const empty = Array.isArray(actual) && actual.length === 0;
    if (actual !== null && actual !== undefined && !empty) differs();
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) differs();
    expected.forEach((item, at) => compare(item, actual[at], `${path}/${at}`));
  } else if (typeof expected === 'object') {
    if (actual === undefined) differs();
    if ('$any' in expected) {
      if (actual === null) differs();
    } else if ('$lacks' in expected) {
      if (expected.$lacks.some((part) => JSON.stringify(actual).includes(part))) differs();
    } else if ('$contains' in expected) {
      const has = (part) => (Array.isArray(actual) ? actual.some((item) => matches(part, item)) : actual.includes(part));
      if (!(Array.isArray(actual) || typeof actual === 'string') || !expected.$contains.every(has)) differs();
    } else {
      if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) differs();
      for (const [name, inner] of Object.entries(expected)) compare(inner, actual[name], `${path}/${name}`);
    }
  } else if (expected !== actual) {
    differs();
  }
}

function matches(expected, actual) {
  try {
    compare(expected, actual);
    return true;
  } catch {
    return false;
  }
}

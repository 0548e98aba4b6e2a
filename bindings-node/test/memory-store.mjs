// A store that lasts as long as the process: what a store has to do, in as few lines as it takes. Read docs/stores.md with
// it. Copy it to begin a store of your own; a real one keeps its rows in a database and makes a transaction of `commit`.

import { StoreConflict, StoreTaken } from 'fapiao';

/** Texts are ordered byte by byte, and not as JavaScript compares them. */
const before = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const place = (...parts) => JSON.stringify(parts);

export class MemoryStore {
  #rows = new Map(); // by kind and id
  #entries = new Map(); // by kind, index and value: the sort values and ids of a group
  #claims = new Map(); // by space and value: the key of the holder
  #facts = new Map(); // by kind and id: a list
  #mails = new Map(); // by id

  load(lookups) {
    return lookups.map((lookup) => {
      const key = lookup.type === 'key' ? lookup : this.#claims.get(place(lookup.space, lookup.value));
      return key && this.#rows.get(place(key.kind, key.id));
    });
  }

  list({ kind, by, descending, after, limit }) {
    const places = by ? this.#group(kind, by) : this.#ids(kind);
    places.sort((a, b) => before(a.sort, b.sort) || before(a.id, b.id));
    if (descending) places.reverse();
    const past = ({ sort, id }) => {
      const order = (by ? before(sort, after.sort) : 0) || before(id, after.id);
      return descending ? order < 0 : order > 0;
    };
    return places
      .filter((position) => !after || past(position))
      .slice(0, limit)
      .map((position) => ({ row: this.#rows.get(place(kind, position.id)), position }));
  }

  history(key, after, limit) {
    const facts = this.#facts.get(place(key.kind, key.id)) ?? [];
    return facts.filter((fact) => fact.seq > after).slice(0, limit);
  }

  // Everything is checked before anything is changed, and nothing waits in between.
  commit(batch) {
    for (const { row, replaces } of batch.rows) {
      if ((this.#rows.get(place(row.key.kind, row.key.id))?.version ?? 0) !== replaces) throw new StoreConflict();
    }
    const claims = this.#claimsAfter(batch);
    const appended = new Set();
    for (const { key, seq } of batch.facts) {
      const known = this.#facts.get(place(key.kind, key.id))?.some((fact) => fact.seq === seq);
      if (known || appended.has(place(key.kind, key.id, seq))) throw new StoreConflict();
      appended.add(place(key.kind, key.id, seq));
    }
    this.#claims = claims;
    for (const change of batch.rows) this.#put(change);
    for (const fact of batch.facts) {
      const at = place(fact.key.kind, fact.key.id);
      this.#facts.set(at, [...(this.#facts.get(at) ?? []), fact].sort((a, b) => a.seq - b.seq));
    }
    for (const mail of batch.mails) {
      if (!this.#mails.has(mail.id)) this.#mails.set(mail.id, { mail, state: 'waiting', attempts: 0 });
    }
  }

  lease(now, until, limit) {
    const due = [...this.#mails.values()].filter(({ mail, state }) => state === 'waiting' && mail.due <= now);
    due.sort((a, b) => a.mail.due - b.mail.due || before(a.mail.id, b.mail.id));
    return due.slice(0, limit).map((row) => {
      const leased = { ...row, mail: { ...row.mail, due: until }, attempts: row.attempts + 1 };
      this.#mails.set(row.mail.id, leased);
      return leased;
    });
  }

  settle(id, attempts, settlement) {
    const row = this.#mails.get(id);
    if (row?.attempts !== attempts) throw new StoreConflict();
    // A mail that was sent has lost its secrets and can never be sent again.
    if (row.state === 'sent' && settlement.type !== 'sent') throw new StoreConflict();
    switch (settlement.type) {
      case 'sent':
        this.#mails.set(id, { mail: { ...row.mail, body: settlement.body }, state: 'sent', attempts });
        break;
      case 'retry':
        this.#mails.set(id, { mail: { ...row.mail, due: settlement.at }, state: 'waiting', attempts, error: settlement.error });
        break;
      case 'gave_up':
        this.#mails.set(id, { ...row, state: 'gave_up', error: settlement.error });
        break;
    }
  }

  mails({ about, state, after, limit }) {
    const rows = [...this.#mails.values()].sort((a, b) => before(a.mail.id, b.mail.id));
    return rows
      .filter(({ mail }) => !about || (mail.about.kind === about.kind && mail.about.id === about.id))
      .filter((row) => !state || row.state === state)
      .filter(({ mail }) => after === undefined || before(mail.id, after) > 0)
      .slice(0, limit);
  }

  /** All that is kept, as text that is equal exactly when the content is. For tests. */
  dump() {
    const kept = [this.#rows, this.#entries, this.#claims, this.#facts, this.#mails];
    return JSON.stringify(kept.map((map) => [...map].sort(([a], [b]) => before(a, b))));
  }

  #group(kind, { name, value, from, to }) {
    const group = this.#entries.get(place(kind, name, value)) ?? [];
    return group.filter(({ sort }) => (from === undefined || before(sort, from) >= 0) && (to === undefined || before(sort, to) < 0));
  }

  #ids(kind) {
    const rows = [...this.#rows.values()].filter((row) => row.key.kind === kind);
    return rows.map((row) => ({ sort: '', id: row.key.id }));
  }

  /** The claims as they will be: first all are released, then all are taken. */
  #claimsAfter({ release, claim }) {
    const claims = new Map(this.#claims);
    const same = (a, b) => a?.kind === b.kind && a?.id === b.id;
    for (const { space, value, holder } of release) {
      if (same(claims.get(place(space, value)), holder)) claims.delete(place(space, value));
    }
    for (const { space, value, holder } of claim) {
      const other = claims.get(place(space, value));
      if (other && !same(other, holder)) throw new StoreTaken(space, other);
      claims.set(place(space, value), holder);
    }
    return claims;
  }

  #put({ row, unindex, index }) {
    const { kind, id } = row.key;
    for (const { name, value, sort } of unindex) {
      const at = place(kind, name, value);
      const left = (this.#entries.get(at) ?? []).filter((entry) => entry.sort !== sort || entry.id !== id);
      if (left.length > 0) this.#entries.set(at, left);
      else this.#entries.delete(at);
    }
    for (const { name, value, sort } of index) {
      const at = place(kind, name, value);
      const others = (this.#entries.get(at) ?? []).filter((entry) => entry.sort !== sort || entry.id !== id);
      this.#entries.set(at, [...others, { sort, id }]);
    }
    this.#rows.set(place(kind, id), row);
  }
}

/** The same behind promises, as a store over a network would be. `commit` is whole all the same: it runs at one go. */
export class AsyncMemoryStore extends MemoryStore {}
for (const method of ['load', 'list', 'history', 'commit', 'lease', 'settle', 'mails']) {
  AsyncMemoryStore.prototype[method] = async function (...asked) {
    await new Promise((done) => setImmediate(done));
    return MemoryStore.prototype[method].apply(this, asked);
  };
}

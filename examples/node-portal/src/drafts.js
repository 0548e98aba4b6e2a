// Drafts of the wizard, between its steps. They are kept in memory and forgotten after a while: nothing is lost but typing.

import { createHash, randomUUID } from "node:crypto";

/** @typedef {import("fapiao").DraftInput} Draft */
/** @typedef {{owner: string, draft: Draft, requestId: string, used: number}} Kept */

const MOST = 10_000;
const LIFE = 4 * 60 * 60 * 1000;

export class Drafts {
  /** @type {Map<string, Kept>} Oldest use first. */
  #kept = new Map();

  /**
   * Begins a draft over these bills.
   * @param {string} session
   * @param {string[]} bills
   * @returns {string} Its id.
   */
  begin(session, bills) {
    const id = randomUUID();
    this.#keep(id, { owner: digest(session), draft: { bills }, requestId: randomUUID(), used: Date.now() });
    return id;
  }

  /**
   * The draft of that id, if it is this session's.
   * @param {string} session
   * @param {string} id
   */
  find(session, id) {
    const kept = this.#kept.get(id);
    if (kept === undefined || kept.owner !== digest(session) || kept.used < Date.now() - LIFE) return undefined;
    this.#keep(id, { ...kept, used: Date.now() });
    return this.#kept.get(id);
  }

  /**
   * Changes a draft. What is submitted from now on is something else, so it has another request id.
   * @param {string} session
   * @param {string} id
   * @param {Draft} change
   */
  change(session, id, change) {
    const kept = this.find(session, id);
    if (kept === undefined) return;
    this.#keep(id, { ...kept, draft: { ...kept.draft, ...change }, requestId: randomUUID() });
  }

  /**
   * @param {string} id
   * @param {Kept} kept
   */
  #keep(id, kept) {
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
  }
}

/** @param {string} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

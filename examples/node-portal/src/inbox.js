// The development inbox: mails are kept here instead of being sent.

/** @typedef {{id: string, mail: import("fapiao").RenderedMail, at: Date}} Received */

export class Inbox {
  /** @type {Received[]} Latest first. */
  mails = [];

  /**
   * Takes a mail, as a mail server would.
   * @param {import("fapiao").RenderedMail} mail
   * @param {string} id
   */
  async send(mail, id) {
    this.mails.unshift({ id, mail, at: new Date() });
    this.mails.length = Math.min(this.mails.length, 500);
  }

  /**
   * @param {string} id
   */
  find(id) {
    return this.mails.find((received) => received.id === id);
  }
}

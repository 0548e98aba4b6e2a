// What has to happen without anybody asking: mails go out, deadlines take effect. The relay of `main.js` does it all the time;
// here it is done once.

/** @typedef {import("fapiao").Transport} Transport */

/**
 * Does what is due.
 * @param {import("fapiao").Desk} desk
 * @param {Transport} transport
 */
export async function runOnce(desk, transport) {
  const system = desk.system();
  await system.runDeadlines();
  await system.deliverDue(transport);
}

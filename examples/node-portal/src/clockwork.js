// What has to happen without anybody asking: mails go out, deadlines take effect.

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

/**
 * Does what is due again and again, until the returned function is called.
 * @param {import("fapiao").Desk} desk
 * @param {Transport} transport
 * @param {number} seconds
 * @param {(error: unknown) => void} report
 */
export function runEvery(desk, transport, seconds, report) {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => runOnce(desk, transport)).catch(report);
  }, seconds * 1000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

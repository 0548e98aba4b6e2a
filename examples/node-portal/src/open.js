// Opening a desk for the portal.

import { Desk } from "fapiao";

/**
 * A desk whose mails lead to this portal.
 * @param {import("./settings.js").Settings} settings
 * @param {Omit<import("fapiao").DeskSetup, "policy" | "policyFile">} [setup] For tests: a clock, and so on.
 */
export async function openDesk(settings, setup = {}) {
  if (settings.policyFile !== undefined) return Desk.open(settings.database, { ...setup, policyFile: settings.policyFile });
  /** @type {import("fapiao").PolicyChoice} */
  const policy = { preset: "default", change: { portal_url: settings.origin } };
  return Desk.open(settings.database, { ...setup, policy });
}

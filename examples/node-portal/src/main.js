// Starts the portal. `npm run demo` adds things to look at.

import { Smtp } from "fapiao";
import { Inbox } from "./inbox.js";
import { openDesk } from "./open.js";
import { createPortal } from "./portal.js";
import { readSettings } from "./settings.js";

const demo = process.argv.includes("--demo");
const settings = readSettings(demo
  ? { NODE_ENV: "development", PORTAL_DATABASE: "memory:", PORTAL_STAFF: "周敏:demo-key-zhou-min", ...process.env }
  : process.env);
const desk = await openDesk(settings);
const inbox = settings.mailServer === undefined ? new Inbox() : undefined;
const transport = inbox ?? new Smtp(/** @type {import("fapiao").SmtpOptions} */ (settings.mailServer));
const portal = await createPortal(desk, settings, inbox);

if (demo) {
  const { fillWithDemo, DEMO } = await import("./demo/story.js");
  await fillWithDemo(desk, settings.staff[0]?.name ?? "周敏", inbox ?? new Inbox());
  console.log(`Customer  ${settings.origin}/sign-in       ${DEMO.email}  ${DEMO.password}`);
  console.log(`New       ${settings.origin}/register?order=${DEMO.newOrder}`);
  console.log(`Clerk     ${settings.origin}/desk/sign-in  ${settings.staff.map(({ name, key }) => `${name}: ${key}`).join("  ")}`);
  console.log(`Mails     ${settings.origin}/inbox`);
}
const relay = await desk.system().startRelay(transport, { pause: settings.development ? 1000 : 15_000 });
await portal.listen({ host: settings.host, port: settings.port });
console.log(`The portal is at ${settings.origin}`);

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, async () => {
    await portal.close();
    await relay.stop();
    await desk.close();
  });
}

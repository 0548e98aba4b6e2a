// Builds the addon of the package `fapiao` for this machine, if it is not there. Once the package is published, nobody needs this.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const door = join(root, "bindings-node");
const addon = process.env.FAPIAO_NODE_ADDON ?? join(door, "addon", `fapiao.${createRequire(import.meta.url)(join(door, "lib/target.js"))()}.node`);

if (!existsSync(addon)) {
  const { status } = spawnSync("cargo", ["build", "--package", "fapiao-node"], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  const built = { darwin: "libfapiao_node.dylib", win32: "fapiao_node.dll" }[process.platform] ?? "libfapiao_node.so";
  mkdirSync(dirname(addon), { recursive: true });
  copyFileSync(join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", built), addon);
}

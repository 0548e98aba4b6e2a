// Settings that would be unsafe are refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plainYuan, yuan } from "../src/format.js";
import { readSettings } from "../src/settings.js";

const GOOD = { PORTAL_URL: "https://fapiao.example.com", PORTAL_COOKIE_SECRET: "x".repeat(32), PORTAL_MAIL_HOST: "mail.example.com", PORTAL_MAIL_FROM: "fapiao@example.com", PORTAL_STAFF: "周敏:0123456789abcdef" };

test("settings that stand on the safe side are taken", () => {
  const settings = readSettings(GOOD);
  assert.equal(settings.secure, true);
  assert.deepEqual(settings.staff, [{ name: "周敏", key: "0123456789abcdef" }]);
  assert.deepEqual(settings.mailServer, { host: "mail.example.com", fromAddress: "fapiao@example.com", port: undefined, username: undefined, password: undefined });
  const development = readSettings({ NODE_ENV: "development" });
  assert.equal(development.secure, false);
  assert.equal(development.mailServer, undefined);
});

test("settings that do not are refused, with what is wrong", () => {
  const refused = [
    [{ ...GOOD, PORTAL_URL: "http://fapiao.example.com" }, /https/],
    [{ ...GOOD, NODE_ENV: "development" }, /this machine only/],
    [{ ...GOOD, PORTAL_COOKIE_SECRET: "short" }, /32 characters/],
    [{ ...GOOD, PORTAL_MAIL_HOST: undefined }, /PORTAL_MAIL_HOST/],
    [{ ...GOOD, PORTAL_MAIL_FROM: undefined }, /PORTAL_MAIL_FROM/],
    [{ ...GOOD, PORTAL_STAFF: "周敏:short" }, /16 characters/],
  ];
  for (const [environment, message] of refused) {
    assert.throws(() => readSettings(/** @type {Record<string, string>} */ (environment)), /** @type {RegExp} */ (message));
  }
});

test("amounts are exact to the fen up to the largest", () => {
  assert.equal(yuan("en", Number.MAX_SAFE_INTEGER), "¥90,071,992,547,409.91");
  assert.equal(yuan("zh-CN", -5), "-¥0.05");
  assert.equal(plainYuan(128_000), "1280.00");
});

// A sealed page tries every way out it has; listeners on this computer wait to hear from it.
import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { browsers, openBrowser } from "../browsers.mjs";
import { listen } from "../listeners.mjs";
import { serve } from "../server.mjs";
import { waysOut, waysThroughFrames } from "./ways-out.mjs";

for (const name of browsers) {
  test(`${name}: served with its headers, the page reaches nobody`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: true });
    assert.deepEqual(await tryAll(page, listeners, { ...waysOut, ...waysThroughFrames }), []);
  });

  test(`${name}: served by a plain host, the page tells nobody anything`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: false });
    const hits = await tryAll(page, listeners, waysOut);
    // Chromium may open a connection for a frame it then refuses to load; no byte is sent over it.
    assert.deepEqual(hits.filter((hit) => !hit.endsWith(": tcp")), []);
  });
}

/**
 * @param {import("node:test").TestContext} t
 * @param {import("../browsers.mjs").BrowserName} name
 * @param {{ headers: boolean }} options
 */
async function open(t, name, options) {
  const server = await serve(options);
  t.after(server.close);
  const listeners = await listen();
  t.after(listeners.close);
  const page = await openBrowser(name);
  t.after(page.close);
  await page.open(server.url);
  await page.until(() => document.querySelector("[data-seal=closed]") !== null);
  return { page, listeners };
}

/**
 * @param {import("../browsers.mjs").Page} page
 * @param {import("../listeners.mjs").Listeners} listeners
 * @param {typeof waysOut} ways
 */
async function tryAll(page, { http, stun, hits }, ways) {
  const heard = [];
  for (const [name, way] of Object.entries(ways)) {
    // The last ways end Chromium's page by its own decision; a page that is gone tells nothing either.
    await page.evaluate(attempt(way), { http, stun }).catch(() => {});
    await sleep(500);
    heard.push(...hits.splice(0).map((hit) => `${name}: ${hit}`));
  }
  return heard;
}

/**
 * Wraps a way so that its refusal ends it quietly and its silence ends in time.
 * @param {Function} way
 */
const attempt = (way) =>
  /** @type {(target: import("./ways-out.mjs").Target) => Promise<void>} */ (
    new Function(
      "target",
      `const tried = (async () => (${way})(target))().catch(() => {});
       return Promise.race([tried, new Promise((done) => setTimeout(done, 1000))]).then(() => {});`,
    )
  );

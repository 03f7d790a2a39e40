// A page tries every way out it has; listeners on this computer wait to hear from it.
import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { browsers, openBrowser } from "../browsers.mjs";
import { listen } from "../listeners.mjs";
import { serve } from "../server.mjs";
import { waysOut, waysThroughFrames } from "./ways-out.mjs";

/** Ways that reach nobody even from a page without any policy, in these browsers and over plain HTTP. */
const silentAnyway = {
  chromium: ["WebTransport"],
  firefox: ["WebTransport", "WebRTC", "WebRTC of an empty frame"],
};

for (const name of browsers) {
  test(`${name}: served with its headers, the page reaches nobody`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: true });
    for (const way of Object.keys(waysOut)) {
      assert.deepEqual(await hits(page, listeners, waysOut[way]), [], way);
    }
    for (const way of Object.keys(waysThroughFrames)) {
      // Chromium may end the whole page rather than let an empty frame open a pop-up.
      const heard = await hits(page, listeners, waysThroughFrames[way]).catch(() => listeners.hits);
      assert.deepEqual(heard, [], way);
    }
  });

  test(`${name}: served by a plain host, the page tells nobody anything`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: false });
    for (const way of Object.keys(waysOut)) {
      const heard = await hits(page, listeners, waysOut[way]);
      // Chromium may open a connection for a frame it then refuses to load; no byte is sent over it.
      assert.deepEqual(heard.filter((hit) => hit !== "tcp"), [], way);
    }
  });

  // Silence proves something only where an unsealed page would have been heard.
  test(`${name}: without a seal every way is heard`, async (t) => {
    const listeners = await listen();
    t.after(listeners.close);
    const page = await openBrowser(name);
    t.after(page.close);
    const ways = { ...waysOut, ...waysThroughFrames };
    const silent = [];
    for (const way of Object.keys(ways)) {
      await page.open(listeners.http);
      listeners.hits.length = 0;
      // Some ways lead away from the page that is asked.
      const heard = await hits(page, listeners, ways[way]).catch(() => listeners.hits);
      if (heard.every((hit) => hit.includes("favicon"))) silent.push(way);
    }
    assert.deepEqual(silent, silentAnyway[name]);
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
 * What the listeners heard of one way.
 * @param {import("../browsers.mjs").Page} page
 * @param {import("../listeners.mjs").Listeners} listeners
 * @param {Function} way
 */
async function hits(page, { http, stun, hits }, way) {
  // A refusal ends the way quietly; silence ends it in time.
  const attempt = new Function(
    "target",
    `const tried = (async () => (${way})(target))().catch(() => {});
     return Promise.race([tried, new Promise((done) => setTimeout(done, 600))]).then(() => {});`,
  );
  await page.evaluate(attempt, { http, stun });
  await sleep(300);
  return hits.splice(0);
}

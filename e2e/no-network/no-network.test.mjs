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

/** Longer than the slowest way takes to be heard where nothing stops it, in milliseconds: below, each has to be heard within it. */
const SILENCE = 1000;

for (const name of browsers) {
  test(`${name}: served with its headers, the page reaches nobody`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: true });
    for (const way of Object.values(waysOut)) await go(page, listeners, way);
    // Chromium may end the whole page rather than let an empty frame open a pop-up.
    for (const way of Object.values(waysThroughFrames)) await go(page, listeners, way).catch(() => {});
    await sleep(SILENCE);
    assert.deepEqual(listeners.hits, []);
  });

  test(`${name}: served by a plain host, the page tells nobody anything`, async (t) => {
    const { page, listeners } = await open(t, name, { headers: false });
    for (const way of Object.values(waysOut)) await go(page, listeners, way);
    await sleep(SILENCE);
    // Chromium may open a connection for a frame it then refuses to load; no byte is sent over it.
    assert.deepEqual(listeners.hits.filter((hit) => hit !== "tcp"), []);
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
      await go(page, listeners, ways[way]).catch(() => {});
      if (!(await isHeard(listeners))) silent.push(way);
      // A page that is on its way elsewhere cannot be sent elsewhere yet.
      await sleep(300);
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
 * Takes one way, for as long as the page has something to do for it.
 * @param {import("../browsers.mjs").Page} page
 * @param {import("../listeners.mjs").Listeners} listeners
 * @param {Function} way
 */
async function go(page, { http, stun }, way) {
  // A refusal ends the way quietly; silence ends it in time.
  const attempt = new Function(
    "target",
    `const tried = (async () => (${way})(target))().catch(() => {});
     return Promise.race([tried, new Promise((done) => setTimeout(done, 600))]).then(() => {});`,
  );
  await page.evaluate(attempt, { http, stun });
}

/** Whether anything comes before it would count as silence. @param {import("../listeners.mjs").Listeners} listeners */
async function isHeard({ hits }) {
  for (const end = Date.now() + SILENCE; Date.now() < end; await sleep(20)) {
    if (hits.some((hit) => !hit.includes("favicon"))) return true;
  }
  return false;
}

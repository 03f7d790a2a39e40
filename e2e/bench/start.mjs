// How soon the page starts from what the browser keeps: hosted on this computer, once its service worker has kept it; and
// how soon the one file with all of its large parts, opened from the disk.
//
// usage: start.mjs
//
// Prints JSON: for each browser, and for the one file in Chromium, the median milliseconds, by the clock, until a person
// can use the page (its buttons act, and what is dropped is taken), and until it is sealed, has tested itself and opens files.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browsers, openBrowser } from "../browsers.mjs";
import { hostBelow } from "../carry/static-host.mjs";
import { untilReady } from "../person.mjs";

const ROUNDS = 9;
const top = fileURLToPath(new URL("../..", import.meta.url));

const folder = await mkdtemp(join(tmpdir(), "kamei-start-"));
execFileSync(`${top}target/debug/xtask`, ["dist", "--no-build", "--out", join(folder, "dist")]);
execFileSync(`${top}target/debug/xtask`, ["web", "--no-build", "--single"], { stdio: ["ignore", "ignore", "inherit"] });
const single = `file://${top}target/single/kamei.html`;
const host = await hostBelow(join(folder, "dist"), "/kamei/");
/** @type {Record<string, { usable: number, ready: number }>} */
const found = {};
/** @type {{ of: string, browser: import("../browsers.mjs").BrowserName, url: string }[]} */
const starting = [...browsers.map((browser) => ({ of: browser, browser, url: host.url })), { of: "file", browser: "chromium", url: single }];
for (const { of, browser, url } of starting) {
  const page = await openBrowser(browser);
  await page.open(url);
  await untilReady(page);
  if (url === host.url) await page.until(() => navigator.serviceWorker.getRegistration().then((kept) => Boolean(kept?.active)));
  /** @type {Record<string, number>[]} */
  const starts = [];
  // The first start from the service worker lets the browser compile what it keeps.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.open(url);
    await untilReady(page);
    starts.push(await page.evaluate(() => Object.fromEntries(["usable", "ready"].map((name) => [name, performance.getEntriesByName(name)[0].startTime]))));
  }
  const median = (/** @type {string} */ mark) => starts.slice(1).map((start) => start[mark]).sort((one, other) => one - other)[ROUNDS >> 1];
  found[of] = { usable: median("usable"), ready: median("ready") };
  await page.close();
}
host.close();
await rm(folder, { recursive: true });
console.log(JSON.stringify(found));

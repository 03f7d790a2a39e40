// Five thousand files: the page answers all the while, and gets to the end.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, untilReview } from "../person.mjs";
import { writeSlices } from "../slices.mjs";

const MANY = 5000;
const LONGEST_STALL_MS = 500;

test("five thousand files", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamei-many-"));
  t.after(() => rm(folder, { recursive: true }));
  const many = join(folder, "many");
  await writeSlices(many, MANY);
  for (const name of browsers) {
    await t.test(`${name}: the page never freezes for half a second`, async (t) => {
      const page = await openPage(t, name);
      await page.evaluate(watchForStalls);
      const started = Date.now();
      await bringFolder(page, many);
      await page.until(halfWay);
      await untilReview(page);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      await page.until(() => /5,000/.test(document.querySelector("#tree .tally .ready strong")?.textContent ?? ""));
      const stall = await page.evaluate(() => Math.round(/** @type {any} */ (window).longestStall));
      t.diagnostic(`${name}: ${MANY} files reviewed in ${seconds} s, longest stall ${stall} ms`);
      assert.ok(stall < LONGEST_STALL_MS, `${stall} ms`);
    });
  }
});

/** On to the second pass, or already through it: a slow machine may need the patience of both. */
function halfWay() {
  const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector("#working progress[value]"));
  return document.body.dataset.step === "review" || (bar !== null && bar.value >= 0.4);
}

/** Notes the longest time between two turns of a timer that wants one every 10 ms. */
function watchForStalls() {
  let last = performance.now();
  Object.assign(window, { longestStall: 0 });
  setInterval(() => {
    const now = performance.now();
    Object.assign(window, { longestStall: Math.max(/** @type {any} */ (window).longestStall, now - last) });
    last = now;
  }, 10);
}

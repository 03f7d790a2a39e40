// The whole way without a mouse: every step of it is reached by Tab and answered by Enter or Space.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { openPage, sample, untilReview } from "../person.mjs";

test("chromium: from the first step to the saved files by keyboard alone, every control with a name", async (t) => {
  const page = await openPage(t, "chromium");
  await reach(page, "#pick-files");
  // No program can answer the browser's own dialog.
  await page.setInputFiles("#files-input", ["MR/IM000001.dcm", "US/SAKURA_HINATA_001.dcm"].map((path) => join(sample, path)));
  await untilReview(page);
  await page.until(() => document.querySelector("#approve:not(:disabled)"));
  await reach(page, "#approve");
  await page.press("Enter");
  await page.until(() => document.querySelector("#footer .look") === null);
  await reach(page, "#to-release");
  await page.press("Enter");
  await reach(page, "#save-zip");
  await page.press("Enter");
  assert.match(await page.downloaded(), /\.zip$/);
  await reach(page, "#lock");
  await page.press("Space");
  await page.until(() => document.querySelector("dialog[open]"));
  assert.equal(await page.evaluate(() => document.activeElement?.closest("dialog") !== null), true);
  await page.press("Escape");
  await page.until(() => document.activeElement?.id === "lock");
});

/** Presses Tab until the control has the focus; whatever it passes has to have a name. @param {import("../browsers.mjs").Page} page @param {string} selector */
async function reach(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    const at = await page.evaluate((/** @type {string} */ wanted) => {
      const now = document.activeElement;
      const name = now?.getAttribute("aria-label") || now?.getAttribute("aria-labelledby") || now?.textContent?.trim() || now?.getAttribute("title") || now?.closest("label")?.textContent;
      return { there: now?.matches(wanted) ?? false, nameless: now && now !== document.body && !name ? now.outerHTML : "" };
    }, selector);
    assert.equal(at.nameless, "");
    if (at.there) return;
    await page.press("Tab");
  }
  assert.fail(`${selector} was not reached`);
}

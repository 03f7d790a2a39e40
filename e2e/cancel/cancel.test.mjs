// A person changes their mind in the middle of a big batch: nothing of it stays, and the page goes on.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, untilReview } from "../person.mjs";
import { writeSlices } from "../slices.mjs";

const MANY = 1500;

for (const name of browsers) {
  test(`${name}: a cancelled batch leaves nothing behind`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-cancel-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeSlices(join(folder, "many"), MANY);
    const page = await openPage(t, name);
    await bringFolder(page, join(folder, "many"));
    const done = await page.until(() => {
      const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector("#working progress[value]"));
      // Pressed at once, before the progress moves on.
      if (!bar || bar.value < 0.1) return null;
      /** @type {HTMLElement} */ (document.querySelector("#cancel")).click();
      return bar.value;
    });
    assert.ok(done < 1, `cancelled at ${done}`);
    await page.until(() => document.querySelector("#well:not([hidden])") !== null);
    const left = await page.evaluate(() => ({
      step: document.body.dataset.step,
      tree: document.querySelector("#tree")?.textContent,
      reviewable: document.querySelectorAll("#steps button:not(:disabled)").length,
    }));
    assert.deepEqual(left, { step: "drop", tree: "", reviewable: 1 });

    await bringFolder(page, sample);
    await untilReview(page);
    const totals = await page.evaluate(() => document.querySelector("#tree .totals")?.textContent);
    assert.match(totals, /患者 1・検査 1・16 ファイル/);
  });
}

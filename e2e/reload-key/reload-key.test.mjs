// The same patients come again another day: with the saved key they get the same pseudonyms.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, loadKey, openPage, sample, saveKey, saveZip, texts, untilReady, untilReview } from "../person.mjs";

const PASSPHRASE = "four plain words apart";

for (const name of browsers) {
  test(`${name}: a saved key gives the same names again, and no other does`, async (t) => {
    const ja = await texts("ja");
    const page = await openPage(t, name);
    const first = await process(page);
    const key = await saveKey(page, PASSPHRASE);

    await reload(page);
    assert.equal(await loadKey(page, key, `${PASSPHRASE}!`), ja["key.wrong-passphrase"]);
    await page.press("Escape");
    const stranger = await process(page);
    assert.deepEqual([...first.keys()].filter((path) => stranger.has(path)), []);

    await reload(page);
    assert.equal(await loadKey(page, key, PASSPHRASE), "");
    assert.equal(await page.evaluate(() => document.querySelector("#key")?.textContent), ja["key.loaded"]);
    assert.deepEqual(await process(page), first);
  });
}

/** @param {import("../browsers.mjs").Page} page */
async function process(page) {
  await bringFolder(page, join(sample, "MR"));
  await untilReview(page);
  return saveZip(page);
}

/** @param {import("../browsers.mjs").Page} page */
async function reload(page) {
  await page.open(await page.evaluate(() => location.href));
  await untilReady(page);
}

// The pictures of the documentation, of the invented patient: `KAMEI_PICTURES=crate/core/docs/pictures node --test
// e2e/pictures/*.test.mjs` makes them anew; without it the story only sees that they can be made, and stay small.
import assert from "node:assert/strict";
import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { approveAll, bringFolder, openSite, sample, untilReady, untilReview } from "../person.mjs";
import { destination, send, untilPhase } from "../send/sending.mjs";
import { startStore } from "../send/server.mjs";

const out = resolve(process.env.KAMEI_PICTURES ?? fileURLToPath(new URL("../out/pictures", import.meta.url)));
const LARGEST = 150_000;

test("chromium: what the documentation shows", async (t) => {
  await mkdir(out, { recursive: true });
  const store = await startStore(t);
  const page = await openSite(t, "chromium", { "site.toml": destination("study", "put", store.url) }, { locale: "en", size: { width: 1180, height: 860 } });
  const show = async (/** @type {string} */ name) => {
    const path = join(out, `${name}.jpg`);
    await page.screenshot(path);
    const { size } = await stat(path);
    assert.ok(size < LARGEST, `${name}: ${size} bytes`);
  };
  await untilReady(page);
  await show("1-bring-in");
  await bringFolder(page, sample);
  await untilReview(page);
  await page.until(() => document.querySelector(".box-chips .known") !== null && document.querySelector("#approve:not(:disabled)"));
  await show("2-check");
  await approveAll(page);
  await page.click("#to-release");
  await send(page, "study");
  await untilPhase(page, "done");
  await page.evaluate(() => document.querySelector(".release .card")?.scrollIntoView());
  await show("3-hand-over");
  assert.equal(store.kept.size, 15);
});

// The files of a record come in one after the other: alone the samples stay, beside their header both are one line and go.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { openPage, saveZip, untilReview } from "../person.mjs";

const HEADER = `sakura 1 250 4 13:15:18 05/03/2024
sakura.dat 16 200/mV 16 0 0 0 0 MLII
# Patient ID: 00427718
`;

for (const name of browsers) {
  test(`${name}: a record that comes in two goes is one line of the review`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-sets-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "sakura.hea"), HEADER);
    await writeFile(join(folder, "sakura.dat"), Buffer.alloc(8, 1));
    const page = await openPage(t, name);
    await page.setInputFiles("#files-input", [join(folder, "sakura.dat")]);
    await untilReview(page);
    const tally = () => page.evaluate(() => ["ready", "held"].map((kind) => document.querySelector(`.tally .${kind} strong`)?.textContent));
    assert.deepEqual(await tally(), ["0", "1"]);

    await page.setInputFiles("#files-input", [join(folder, "sakura.hea")]);
    await page.until(() => document.querySelector(".tally .ready strong")?.textContent === "2");
    assert.deepEqual(await tally(), ["2", "0"]);
    const lines = await page.evaluate(() => [...document.querySelectorAll("button.series")].map((line) => line.textContent));
    assert.equal(lines.length, 1, lines.join());
    const stems = [...(await saveZip(page)).keys()].map((path) => path.replace(/\.[a-z]+$/, ""));
    assert.deepEqual([stems.length, new Set(stems).size], [2, 1], stems.join());
  });
}

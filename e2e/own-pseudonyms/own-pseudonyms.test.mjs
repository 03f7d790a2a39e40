// A site brings its own pseudonyms: a doubtful table is refused line by line, a sound one names the output.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, saveZip, untilReview } from "../person.mjs";

for (const name of browsers) {
  test(`${name}: the site's own pseudonyms name the output`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-list-"));
    t.after(() => rm(folder, { recursive: true }));
    const page = await openPage(t, name);

    const wrong = join(folder, "wrong.csv");
    await writeFile(wrong, "患者ID,仮名ID\n00427718,HOSP-001\n00427718,HOSP-002\n,HOSP-003\n");
    await page.click("#pseudonyms");
    await page.setInputFiles("dialog [name=table]", [wrong]);
    await page.click("dialog [type=submit]");
    const lines = await page.until(() => {
      const items = [...document.querySelectorAll("dialog .problems b")].map((item) => item.textContent);
      return items.length > 0 && items;
    });
    assert.deepEqual(lines, ["3 行目:", "4 行目:"]);

    const right = join(folder, "right.csv");
    await writeFile(right, "患者ID,仮名ID,日付シフト\n00427718,HOSP-001,-30\n");
    await page.setInputFiles("dialog [name=table]", [right]);
    await page.click("dialog [type=submit]");
    await page.until(() => !document.querySelector("dialog"));

    await bringFolder(page, join(sample, "MR"));
    await untilReview(page);
    const files = await saveZip(page);
    assert.ok(files.size > 0);
    for (const path of files.keys()) assert.match(path, /HOSP-001\//);
  });
}

// Broken files among good ones: the good go on, each bad one is told of with its reason.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, saveZip, texts, untilReview } from "../person.mjs";

/** @type {Record<string, { code: string, bytes: () => Promise<Buffer> }>} */
const hostile = {
  "cut.dcm": { code: "truncated", bytes: async () => (await readFile(join(sample, "CT/IM000003.dcm"))).subarray(0, 20_000) },
  "nothing.dcm": { code: "empty", bytes: async () => Buffer.alloc(0) },
  "notes.txt": { code: "unsupported-format", bytes: async () => Buffer.from("Call the ward before noon.\n") },
  "noise.dcm": { code: "unsupported-format", bytes: async () => randomBytes(10_000) },
};
const GOOD = 12;

for (const name of browsers) {
  test(`${name}: bad files stop nobody and are named with a sentence`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-hostile-"));
    t.after(() => rm(folder, { recursive: true }));
    const study = join(folder, "study");
    await cp(join(sample, "CT"), study, { recursive: true });
    for (const [file, { bytes }] of Object.entries(hostile)) await writeFile(join(study, file), await bytes());

    const page = await openPage(t, name);
    await bringFolder(page, study);
    await untilReview(page);
    const files = await saveZip(page);
    assert.equal(files.size, GOOD);

    const told = await page.evaluate(() => {
      const groups = [...document.querySelectorAll(".stays dt")];
      return groups.flatMap((group) => [...(group.nextElementSibling?.children ?? [])].map((file) => [
        file.textContent?.split("/").at(-1), group.firstChild?.textContent,
      ]));
    });
    const ja = await texts("ja");
    const expected = Object.entries(hostile).map(([file, { code }]) => [file, ja[`reason.${code}.what`]]);
    assert.deepEqual(told.sort(), expected.sort());
  });
}

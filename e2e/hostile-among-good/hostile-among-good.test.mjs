// Broken files among good ones: the good go on, each bad one is told of with its reason.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, saveZip, texts, untilReview } from "../person.mjs";

/** A directory that names a file outside the folder, and whose offsets go round. */
function directory() {
  /** @param {number} group @param {number} element @param {string} vr @param {Buffer} value */
  const put = (group, element, vr, value) => {
    const head = Buffer.alloc(vr === "SQ" ? 12 : 8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(element, 2);
    head.write(vr, 4, "latin1");
    if (vr === "SQ") head.writeUInt32LE(value.length, 8);
    else head.writeUInt16LE(value.length, 6);
    return Buffer.concat([head, value]);
  };
  const number = (/** @type {number} */ value) => Buffer.from(new Uint32Array([value]).buffer);
  const record = Buffer.concat([
    put(4, 0x1400, "UL", number(1)), put(4, 0x1410, "US", Buffer.from([0xff, 0xff])), put(4, 0x1420, "UL", number(1)),
    put(4, 0x1430, "CS", Buffer.from("IMAGE ")), put(4, 0x1500, "CS", Buffer.from("..\\..\\PASSWD")),
  ]);
  const item = Buffer.concat([Buffer.from([0xfe, 0xff, 0x00, 0xe0]), number(record.length), record]);
  const meta = Buffer.concat([
    put(2, 2, "UI", Buffer.from("1.2.840.10008.1.3.10")), put(2, 0x10, "UI", Buffer.from("1.2.840.10008.1.2.1\0")),
  ]);
  return Buffer.concat([
    Buffer.alloc(128), Buffer.from("DICM"), put(2, 0, "UL", number(meta.length)), meta,
    put(4, 0x1200, "UL", number(1)), put(4, 0x1202, "UL", number(1)), put(4, 0x1220, "SQ", item),
  ]);
}

/** @type {Record<string, { code: string, bytes: () => Promise<Buffer> }>} */
const hostile = {
  "cut.dcm": { code: "truncated", bytes: async () => (await readFile(join(sample, "CT/IM000003.dcm"))).subarray(0, 20_000) },
  "nothing.dcm": { code: "empty", bytes: async () => Buffer.alloc(0) },
  DICOMDIR: { code: "dicomdir", bytes: async () => directory() },
  "notes.log": { code: "unsupported-format", bytes: async () => Buffer.from("Call the ward before noon.\n") },
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
    assert.equal(files.size, GOOD + 1);
    // The directory is made anew, and every file in it has a name that it can refer to.
    const made = files.get("DICOMDIR") ?? Buffer.alloc(0);
    const names = [...files.keys()].filter((name) => name !== "DICOMDIR");
    for (const name of names) {
      assert.match(name, /^DICOM(\/[A-Z0-9_]{1,8}){4}$/);
      assert.ok(made.includes(name.replaceAll("/", "\\")), name);
    }
    assert.ok(!made.includes("PASSWD"));

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

// One study goes in; what comes out is what the command line makes of it, and tells nothing of the patient.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { filesBelow, kamei } from "../command-line.mjs";
import { bringFolder, loadKey, openPage, sample, saveRecord, saveZip, texts, untilReview } from "../person.mjs";

const JIS = "\x1b$B";
/** Who the invented patient is, as the sample writes it, partly in ISO 2022. */
const identity = ["SAKURA", "HINATA", "00427718", "MN-55120", `${JIS}:4AR`, `${JIS}M[8~`, `${JIS}$5$/$i`, `${JIS}$R$J$?`];
const identityInUnicode = ["佐倉", "陽向", "さくら", "ひなた"];

for (const name of browsers) {
  test(`${name}: the ZIP holds what the command line writes with the same key`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-study-"));
    t.after(() => rm(folder, { recursive: true }));
    const key = join(folder, "key.age");
    const written = join(folder, "written");
    const { status } = kamei("deidentify", sample, "--out", written, "--key", key, "--accept-unreviewed");
    assert.equal(status, 1, "the letter is held");

    const ja = await texts("ja");
    const page = await openPage(t, name);
    const passphrase = (await readFile(`${key}.passphrase`, "utf8")).trim();
    assert.equal(await loadKey(page, key, passphrase), "");
    await bringFolder(page, sample);
    await untilReview(page);

    await seesTheUltrasound(page);
    await page.until(() => document.querySelector("#approve:not(:disabled)") !== null);
    await page.click("#approve");
    const files = await saveZip(page);
    const stays = await page.evaluate(() => document.querySelector(".stays")?.textContent);
    assert.ok(stays.includes("SAKURA_HINATA_LETTER.dcm"), stays);
    assert.ok(stays.includes(ja["reason.encapsulated-document.what"]), stays);
    const record = await saveRecord(page);

    const expected = await filesBelow(written);
    assert.deepEqual([...files.keys()], [...expected.keys()]);
    const different = [...files].filter(([path, bytes]) => !expected.get(path)?.equals(bytes)).map(([path]) => path);
    assert.equal(different.length, 1, "only the ultrasound was looked at");
    const [looked] = different;
    assert.ok(files.get(looked)?.includes(burnedIn("NO")), "a look and a mask change Burned In Annotation");
    assert.ok(expected.get(looked)?.includes(burnedIn("YES ")));

    for (const path of files.keys()) assert.match(path, /^K-[A-Z0-9]+\/ST-[a-z0-9]+\/SE-[a-z0-9]+\/I-[a-z0-9]+\.dcm$/i);
    const out = [...files].flatMap(([path, bytes]) => [Buffer.from(path), bytes]).concat(Buffer.from(record));
    assert.deepEqual(foundIn(out, [...identity, ...identityInUnicode]), []);
    assert.deepEqual(foundIn([...(await filesBelow(sample)).values()], identity), identity);
  });
}

/** @param {Buffer[]} all @param {string[]} values */
const foundIn = (all, values) => values.filter((value) => all.some((bytes) => bytes.includes(value)));

/** The series that asks for a look is open, and its image is really drawn. @param {import("../browsers.mjs").Page} page */
async function seesTheUltrasound(page) {
  const image = await page.until(() => {
    const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector("#view canvas.image:not([hidden])"));
    if (!canvas || canvas.width !== 640) return null;
    const shades = new Set(canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data);
    return shades.size > 50 ? { height: canvas.height, title: document.querySelector("#view h2")?.textContent } : null;
  });
  assert.equal(image.height, 480);
  assert.match(image.title, /^US /);
}

/** The element (0028,0301). @param {string} value */
const burnedIn = (value) => Buffer.from([0x28, 0x00, 0x01, 0x03, 0x43, 0x53, value.length, 0x00, ...Buffer.from(value)]);

// A name burned into an ultrasound picture is found, covered and gone from the file, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../browsers.mjs";
import { filesBelow } from "../command-line.mjs";
import { bringFolder, openPage, sample, saveRecord, saveZip, untilReview } from "../person.mjs";

/** @typedef {import("../browsers.mjs").Page} Page */
/** @typedef {{ x: number, y: number, w: number, h: number }} Place */

const pictures = fileURLToPath(new URL("../out/mask/", import.meta.url));
const COLUMNS = 640;
const ROWS = 480;
/** What is brighter than this, of 255, could be read. */
const DARK = 4;
/** Where the sample's ultrasound says who its patient is, and where somebody draws one box more: over the fan. */
const NAME = { x: 10, y: 4, w: 130, h: 20 };
const DRAWN = { x: 260, y: 220, w: 80, h: 50 };
const FAN = { x: 300, y: 120, w: 60, h: 60 };

for (const name of browsers) {
  test(`${name}: boxes appear by themselves, one more is drawn, and the file carries them all`, async (t) => {
    const page = await openPage(t, name);
    await bringFolder(page, await twoPictures(t));
    await untilReview(page);
    const boxes = await found(page);
    assert.ok(boxes.some((box) => covers(box, NAME)), `the name is in a box: ${JSON.stringify(boxes)}`);
    assert.ok(await page.evaluate(() => document.querySelector(".box.known") !== null), "it is told to be the patient's");

    await page.click("#box-add");
    await page.drag(await onScreen(page, DRAWN.x, DRAWN.y), await onScreen(page, DRAWN.x + DRAWN.w, DRAWN.y + DRAWN.h));
    await page.until(() => document.querySelectorAll(".box.drawn").length === 1);
    await page.click("#undo");
    await page.until(() => document.querySelectorAll(".box.drawn").length === 0);
    await page.click("#redo");
    await page.until(() => document.querySelectorAll(".box.drawn").length === 1);
    await page.click("#apply-series");
    await page.until(() => document.querySelector("#view-head .layouts") !== null);

    await page.until(seesAll);
    await page.click("#approve");
    const files = await saveZip(page);
    assert.equal(files.size, 2, "both pictures went");
    for (const bytes of files.values()) {
      for (const place of [NAME, DRAWN]) assert.ok((await brightest(page, bytes, place)) < DARK, "the mask is black in the file");
      assert.ok((await brightest(page, bytes, FAN)) > 100, "the picture is still there");
    }
    const record = JSON.parse(await saveRecord(page));
    const { look, masks } = record.treatments[0];
    assert.equal(look, "person");
    assert.ok(masks.some((/** @type {any} */ { kind, boxes }) => kind === "drawn" && boxes === 1), JSON.stringify(masks));
  });

  test(`${name}: the same by keyboard alone`, async (t) => {
    const page = await openPage(t, name);
    await bringFolder(page, await onePicture(t));
    await untilReview(page);
    await found(page);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#view .image")).focus());
    await page.press("n");
    await page.until(() => document.activeElement?.classList.contains("drawn"));
    const before = await focusedPlace(page);
    for (let presses = 0; presses < 3; presses += 1) await page.press("ArrowDown");
    await page.press("Shift+ArrowRight");
    const after = await page.until(movedFrom, before);
    assert.ok(after.y > before.y && after.w > before.w, JSON.stringify({ before, after }));
    await page.press("Control+z");
    await page.until((/** @type {number} */ w) => Math.abs(parseFloat(/** @type {HTMLElement} */ (document.querySelector(".box.drawn"))?.style.width) - w) < 0.01, before.w);
    await page.press("Control+y");
    await page.press("n");
    await page.until(() => document.querySelectorAll(".box.drawn").length === 2);
    await page.press("Delete");
    await page.until(() => document.querySelectorAll(".box.drawn").length === 1);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#view .image")).focus());
    await page.until(seesAll);
    await page.press("a");
    await page.until(() => !document.querySelector("#approve"));
    const files = await saveZip(page);
    const [bytes] = [...files.values()];
    assert.ok((await brightest(page, bytes, NAME)) < DARK);
  });
}

for (const name of browsers) {
  for (const [type, ground] of [["image/jpeg", "dusk"], ["image/png", "dusk"], ["image/jpeg", "wall"]]) {
    test(`${name}: a photograph in a file of its own (${type}, ${ground}) is masked and saved`, async (t) => {
      const page = await openPage(t, name);
      const folder = await mkdtemp(join(tmpdir(), "kamei-photograph-"));
      t.after(() => rm(folder, { recursive: true }));
      await writeFile(join(folder, `photograph.${type.slice(6)}`), Buffer.from(await page.evaluate(photograph, type, ground, COLUMNS, ROWS), "base64"));
      await bringFolder(page, folder);
      await untilReview(page);
      await page.until(() => document.querySelectorAll(".boxes .box.text").length > 0 && !/…/.test(document.querySelector("#search-status")?.textContent ?? ""));
      await page.click("#box-add");
      await page.drag(await onScreen(page, DRAWN.x, DRAWN.y), await onScreen(page, DRAWN.x + DRAWN.w, DRAWN.y + DRAWN.h));
      await page.until(() => document.querySelectorAll(".box.drawn").length === 1);
      await page.until(seesAll);
      await page.click("#approve");
      const [bytes] = [...(await saveZip(page)).values()];
      // Well inside the words: how wide they are is the browser's own.
      const written = { x: 70, y: 46, w: 220, h: 16 };
      // A mouse moves by whole pixels of a screen that shows more than one of the picture in each.
      const drawn = { x: DRAWN.x + 3, y: DRAWN.y + 3, w: DRAWN.w - 6, h: DRAWN.h - 6 };
      for (const [what, place] of Object.entries({ written, drawn })) {
        const light = await brightest(page, bytes, place, type);
        assert.ok(light < DARK, `the mask is black in the file: ${what}, ${light}`);
      }
      assert.ok((await brightest(page, bytes, { x: 500, y: 400, w: 60, h: 40 }, type)) > 100, "the picture is still there");
    });
  }
}

test("chromium: what sticks out of its box gets a box, and goes once a person looked again", async (t) => {
  const page = await openPage(t, "chromium");
  const folder = await mkdtemp(join(tmpdir(), "kamei-photograph-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "photograph.png"), Buffer.from(await page.evaluate(photograph, "image/png", "wall", COLUMNS, ROWS), "base64"));
  await bringFolder(page, folder);
  await untilReview(page);
  await page.until(() => document.querySelectorAll(".boxes .box.text").length > 0 && !/…/.test(document.querySelector("#search-status")?.textContent ?? ""));
  assert.equal(await page.evaluate(() => document.querySelectorAll(".boxes .box.text").length), 1);
  const whole = await page.evaluate(() => parseFloat(/** @type {HTMLElement} */ (document.querySelector(".box.text")).style.width));
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".box.text")).focus());
  const half = (/** @type {number} */ whole) => parseFloat(/** @type {HTMLElement} */ (document.querySelector(".box.text")).style.width) < whole / 2;
  while (!(await page.evaluate(half, whole))) await page.press("Shift+ArrowLeft");
  await page.until(seesAll);
  await page.click("#approve");
  await page.click("#to-release");
  await page.click("#save-zip");
  await page.click("#steps .step:nth-of-type(2)");
  await page.until(() => document.querySelector("#approval .reason[data-code=found-again]") !== null);
  assert.ok((await page.evaluate(() => document.querySelectorAll(".boxes .box.text").length)) > 1, "what sticks out has a box");
  await page.until(seesAll);
  await page.click("#approve");
  const [bytes] = [...(await saveZip(page)).values()];
  assert.ok((await brightest(page, bytes, { x: 70, y: 46, w: 220, h: 16 }, "image/png")) < DARK);
});

test("chromium: how it looks", async (t) => {
  await mkdir(pictures, { recursive: true });
  for (const look of looks()) {
    const page = await openPage(t, "chromium", look);
    await bringFolder(page, join(sample, "US"));
    await untilReview(page);
    await found(page);
    await page.until(() => document.querySelector(".box-chips .known") !== null);
    const { locale, dark, size } = look;
    await page.screenshot(join(pictures, `${locale}-${dark ? "dark" : "light"}-${size.width}.png`));
    await page.close();
  }
});

/** @returns {{ locale: string, dark: boolean, size: { width: number, height: number } }[]} */
const looks = () => [{ width: 1280, height: 800 }, { width: 768, height: 1024 }].flatMap((size, place) =>
  ["ja", "en"].map((locale, other) => ({ locale, dark: place !== other, size })));

/** The boxes on the screen once the search is over, in pixels of the picture. @param {Page} page @returns {Promise<Place[]>} */
const found = (page) =>
  page.until((/** @type {number} */ columns, /** @type {number} */ rows) => {
    const boxes = [...document.querySelectorAll(".boxes .box")].map((box) => /** @type {HTMLElement} */ (box).style);
    const pending = document.querySelector("#approve")?.hasAttribute("disabled") && /…/.test(document.querySelector("#search-status")?.textContent ?? "");
    if (pending || boxes.length === 0 || !document.querySelector(".box-chips .known")) return null;
    const of = (/** @type {string} */ share, /** @type {number} */ whole) => Math.round((parseFloat(share) / 100) * whole);
    return boxes.map(({ left, top, width, height }) => ({ x: of(left, columns), y: of(top, rows), w: of(width, columns), h: of(height, rows) }));
  }, COLUMNS, ROWS);

/** @param {Place} box @param {Place} place */
const covers = (box, { x, y, w, h }) => box.x <= x && box.y <= y && box.x + box.w >= x + w && box.y + box.h >= y + h;

/** Looks at what is asked for until the word may be given. */
const seesAll = () => {
  if (document.querySelector("#approve:not(:disabled)")) return true;
  /** @type {HTMLElement | null} */ (document.querySelector("#next-unseen"))?.click();
  return false;
};

/** Where a pixel of the picture is on the page. @param {Page} page @param {number} x @param {number} y */
const onScreen = (page, x, y) =>
  page.evaluate((/** @type {number} */ across, /** @type {number} */ down) => {
    const { left, top, width, height } = /** @type {HTMLElement} */ (document.querySelector(".boxes")).getBoundingClientRect();
    return { x: left + across * width, y: top + down * height };
  }, x / COLUMNS, y / ROWS);

/** @param {Page} page @returns {Promise<{ y: number, w: number }>} in percent of the picture */
const focusedPlace = (page) =>
  page.evaluate(() => {
    const { top, width } = /** @type {HTMLElement} */ (document.activeElement).style;
    return { y: parseFloat(top), w: parseFloat(width) };
  });

const movedFrom = (/** @type {{ y: number, w: number }} */ before) => {
  const { top, width } = /** @type {HTMLElement} */ (document.activeElement).style;
  const now = { y: parseFloat(top), w: parseFloat(width) };
  return now.y > before.y && now.w > before.w ? now : null;
};

/**
 * A picture with a name in it, as a browser codes it: white on dusk, or on a label on a bright wall.
 * @param {string} type @param {string} ground @param {number} columns @param {number} rows @returns {Promise<string>}
 */
const photograph = async (type, ground, columns, rows) => {
  const bright = ground === "wall";
  const canvas = new OffscreenCanvas(columns, rows);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const sky = context.createLinearGradient(0, 0, columns, rows);
  sky.addColorStop(0, bright ? "#f2f0e8" : "#31465c");
  sky.addColorStop(1, bright ? "#cdc6bb" : "#c9b18c");
  context.fillStyle = sky;
  context.fillRect(0, 0, columns, rows);
  context.fillStyle = "#fff";
  if (bright) context.fillRect(40, 24, 420, 60);
  context.fillStyle = bright ? "#111" : "#fff";
  context.font = "26px sans-serif";
  context.fillText("SAKURA HINATA 00427718", 60, 64);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
};

/**
 * The brightest pixel in a part of the only frame, as the browser itself decodes it.
 * @param {Page} page @param {Buffer} bytes @param {Place} place @param {string} [type]
 * @returns {Promise<number>}
 */
function brightest(page, bytes, place, type = "image/jpeg") {
  const stream = type !== "image/jpeg" ? bytes : bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff])), bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2);
  return page.evaluate(async (/** @type {string} */ text, /** @type {Place} */ { x, y, w, h }, /** @type {string} */ type) => {
    const jpeg = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([jpeg], { type }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(picture, 0, 0);
    return context.getImageData(x, y, w, h).data.filter((_, index) => index % 4 !== 3).reduce((most, sample) => Math.max(most, sample), 0);
  }, stream.toString("base64"), place, type);
}

/** @param {import("node:test").TestContext} t @returns {Promise<string>} a folder with the sample's ultrasound */
const onePicture = (t) => ultrasounds(t, 1);

/** A folder with the sample's ultrasound and another picture of the same screen. @param {import("node:test").TestContext} t */
const twoPictures = (t) => ultrasounds(t, 2);

/** @param {import("node:test").TestContext} t @param {number} count */
async function ultrasounds(t, count) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-mask-"));
  t.after(() => rm(folder, { recursive: true }));
  const [bytes] = [...(await filesBelow(join(sample, "US"))).values()];
  for (let picture = 1; picture <= count; picture += 1) await writeFile(join(folder, `US${picture}.dcm`), another(bytes, picture));
  return folder;
}

/** The same picture under a SOP Instance UID of its own: the last digit is counted on. @param {Buffer} bytes @param {number} by */
function another(bytes, by) {
  const copy = Buffer.from(bytes);
  for (const tag of [[0x08, 0x00, 0x18, 0x00], [0x02, 0x00, 0x03, 0x00]]) {
    const at = copy.indexOf(Buffer.from([...tag, 0x55, 0x49]));
    const length = copy.readUInt16LE(at + 6);
    let last = at + 8 + length - 1;
    while (copy[last] === 0) last -= 1;
    copy[last] = 0x30 + ((copy[last] - 0x30 + by) % 10);
  }
  return copy;
}

import { covered, newBox } from "./editor/boxes.js";
import { isMixed } from "./series.js";
import { on, state, tell } from "./state.js";

/**
 * Looks for text and faces in every picture that a person will have to judge, in the background; the one on the screen
 * comes first. What is found is blanked unless a person says otherwise.
 *
 * @typedef {import("./series.js").Item} Item
 * @typedef {import("../worker/protocol.js").Found} Found
 * @typedef {import("../worker/protocol.js").Raster} Raster
 * @typedef {import("../worker/protocol.js").Suggested} Suggested
 */

/** How much of what was found must lie under a mask to be done with. */
export const ENOUGH = 0.98;

let running = false;

export function startSearch() {
  on("batch", enqueue);
  on("batch item progress", run);
}

/** Whether this page can search at all. */
export const searches = () => state.sight !== null;

/** Whether a picture is still to be searched. @param {Item} item */
export const isPending = ({ search }) => search === "waiting" || search === "running";

function enqueue() {
  if (!state.batch) return state.sight?.stop();
  if (!searches()) return;
  for (const item of state.batch.items) {
    if (item.status === "review" && item.frames > 0 && item.search === "none") item.search = "waiting";
  }
  tell("search");
}

async function run() {
  if (running) return;
  running = true;
  for (let item = next(); item; item = next()) await searchIn(item);
  running = false;
}

/** @returns {Item | undefined} */
function next() {
  const { batch, item } = state;
  if (item?.search === "waiting") return item;
  // Reading and writing files has the machine to itself.
  return batch?.progress ? undefined : batch?.items.find(({ search }) => search === "waiting");
}

/** @param {Item} item */
async function searchIn(item) {
  const { batch, sight, pool } = state;
  if (!sight || !pool) return;
  item.search = "running";
  tell("search");
  const photograph = item.inspection?.shape?.photograph ?? false;
  const rasterOf = (/** @type {number} */ frame, fullRange = false) =>
    pool.run({ do: "frame", file: item.file, frame, fullRange }, { urgent: state.item === item });
  const first = state.item === item ? state.frame : Math.floor(Math.max(0, item.frames - 1) / 2);
  try {
    await suggest(item);
    if (isMixed(item)) {
      for (const frame of [first, ...Array(item.frames).keys()].filter((one, place) => place === 0 || one !== first)) {
        const raster = await rasterOf(frame);
        await note(item, raster, await sight.find(raster, photograph), frame);
      }
      item.search = "done";
      return tell("search", "seen");
    }
    const raster = await rasterOf(first);
    await note(item, raster, await sight.find(raster, photograph));
    // Text often lies above the window that a picture is shown with.
    const whole = await rasterOf(first, true);
    if (!isSame(raster, whole)) await note(item, whole, await sight.find(whole, false));
    if (item.frames > 1) {
      const { found, unsure } = await sight.findInAll(item.frames, rasterOf);
      item.unsure = unsure;
      await note(item, raster, found);
    }
    item.search = "done";
  } catch (failure) {
    if (state.batch !== batch) return;
    item.search = "failed";
  }
  tell("search", "seen");
}

/** @param {Raster} one @param {Raster} other */
const isSame = ({ rgb: one }, { rgb: other }) => one.length === other.length && one.every((sample, place) => sample === other[place]);

/**
 * What the file itself says of parts of its pictures: a site's rule is followed, what lies outside the regions of an
 * ultrasound picture is offered.
 * @param {Item} item
 */
async function suggest(item) {
  /** @type {Suggested[]} */
  const suggested = await state.pool?.run({ do: "regions", file: item.file });
  for (const { rule, ...mask } of suggested ?? []) {
    const box = newBox(mask, mask.kind, mask.frame ?? null, rule === undefined);
    item.boxes = [...item.boxes, box];
    if (rule !== undefined) item.readings.set(box.id, { text: "", known: false, named: false, harmless: false, rule });
  }
  tell("boxes");
}

/**
 * What was found, shown at once; what it says follows. Text in a region has a box of its own: a person may keep the region.
 * @param {Item} item @param {Raster} raster @param {Found[]} found @param {number | null} [frame]
 */
export async function note(item, raster, found, frame = null) {
  item.found = [...item.found, ...found.map(({ x, y, w, h, kind }) => ({ ...(frame === null ? {} : { frame }), x, y, w, h, kind }))];
  const masked = item.boxes.filter((box) => !box.kept && box.kind !== "region" && (box.frame === null || box.frame === frame));
  const fresh = found.filter((one) => covered(one, masked) < ENOUGH).map((one) => ({ one, box: newBox(one, one.kind, frame) }));
  item.boxes = [...item.boxes, ...fresh.map(({ box }) => box)];
  for (const { one: { x, y, w, h, eyes }, box } of fresh) {
    if (!eyes) continue;
    const [left, top, width, height] = eyes;
    item.readings.set(box.id, { text: "", known: false, named: false, harmless: false, face: { x, y, w, h }, eyes: { x: left, y: top, w: width, h: height } });
  }
  tell("boxes");
  const texts = fresh.filter(({ one }) => one.kind === "text");
  if (texts.length === 0 || !state.sight?.reads || !state.pool) return;
  const readings = await state.sight.read(raster, texts.map(({ one }) => one));
  const known = await state.pool.run({ do: "recognize", texts: readings.map(({ text }) => text ?? "") });
  for (const [place, { box }] of texts.entries()) {
    const { text = "", may_keep } = readings[place];
    item.readings.set(box.id, { text, known: known[place] === 1, named: known[place] === 2, harmless: may_keep !== undefined && !known[place] });
  }
  tell("boxes");
}

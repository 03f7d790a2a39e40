import { centred, covered, masksOf, onFrame } from "./editor/boxes.js";
import { ENOUGH } from "./search.js";
import { representative } from "./series.js";
import { state } from "./state.js";

/**
 * After the masks are burnt in, the search runs once more on what was written: what it still finds, and nobody chose
 * to keep, holds the file.
 * @typedef {import("./series.js").Item} Item
 * @typedef {import("../worker/protocol.js").Raster} Raster
 */

/** Of a file with masks on single frames, no more frames than these are looked at again. */
const MOST = 12;

/** Which frames of the output are looked at. @param {Item} item @returns {number[]} */
export function proofFrames(item) {
  if (!state.sight || item.search !== "done") return [];
  if (masksOf(item).length === 0) return [];
  const own = item.boxes.flatMap(({ frame }) => (frame === null ? [] : [frame]));
  return [...new Set([...representative(item), ...own])].slice(0, MOST);
}

/** How much of a box another has to cover to be the same find. */
const SAME = 0.4;

/** How much larger than before, in pixels, a box may be found that a person kept. */
const GROWTH = 6;

/** @param {Item} item @param {{ frame: number, raster: Raster, filled: Raster }[]} [proof] */
export async function prove(item, proof = []) {
  for (const { frame, raster, filled } of proof) {
    const found = await inBoth(raster, filled, item.inspection?.shape?.photograph ?? false);
    // What a file offers to blank and nobody wanted blanked excuses nothing that stands there.
    const boxes = onFrame(item.boxes, frame).filter(({ kind, kept }) => kind !== "region" || !kept);
    const bands = boxes.filter(({ kind, kept }) => kind === "eyes" && !kept);
    // A face whose eyes alone are blanked is seen all the same.
    const isBanded = (/** @type {import("../worker/protocol.js").Found} */ one) => one.kind === "face" && bands.some((band) => centred(band, one));
    const left = found.filter((one) => !isBanded(one) && covered(one, boxes) < ENOUGH && !liesIn(one, boxes.filter(({ kept }) => kept)));
    if (await anyWriting(raster, left, boxes)) throw { code: "found-again", detail: item.frames > 1 ? String(frame + 1) : undefined };
  }
}

/**
 * What stands there is found with the masks black and with the masks drawn over; a black box on a bright ground, or the
 * seam of what was drawn over, is found once at most.
 * @param {Raster} raster @param {Raster} filled @param {boolean} photograph
 */
async function inBoth(raster, filled, photograph) {
  const found = (await state.sight?.find(raster, photograph)) ?? [];
  if (found.length === 0) return found;
  const again = (await state.sight?.find(filled, photograph)) ?? [];
  return found.filter((one) => covered(one, again) >= SAME || again.some((other) => covered(other, [one]) >= SAME));
}

/**
 * Whether any of what is left is writing. What a person saw away from every box, and what reads as a single sign at most,
 * is a shape in the picture: a round hole is no letter.
 * @param {Raster} raster @param {import("../worker/protocol.js").Found[]} left @param {import("./editor/boxes.js").Box[]} boxes
 */
async function anyWriting(raster, left, boxes) {
  if (left.length === 0 || !state.sight?.reads) return left.length > 0;
  const texts = left.filter(({ kind }) => kind === "text");
  if (texts.length < left.length || texts.some((one) => covered(one, boxes.filter(({ kind }) => kind !== "drawn")) > 0)) return true;
  const readings = await state.sight.read(raster, texts);
  return readings.some(({ text }) => (text ?? "").replace(/[^\p{L}\p{N}]/gu, "").length > 1);
}

/** What a person kept is found again, perhaps a little larger. @param {import("../worker/protocol.js").Found} one @param {import("./editor/boxes.js").Box[]} kept */
const liesIn = (one, kept) => covered(one, kept.map(({ x, y, w, h }) => ({ x: x - GROWTH, y: y - GROWTH, w: w + 2 * GROWTH, h: h + 2 * GROWTH }))) >= ENOUGH;

import { masksOf, onFrame } from "./editor/boxes.js";
import { note } from "./search.js";
import { isMixed, representative } from "./series.js";
import { state } from "./state.js";

/**
 * After the masks are burnt in, the search runs once more on what was written. What it still finds becomes a box, and
 * the file waits for another look.
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

/** Whether nothing was left. @param {Item} item @param {{ frame: number, raster: Raster }[]} [proof] */
export async function prove(item, proof = []) {
  if (!state.sight) return true;
  const before = item.boxes.length;
  for (const { frame, raster } of proof) {
    const boxes = onFrame(item.boxes, frame);
    const left = await state.sight.left(raster, {
      before: item.found.filter((one) => (one.frame ?? frame) === frame),
      masks: boxes.filter(({ kept }) => !kept),
      // What a file offers to blank and nobody wanted blanked excuses nothing that stands there.
      kept: boxes.filter(({ kind, kept }) => kept && kind !== "region"),
      faces: item.inspection?.shape?.photograph ?? false,
    });
    await note(item, raster, left, isMixed(item) ? frame : null);
  }
  return item.boxes.length === before;
}

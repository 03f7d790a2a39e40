import { overlap } from "./boxes.js";
import { toLookAt } from "../series.js";

/**
 * Pictures of one device that look alike: of the same size, with boxes in the same places. A person looks at one
 * of each. A picture stands for itself as long as it was not searched, where nothing was found in it, or where
 * nobody knows which device made it.
 *
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {import("../series.js").Item} Item
 * @typedef {import("../series.js").Series} Series
 */

/** How much of two boxes must be the same: numbers that count up change a box's width a little. */
const ALIKE = 0.6;

/**
 * The picture that stands for each one a person must judge.
 * @param {Series} series @returns {Map<Item, Item>}
 */
export function leaders(series) {
  /** @type {Map<string, Item[]>} */
  const layouts = new Map();
  /** @type {Map<Item, Item>} */
  const leader = new Map();
  for (const item of toLookAt(series)) {
    const shape = item.inspection?.shape;
    const compares = item.search === "done" && shape && shape.device !== "" && item.boxes.some(({ kind }) => kind !== "drawn" && kind !== "region");
    if (!compares) {
      leader.set(item, item);
      continue;
    }
    const key = `${shape.device}|${shape.columns}|${shape.rows}|${item.frames}`;
    const group = layouts.get(key) ?? [];
    layouts.set(key, group);
    const same = group.find((first) => isAlike(first.boxes, item.boxes));
    if (!same) group.push(item);
    leader.set(item, same ?? item);
  }
  return leader;
}

/** How many kinds of pictures a person has to judge. @param {Series} series */
export const layoutsOf = (series) => new Set(leaders(series).values()).size;

/**
 * Every box of either has its like in the other; what stays in a picture that nobody looks at, stays in the one that
 * is looked at too.
 * @param {Box[]} first @param {Box[]} other
 */
function isAlike(first, other) {
  const alike = (/** @type {Box} */ one, /** @type {Box} */ two) =>
    one.kind === two.kind && one.frame === two.frame && overlap(one, two) >= ALIKE;
  return first.length === other.length
    && first.every((box) => other.some((like) => alike(box, like)))
    && other.every((box) => first.some((like) => alike(box, like) && (like.kept || !box.kept)));
}

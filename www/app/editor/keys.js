import { between, moved } from "./boxes.js";

/**
 * What keys do to a box: arrows move it, with Shift they move its right and lower edge.
 * @typedef {import("./boxes.js").Place} Place
 * @typedef {import("./boxes.js").Shape} Shape
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Where a key puts a box; nothing where it does not move one.
 * @param {KeyboardEvent} event @param {Place} place @param {Shape} shape @param {number} step
 * @returns {Place | null}
 */
export function placeAfter({ key, shiftKey }, place, shape, step) {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const [across, down] = arrow.map((direction) => direction * step);
  if (!shiftKey) return moved({ ...place, x: place.x + across, y: place.y + down }, shape);
  const { x, y, w, h } = place;
  // Held at the shortest side, the box would turn over.
  return between([x, y], [Math.max(x, x + w + across), Math.max(y, y + h + down)], shape);
}

/** @param {KeyboardEvent} event @returns {"undo" | "redo" | null} */
export function historyKey({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" ? "redo" : null;
}

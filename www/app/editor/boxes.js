/**
 * Boxes over a picture, in stored pixels. A box is never changed, only replaced, so that every step can be undone.
 *
 * @typedef {{ x: number, y: number, w: number, h: number }} Place
 * @typedef {{ columns: number, rows: number }} Shape
 * @typedef {"text" | "face" | "eyes" | "region" | "drawn"} Kind
 * @typedef {Place & { id: number, frame: number | null, kind: Kind, kept: boolean }} Box
 *   `frame` is null where it lies on every frame; `kept` where a person wants what was found there to stay
 * @typedef {import("../series.js").Item} Item
 * @typedef {import("../../worker/protocol.js").MaskBox} MaskBox
 */

/** No side is shorter: a box must stay large enough to be seen and taken hold of. */
const SHORTEST = 4;

let next = 1;

/** @param {Place} place @param {Kind} kind @param {number | null} frame @param {boolean} [kept] @returns {Box} */
export const newBox = ({ x, y, w, h }, kind, frame, kept = false) => ({ id: next++, x, y, w, h, kind, frame, kept });

/** @param {Box[]} boxes @param {number} frame in the order one reads them */
export const onFrame = (boxes, frame) =>
  boxes.filter((box) => box.frame === null || box.frame === frame).sort((a, b) => a.y - b.y || a.x - b.x || a.id - b.id);

/** What is blanked when the file is written. @param {Item} item @returns {MaskBox[]} */
export const masksOf = ({ boxes }) =>
  boxes.filter(({ kept }) => !kept).map(({ frame, x, y, w, h, kind }) => ({ ...(frame === null ? {} : { frame }), x, y, w, h, kind }));

/** @param {Place} one @param {Place} other */
export const isSamePlace = (one, other) => one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h;

/** Keeps a box inside its picture; what is moved keeps its size. @param {Place} place @param {Shape} shape @returns {Place} */
export function moved({ x, y, w, h }, { columns, rows }) {
  return { x: limit(Math.round(x), 0, columns - w), y: limit(Math.round(y), 0, rows - h), w, h };
}

/** The box between two corners, inside its picture. @param {number[]} from @param {number[]} to @param {Shape} shape @returns {Place} */
export function between([left, top], [right, bottom], { columns, rows }) {
  const [x0, x1] = side(left, right, columns);
  const [y0, y1] = side(top, bottom, rows);
  return { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

/** @param {number} one @param {number} other @param {number} whole */
function side(one, other, whole) {
  const shortest = Math.min(SHORTEST, whole);
  const low = limit(Math.round(Math.min(one, other)), 0, whole - shortest);
  return [low, limit(Math.round(Math.max(one, other)), low + shortest, whole)];
}

/** @param {number} value @param {number} low @param {number} high */
const limit = (value, low, high) => Math.max(low, Math.min(high, value));

/** How much of two boxes is the same: one where they are equal, zero where they do not touch. @param {Place} one @param {Place} other */
export function overlap(one, other) {
  const shared = common(one, other);
  return shared / (one.w * one.h + other.w * other.h - shared);
}

/** Whether the middle of one box lies in another. @param {Place} inner @param {Place} outer */
export function centred(inner, outer) {
  const [x, y] = [inner.x + inner.w / 2, inner.y + inner.h / 2];
  return x >= outer.x && x <= outer.x + outer.w && y >= outer.y && y <= outer.y + outer.h;
}

/** How much of a box lies under others. @param {Place} place @param {Place[]} others */
export const covered = (place, others) =>
  Math.min(1, others.reduce((sum, other) => sum + common(place, other), 0) / (place.w * place.h));

/** @param {Place} one @param {Place} other */
function common(one, other) {
  const width = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

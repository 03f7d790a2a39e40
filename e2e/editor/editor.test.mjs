// What the editor thinks: boxes, their history, and which pictures look alike. No browser is needed for that.
import assert from "node:assert/strict";
import test from "node:test";
import { between, centred, covered, masksOf, moved, newBox, onFrame, overlap } from "../../www/app/editor/boxes.js";
import { History } from "../../www/app/editor/history.js";
import { historyKey, placeAfter } from "../../www/app/editor/keys.js";
import { layoutsOf, leaders } from "../../www/app/editor/layouts.js";
import { newItem, shapeOf } from "../../www/app/series.js";

/** @typedef {import("../../www/app/series.js").Item} Item */

const shape = { columns: 100, rows: 60 };
const place = (/** @type {number} */ x, /** @type {number} */ y, w = 20, h = 10) => ({ x, y, w, h });

/** A searched picture of one device. @param {import("../../www/app/editor/boxes.js").Box[]} boxes @param {string} [device] @returns {Item} */
function picture(boxes, device = "scanner") {
  const item = newItem("a.dcm", /** @type {any} */ ({}));
  item.inspection = /** @type {any} */ ({ shape: { ...shape, device, photograph: false } });
  return Object.assign(item, { status: "review", frames: 1, search: "done", boxes });
}

const series = (/** @type {Item[]} */ ...items) => /** @type {any} */ ({ items });

test("a box stays inside its picture, and is never too small to take hold of", () => {
  assert.deepEqual(moved(place(95, -7), shape), place(80, 0));
  assert.deepEqual(between([98, 10], [140, 10.4], shape), { x: 96, y: 10, w: 4, h: 4 });
  assert.deepEqual(between([30, 40], [10, 20], shape), place(10, 20, 20, 20));
});

test("how much boxes share", () => {
  assert.equal(overlap(place(0, 0), place(0, 0)), 1);
  assert.equal(overlap(place(0, 0), place(20, 0)), 0);
  assert.equal(overlap(place(0, 0), place(10, 0)), 1 / 3);
  assert.equal(covered(place(0, 0), [place(0, 0, 10, 10), place(10, 0, 5, 10)]), 0.75);
  assert.ok(centred(place(40, 20, 10, 4), place(30, 10, 30, 30)));
  assert.ok(!centred(place(70, 20), place(30, 10, 30, 30)));
});

test("what is blanked is everything that nobody chose to keep, on its frame or on all", () => {
  const [every, second, kept] = [newBox(place(0, 30), "text", null), newBox(place(0, 10), "drawn", 1), newBox(place(0, 0), "text", null, true)];
  const item = picture([every, second, kept]);
  assert.deepEqual(masksOf(item), [{ ...place(0, 30), kind: "text" }, { frame: 1, ...place(0, 10), kind: "drawn" }]);
  assert.deepEqual(onFrame(item.boxes, 0), [kept, every]);
  assert.deepEqual(onFrame(item.boxes, 1), [kept, second, every]);
});

test("a step is undone and done again, and what the search adds meanwhile stays", () => {
  const item = picture([newBox(place(0, 0), "text", null)]);
  const history = new History();
  const drawn = newBox(place(40, 40), "drawn", null);
  history.make([{ item, before: null, after: drawn }]);
  const found = newBox(place(60, 10), "text", null);
  item.boxes = [...item.boxes, found];
  assert.ok(history.canUndo && !history.canRedo);
  history.undo();
  assert.ok(!item.boxes.includes(drawn) && item.boxes.includes(found));
  history.redo();
  assert.ok(item.boxes.includes(drawn));
  assert.equal(history.redo(), null);
});

test("presses of an arrow that follow each other are one step", () => {
  const first = newBox(place(0, 0), "drawn", null);
  const item = picture([first]);
  const history = new History();
  let box = first;
  for (let press = 0; press < 3; press += 1) {
    const next = { ...box, x: box.x + 1 };
    history.make([{ item, before: box, after: next }], { nudge: true });
    box = next;
  }
  assert.equal(item.boxes[0].x, 3);
  history.undo();
  assert.deepEqual(item.boxes, [first]);
  assert.ok(!history.canUndo);
});

test("arrows move a box, with Shift its right and lower edge", () => {
  const press = (/** @type {string} */ key, shiftKey = false) => /** @type {KeyboardEvent} */ ({ key, shiftKey });
  assert.deepEqual(placeAfter(press("ArrowRight"), place(0, 0), shape, 4), place(4, 0));
  assert.deepEqual(placeAfter(press("ArrowLeft", true), place(0, 0), shape, 4), place(0, 0, 16, 10));
  assert.deepEqual(placeAfter(press("ArrowUp", true), place(0, 0, 20, 4), shape, 40), place(0, 0, 20, 4));
  assert.equal(placeAfter(press("a"), place(0, 0), shape, 4), null);
  assert.equal(historyKey(/** @type {KeyboardEvent} */ ({ key: "Z", ctrlKey: true, metaKey: false, shiftKey: true, altKey: false })), "redo");
});

test("pictures of one device with boxes in the same places take one look", () => {
  const at = (/** @type {number} */ x, kept = false) => [newBox(place(x, 5), "text", null, kept)];
  const [one, like, other, strange] = [picture(at(10)), picture(at(11)), picture(at(60)), picture(at(10), "")];
  const bare = () => picture([newBox(place(10, 5), "region", null, true)]);
  assert.equal(layoutsOf(series(bare(), bare())), 2, "nothing was found in them");
  const leader = leaders(series(one, like, other, strange));
  assert.equal(leader.get(like), one);
  assert.equal(leader.get(other), other);
  assert.equal(leader.get(strange), strange, "nobody says which device made it");
  assert.equal(layoutsOf(series(one, like, other, strange)), 3);
});

test("what stays in a picture that nobody looks at stays in the one that is looked at", () => {
  const at = (/** @type {boolean} */ kept) => picture([newBox(place(10, 5), "text", null, kept)]);
  assert.equal(layoutsOf(series(at(true), at(true))), 1);
  assert.equal(layoutsOf(series(at(false), at(true))), 2);
});

test("pages of different sizes have a size each", () => {
  const item = picture([]);
  assert.deepEqual(shapeOf(item, 5), shape);
  /** @type {any} */ (item.inspection).shape.sizes = [[100, 60], [7, 8]];
  assert.deepEqual(shapeOf(item, 1), { columns: 7, rows: 8 });
  assert.equal(shapeOf(null, 0), null);
});

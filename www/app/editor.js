import { announce, el } from "./dom.js";
import { isSamePlace, newBox, onFrame, overlap } from "./editor/boxes.js";
import { History } from "./editor/history.js";
import { historyKey, placeAfter } from "./editor/keys.js";
import { Overlay } from "./editor/overlay.js";
import { t } from "./i18n.js";
import { searches } from "./search.js";
import { isMixed, shapeOf } from "./series.js";
import { on, state, tell } from "./state.js";

/**
 * What is blanked in the picture on the screen, and everything a person can do about it.
 * @typedef {import("./editor/boxes.js").Box} Box
 * @typedef {import("./editor/boxes.js").Place} Place
 * @typedef {import("./editor/history.js").Change} Change
 * @typedef {import("./series.js").Item} Item
 */

/** How far an arrow moves a box, in pixels of the screen. */
const STRIDE = 4;
/** What a box that is added by key covers of each side. */
const FRESH = { w: 0.25, h: 0.1 };

/** @type {WeakMap<import("./batch.js").Batch, History>} */
const histories = new WeakMap();
/** @type {number | null} */
let selected = null;
let drawing = false;
/** How much of the picture, from the left, is shown as it will be. */
let split = 1;
/** Whether there is a picture to draw on. */
let open = false;

/** @type {Overlay} */
let overlay;
/** @type {ReturnType<typeof makeBar>} */
let bar;
const list = el("div", { class: "box-list", id: "box-list" });

/** @returns {{ bar: HTMLElement, layers: HTMLElement[], list: HTMLElement }} */
export function startEditor() {
  overlay = new Overlay({ drawn: (place) => add(place), placed: place, chosen: (box) => choose(box.id), key: boxKey });
  bar = makeBar();
  on("item batch", () => {
    selected = null;
    setDrawing(false);
  });
  on("boxes search language", () => drawEditor(open));
  addEventListener("keydown", keys);
  return { bar: el("div", { class: "editor-bar", id: "editor-bar" }, Object.values(bar)), layers: overlay.elements, list };
}

/** @param {boolean} visible whether the picture can be shown */
export function drawEditor(visible) {
  const item = state.item;
  const shape = shapeOf(item, state.frame);
  open = Boolean(visible && item && shape);
  const place = bar.add.parentElement;
  if (place) place.hidden = !open;
  list.hidden = !open;
  if (!open || !item || !shape) return overlay.draw([], { columns: 1, rows: 1 }, null, () => ({ name: "", tag: "", known: false }));
  const boxes = onFrame(item.boxes, state.frame);
  if (!boxes.some(({ id }) => id === selected)) selected = null;
  overlay.split = split;
  overlay.draw(boxes, shape, selected, (box) => describe(item, box));
  overlay.compare(otherPlace(item, boxes.find(({ id }) => id === selected)));
  drawBar(item, boxes);
  drawList(item, boxes);
}

function makeBar() {
  const before = el("input", { type: "range", min: 0, max: 100, value: 100, id: "split" });
  before.addEventListener("input", () => {
    split = Number(before.value) / 100;
    overlay.split = split;
  });
  // A click without a pointer is a press of a key: then the box appears, and arrows move it.
  const plus = (/** @type {MouseEvent} */ event) => (event.detail === 0 ? addByKey() : setDrawing(!drawing));
  return {
    add: el("button", { id: "box-add", onclick: plus }),
    undo: el("button", { id: "undo", onclick: () => step("undo") }, "↶"),
    redo: el("button", { id: "redo", onclick: () => step("redo") }, "↷"),
    status: el("span", { class: "status quiet", id: "search-status", role: "status" }),
    series: el("button", { id: "apply-series", onclick: () => applyTo(inSeries()) }),
    device: el("button", { id: "apply-device", onclick: () => applyTo(ofDevice()) }),
    split: el("label", { class: "split-label" }, el("span"), before, el("span")),
  };
}

/** @param {Item} item @param {Box[]} boxes */
function drawBar(item, boxes) {
  const history = historyOf();
  bar.add.textContent = t(drawing ? "edit.add.cancel" : "edit.add");
  bar.add.setAttribute("aria-pressed", String(drawing));
  name(bar.undo, t("edit.undo"));
  name(bar.redo, t("edit.redo"));
  bar.undo.disabled = !history?.canUndo;
  bar.redo.disabled = !history?.canRedo;
  const status = statusOf(item, boxes);
  if (bar.status.textContent !== status) bar.status.textContent = status;
  const masks = boxes.some(({ kept }) => !kept);
  for (const [button, items] of /** @type {[HTMLButtonElement, Item[]][]} */ ([[bar.series, inSeries()], [bar.device, ofDevice()]])) {
    button.hidden = !masks || items.length === 0;
    button.textContent = t(button === bar.series ? "edit.apply.series" : "edit.apply.device", { n: items.length });
  }
  // Where the series holds them all, one button is enough.
  if (ofDevice().length === inSeries().length) bar.device.hidden = true;
  const [before, input, after] = bar.split.children;
  before.textContent = t("edit.before");
  after.textContent = t("edit.after");
  input.setAttribute("aria-label", t("edit.split"));
  bar.split.hidden = !masks;
}

/** @param {Item} item @param {Box[]} boxes */
function statusOf(item, boxes) {
  if (item.search === "waiting" || item.search === "running") return t("edit.searching");
  const masked = boxes.filter(({ kept }) => !kept).length;
  const found = boxes.some(({ kind }) => kind !== "region");
  if (masked > 0) return t("edit.masked", { n: masked });
  if (item.search === "failed") return t("edit.search.failed");
  if (item.search === "done") return t(found ? "edit.all.kept" : "edit.none");
  return t(searches() ? "edit.unasked" : "edit.without");
}

/** @param {Item} item @param {Box[]} boxes */
function drawList(item, boxes) {
  const chosen = boxes.find(({ id }) => id === selected);
  // What names the patient first, what stays last: only two rows are seen at once.
  const rank = (/** @type {Box} */ box) => (describe(item, box).known ? 0 : box.kept ? 2 : 1);
  const inOrder = [...boxes].sort((one, other) => rank(one) - rank(other));
  list.replaceChildren(
    // The boxes themselves are what the Tab key reaches; this row is for eyes and pointers.
    el("div", { class: "box-chips", "aria-hidden": "true" }, inOrder.map((box) => {
      const { tag, known } = describe(item, box);
      return el("button", {
        class: `chip ${box.kind}${box.kept ? " kept" : ""}${known ? " known" : ""}${box.id === selected ? " selected" : ""}`, tabindex: "-1",
        onclick: () => overlay.focus(box.id),
      }, tag);
    })),
    el("div", { class: "box-deeds" }, chosen ? deeds(item, chosen) : []),
  );
}

/** @param {Item} item @param {Box} box */
function deeds(item, box) {
  const found = box.kind !== "drawn";
  const { known } = describe(item, box);
  return [
    item.frames > 1 && !isMixed(item) && el("button", { id: "box-frames", onclick: () => replace(box, { frame: box.frame === null ? state.frame : null }) }, t(box.frame === null ? "edit.frame.one" : "edit.frame.all")),
    otherPlace(item, box) && el("button", { id: "box-eyes", title: box.kind === "face" ? t("edit.eyes.more") : null, onclick: () => changeCover(item, box) }, t(box.kind === "face" ? "edit.eyes" : "edit.face")),
    found
      ? el("button", { id: "box-keep", disabled: known && !box.kept, title: known ? t("edit.keep.locked") : null, onclick: () => toggleKept(box) }, t(box.kept ? "edit.mask" : "edit.keep"))
      : el("button", { id: "box-delete", onclick: () => remove(box) }, t("edit.delete")),
  ];
}

/** @param {Item} item @param {Box} box */
function describe(item, box) {
  const reading = item.readings.get(box.id);
  const kind = reading?.rule === undefined ? t(`edit.kind.${box.kind}`) : t("edit.rule", { name: reading.rule });
  const what = reading?.text ? t("edit.reads", { kind, text: reading.text }) : kind;
  const known = Boolean(reading?.known);
  const state = t(box.kept ? "edit.state.kept" : known ? "edit.state.known" : "edit.state.masked");
  const tag = `${reading?.text || kind}${known ? ` ${t("edit.known")}` : reading?.named ? ` ${t("edit.named")}` : reading?.harmless ? ` ${t("edit.harmless")}` : ""}${box.kept ? ` ${t("edit.kept")}` : ""}`;
  const place = t("edit.box", { what, state, x: box.x, y: box.y, w: box.w, h: box.h });
  // Whoever speaks to the computer says what stands there.
  return { name: place.includes(tag) ? place : `${tag}: ${place}`, tag, known };
}

/**
 * Where a face would be blanked otherwise: as a whole, or at its eyes alone. Nothing once its box was moved by hand.
 * @param {Item} item @param {Box | undefined} box @returns {Place | null}
 */
function otherPlace(item, box) {
  const { face, eyes } = (box && item.readings.get(box.id)) ?? {};
  if (!box || !face || !eyes || !isSamePlace(box, box.kind === "eyes" ? eyes : face)) return null;
  return box.kind === "eyes" ? face : eyes;
}

/** @param {Item} item @param {Box} box */
function changeCover(item, box) {
  const place = otherPlace(item, box);
  if (!place) return;
  replace(box, { ...place, kind: box.kind === "face" ? "eyes" : "face" });
  announce(t(box.kind === "face" ? "edit.eyes.more" : "edit.state.masked"));
  overlay.focus(box.id);
}

/** @param {HTMLElement} button @param {string} words */
function name(button, words) {
  button.title = words;
  button.setAttribute("aria-label", words);
}

/** @param {boolean} on */
function setDrawing(on) {
  drawing = on;
  overlay.drawing = on;
  tell("boxes");
}

/** @param {number | null} id */
function choose(id) {
  if (selected === id) return;
  selected = id;
  tell("boxes");
}

/** @param {Place} place */
function add(place) {
  const item = state.item;
  if (!item) return;
  const box = newBox(place, "drawn", isMixed(item) ? state.frame : null);
  selected = box.id;
  drawing = false;
  overlay.drawing = false;
  commit([{ item, before: null, after: box }]);
  announce(describe(item, box).name);
  // The box is drawn with the next task.
  setTimeout(() => overlay.focus(box.id), 0);
}

function addByKey() {
  const shape = shapeOf(state.item, state.frame);
  if (!open || !shape) return;
  const [w, h] = [Math.ceil(shape.columns * FRESH.w), Math.ceil(shape.rows * FRESH.h)];
  add({ x: Math.floor((shape.columns - w) / 2), y: Math.floor((shape.rows - h) / 2), w, h });
}

/** @param {Box} box @param {Place} to @param {{ nudge?: boolean }} [options] */
function place(box, to, options) {
  const { x, y, w, h } = to;
  replace(box, { x, y, w, h }, options);
}

/** @param {Box} box @param {Partial<Box>} change @param {{ nudge?: boolean }} [options] */
function replace(box, change, options) {
  if (state.item) commit([{ item: state.item, before: box, after: { ...box, ...change } }], options);
}

/** What was found is never cleared away: it stays in sight as kept. @param {Box} box */
function remove(box) {
  if (!state.item) return;
  if (box.kind !== "drawn") {
    if (!box.kept) toggleKept(box);
    return;
  }
  const boxes = onFrame(state.item.boxes, state.frame);
  const place = boxes.findIndex(({ id }) => id === box.id);
  const next = boxes[place + 1] ?? boxes[place - 1];
  selected = next?.id ?? null;
  commit([{ item: state.item, before: box, after: null }]);
  announce(t("edit.deleted"));
  if (next) overlay.focus(next.id);
  else /** @type {HTMLElement | null} */ (document.querySelector("#view .image"))?.focus();
}

/** @param {Box} box */
function toggleKept(box) {
  const item = state.item;
  if (!item) return;
  if (!box.kept && describe(item, box).known) return announce(t("edit.keep.locked"));
  replace(box, { kept: !box.kept });
  announce(t(box.kept ? "edit.state.masked" : "edit.state.kept"));
}

/** The other pictures of this series that have the size of the present one. */
const inSeries = () => alike(state.series?.items ?? [], false);

/** All other pictures of this batch that the same device made in the same size. */
const ofDevice = () => alike(state.batch?.items ?? [], true);

/** @param {Item[]} items @param {boolean} device */
function alike(items, device) {
  const shape = state.item?.inspection?.shape;
  if (!shape || isMixed(state.item) || (device && shape.device === "")) return [];
  return items.filter((item) => {
    const other = item.inspection?.shape;
    return item !== state.item && !isMixed(item) && other?.columns === shape.columns && other.rows === shape.rows && (!device || other.device === shape.device);
  });
}

/** Puts the boxes of this picture on others, where they do not have them yet. @param {Item[]} items */
function applyTo(items) {
  const own = state.item;
  if (!own) return;
  const boxes = onFrame(own.boxes, state.frame).filter(({ kept }) => !kept);
  const changes = items.flatMap((item) => boxes.flatMap((box) => {
    const frame = item.frames === own.frames ? box.frame : null;
    const there = item.boxes.some((like) => !like.kept && like.frame === frame && (isSamePlace(like, box) || (box.kind !== "drawn" && like.kind === box.kind && overlap(like, box) > 0.9)));
    return there ? [] : [{ item, before: null, after: newBox(box, box.kind, frame) }];
  }));
  if (changes.length > 0) commit(changes);
  announce(t("edit.applied", { n: items.length }));
}

/** @param {Change[]} changes @param {{ nudge?: boolean }} [options] */
function commit(changes, options) {
  historyOf()?.make(changes, options);
  settle(changes);
}

/** @param {"undo" | "redo"} which */
function step(which) {
  const changes = historyOf()?.[which]();
  if (!changes) return;
  settle(changes);
  announce(t(`edit.${which}.done`));
}

/** A word given before the boxes changed is not a word about what they are now. @param {Change[]} changes */
function settle(changes) {
  const approved = new Set(changes.map(({ item }) => item.series).filter((series) => series?.approved));
  for (const series of approved) if (series) series.approved = null;
  if (approved.size > 0) tell("decision");
  state.unsaved = true;
  tell("boxes");
}

function historyOf() {
  if (!state.batch) return null;
  const history = histories.get(state.batch) ?? new History();
  histories.set(state.batch, history);
  return history;
}

/** @param {KeyboardEvent} event @param {Box} box */
function boxKey(event, box) {
  const shape = shapeOf(state.item, state.frame);
  if (!shape || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = placeAfter(event, box, shape, Math.max(1, Math.round(STRIDE * overlay.grain)));
  if (to) place(box, to, { nudge: true });
  else if (event.key === "Delete" || event.key === "Backspace") remove(box);
  else if (event.key === "Enter" && box.kind !== "drawn") toggleKept(box);
  else if (event.key === "Escape") /** @type {HTMLElement | null} */ (document.querySelector("#view .image"))?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {KeyboardEvent} event */
function keys(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (state.step !== "review" || !open || document.querySelector("dialog[open]") || target.closest("input[type=search], input[type=text], textarea, select")) return;
  const which = historyKey(event);
  if (which) step(which);
  else if (event.key.toLowerCase() === "n" && !event.ctrlKey && !event.metaKey && !event.altKey && !target.closest("input")) addByKey();
  else if (event.key === "Escape" && drawing) setDrawing(false);
  else return;
  event.preventDefault();
}

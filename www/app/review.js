import { drawApproval } from "./approval.js";
import { byId, el, fill } from "./dom.js";
import { drawEditor, startEditor } from "./editor.js";
import { leaders, layoutsOf } from "./editor/layouts.js";
import { t } from "./i18n.js";
import { VirtualList } from "./list.js";
import { Viewer } from "./preview.js";
import { reasonNotes } from "./reasons.js";
import { isSeen, representative, standing, toLookAt } from "./series.js";
import { on, state, tell } from "./state.js";
import { seriesName, seriesStanding } from "./tree.js";

/**
 * The middle of the second step: one series, its image, its files and its approval.
 * @typedef {import("./series.js").Item} Item
 * @typedef {import("./series.js").Series} Series
 */

const ROW = 30;

/** @type {Viewer} */
let viewer;
/** @type {VirtualList} */
let list;
/** @type {ReturnType<typeof makeTools>} */
let tools;
/** Whether the image of the present file can be shown at all. */
let visible = true;
/** Which picture stands for each one that a person must judge. @type {Map<Item, Item>} */
let standsFor = new Map();
let playing = false;
/** How long a frame stays, in milliseconds. */
const BEAT = 90;

export function startReview() {
  const heading = el("div", { class: "view-head", id: "view-head" });
  const editor = startEditor();
  tools = makeTools();
  const approval = el("div", { class: "approval", id: "approval" });
  viewer = new Viewer(markSeen, editor.layers);
  list = new VirtualList({ height: ROW, label: t("view.files"), draw: drawRow, choose: (item) => openItem(item, 0) });
  byId("view").append(heading, editor.bar, viewer.element, editor.list, el("div", { class: "view-tools", id: "view-tools" }, Object.values(tools)), approval, list.element);
  viewer.element.addEventListener("wheel", stepByWheel, { passive: false });
  addEventListener("keydown", keys);
  on("series batch language decision filter search boxes", drawHead);
  on("item batch language", showItem);
  on("series item seen batch language decision filter search boxes", drawParts);
}

/** @param {Item} item @param {number} frame */
function openItem(item, frame) {
  state.item = item;
  state.frame = frame;
  tell("item");
}

function drawHead() {
  const series = state.series;
  if (!series) return fill("view-head");
  // The place of the image already says why a held file cannot be shown.
  const told = !visible && state.item && standing(state.item) === "held";
  const reasons = told ? [] : series.items.filter((item) => standing(item) === "look" || standing(item) === "held").flatMap((item) => item.reasons);
  const patient = series.study.patient;
  const todo = toLookAt(series).length;
  const kinds = layoutsOf(series);
  const layouts = kinds < todo ? kinds : 0;
  fill("view-head",
    el("div", { class: "view-title" },
      el("h2", {}, seriesName(series)),
      el("span", { class: "quiet" }, counts(series)),
      layouts > 0 && el("span", { class: "quiet layouts" }, t("view.layouts", { n: layouts })),
      patient.days !== 0 && el("span", { class: "quiet" }, t("view.days", { n: signed(patient.days) }))),
    reasons.length > 0 && el("div", { class: `reasons ${seriesStanding(series)}` }, reasonNotes(reasons).slice(0, 3)),
  );
}

/** @param {Series} series */
function counts({ items }) {
  const images = items.reduce((sum, item) => sum + item.frames, 0);
  return t(images > 0 ? "view.counts" : "view.counts.files", { files: items.length, images });
}

/** @param {number} days */
const signed = (days) => (days < 0 ? `−${Math.abs(days)}` : `+${days}`);

async function showItem() {
  const item = state.item;
  if (!item) return viewer.clear();
  const frame = state.frame;
  visible = await viewer.show(item, frame);
  drawHead();
  drawParts();
  if (playing && state.item === item && state.frame === frame) setTimeout(() => playOn(item), BEAT);
}

/** @param {Item} item */
function playOn(item) {
  if (!playing || state.item !== item || !visible) return;
  openItem(item, (state.frame + 1) % Math.max(1, item.frames));
}

/** @param {boolean} on */
function play(on) {
  playing = on;
  if (playing && state.item) playOn(state.item);
  drawTools();
}

function drawParts() {
  const { series, item } = state;
  if (!series || !item) {
    list.show([], null);
    fill("approval");
    return;
  }
  const items = state.filter === "all" ? series.items : series.items.filter((one) => standing(one) === state.filter);
  list.show(items.length > 0 ? items : series.items, item);
  list.element.style.setProperty("--rows", String(Math.min(Math.max(series.items.length, 1), 4)));
  standsFor = leaders(series);
  drawTools();
  drawEditor(visible);
  drawApproval({ series, visible, standsFor, next: nextUnseen });
}

function drawTools() {
  const { series, item } = state;
  if (!series || !item) return;
  const frames = Math.max(1, item.frames);
  const { back, on, where, cine, slider, frame, reset, actual } = tools;
  byId("view-tools").hidden = !visible;
  name(back, t("view.back"));
  name(on, t("view.on"));
  where.textContent = t("view.where", { file: series.items.indexOf(item) + 1, files: series.items.length });
  cine.hidden = frames === 1;
  cine.textContent = playing ? "❚❚" : "▶";
  name(cine, t(playing ? "view.pause" : "view.play"));
  slider.hidden = frames === 1;
  slider.max = String(frames);
  slider.value = String(state.frame + 1);
  slider.setAttribute("aria-label", t("view.frame"));
  frame.textContent = frames > 1 ? t("view.frames", { frame: state.frame + 1, frames }) : "";
  reset.hidden = !viewer.isGray;
  reset.textContent = t("view.reset");
  actual.textContent = t("view.actual");
  actual.setAttribute("aria-pressed", String(viewer.element.classList.contains("actual")));
}

/** Made once, so that a drag on the slider is not cut off by drawing. */
function makeTools() {
  const slider = el("input", { type: "range", min: 1, max: 1 });
  slider.addEventListener("input", () => state.item && openItem(state.item, Number(slider.value) - 1));
  return {
    back: el("button", { onclick: () => step(-1) }, "‹"),
    on: el("button", { onclick: () => step(1) }, "›"),
    where: el("span", { class: "where" }),
    cine: el("button", { id: "cine", onclick: () => play(!playing) }),
    slider,
    frame: el("span", { class: "where" }),
    gap: el("span", { class: "grow" }),
    reset: el("button", { onclick: () => viewer.resetWindow() }),
    actual: el("button", { onclick: actualSize }),
  };
}

/** @param {HTMLElement} button @param {string} words */
function name(button, words) {
  button.title = words;
  button.setAttribute("aria-label", words);
}

function actualSize() {
  viewer.toggleActualSize();
  drawTools();
}

/** @param {Item} item */
function drawRow(item) {
  const now = standing(item);
  const name = item.path.split("/").at(-1) ?? item.path;
  return [
    el("i", { class: `dot ${now}`, role: "img", "aria-label": t(`standing.${now}`) }),
    el("span", { class: "row-name", title: item.path }, name),
    el("span", { class: "quiet row-output" }, item.output ? `→ ${item.output.split("/").at(-1)}` : ""),
    item.status === "review" && el("span", { class: "row-seen quiet" }, isSeen(standsFor.get(item) ?? item) ? t(standsFor.get(item) === item ? "view.seen" : "view.seen.alike") : t("view.unseen")),
    item.frames > 1 && el("small", { class: "quiet" }, t("view.images", { n: item.frames })),
  ];
}

/** @param {Item} item @param {number} frame */
function markSeen(item, frame) {
  // What flits by was not looked at.
  if (playing || item.seen.has(frame)) return;
  item.seen.add(frame);
  tell("seen");
}

/** Steps through every image of the series, across files. @param {number} by */
function step(by) {
  const { series, item, frame } = state;
  if (!series || !item) return;
  const next = frame + by;
  if (next >= 0 && next < Math.max(1, item.frames)) return openItem(item, next);
  const place = series.items.indexOf(item) + by;
  const other = series.items[place];
  if (other) openItem(other, by > 0 ? 0 : Math.max(1, other.frames) - 1);
}

/** Steps through the frames of one file. @param {number} by */
function stepFrame(by) {
  const { item, frame } = state;
  const next = frame + by;
  if (item && next >= 0 && next < item.frames) openItem(item, next);
}

/** Goes to the next image a person still has to see. */
function nextUnseen() {
  const { series, item } = state;
  if (!series || !item) return;
  const todo = [...new Set(toLookAt(series).map((one) => standsFor.get(one) ?? one))];
  const start = Math.max(0, todo.indexOf(item));
  for (const candidate of [...todo.slice(start), ...todo.slice(0, start)]) {
    const frame = representative(candidate).find((one) => !candidate.seen.has(one));
    if (frame !== undefined) return openItem(candidate, frame);
  }
}

let wheeled = 0;
/** @param {WheelEvent} event */
function stepByWheel(event) {
  if (viewer.element.classList.contains("actual")) return;
  event.preventDefault();
  wheeled += event.deltaY;
  // A trackpad sends many small turns; one image per 60 pixels keeps pace with the eye.
  if (Math.abs(wheeled) < 60) return;
  step(Math.sign(wheeled));
  wheeled = 0;
}

/** @param {KeyboardEvent} event */
function keys(event) {
  if (state.step !== "review" || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, textarea, select")) return;
  const onControl = Boolean(target.closest("button, summary"));
  if (event.key === "ArrowRight" && !event.shiftKey) step(1);
  else if (event.key === "ArrowLeft" && !event.shiftKey) step(-1);
  else if (event.key === " " && !onControl) nextUnseen();
  else if (event.key === "[" || event.key === "]") stepFrame(event.key === "[" ? -1 : 1);
  else if (event.key === "a") /** @type {HTMLElement | null} */ (document.querySelector("#approve:not(:disabled)"))?.click();
  else if (event.key === "w") viewer.resetWindow();
  else if (event.key === "1") actualSize();
  else return;
  event.preventDefault();
}

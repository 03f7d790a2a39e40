import { byId, el, fill } from "./dom.js";
import { t } from "./i18n.js";
import { reasonNotes } from "./reasons.js";
import { on, state } from "./state.js";
import { paint } from "./traces/paint.js";

/**
 * A recording over time, with its annotations where they were made and what each becomes. The wheel and
 * the keys + − ← → move the window.
 *
 * @typedef {import("../worker/protocol.js").Traces} Traces
 * @typedef {import("../worker/protocol.js").Mark} Mark
 * @typedef {import("./series.js").Item} Item
 */

/** What is shown first of a long recording, in seconds. */
const FIRST = 10;
/** The shortest window, in seconds. */
const SHORTEST = 0.2;
/** One step of a key or of the wheel. */
const ZOOM = 1.25;
const STEP = 0.2;
const MOST_COLUMNS = 4096;
/** How many annotations are listed at once. */
const MOST_LISTED = 500;

/** @type {{ item: Item, traces: Traces | null, code: string } | null} */
let shown = null;
/** The window that is wanted, in seconds; nothing before a file was read. */
let wanted = { start: 0, seconds: 0 };
/** @type {Mark | null} */
let chosen = null;
let asked = 0;

const canvas = el("canvas", { class: "plot", tabindex: "0", role: "img" });

export function startTraces() {
  byId("view").append(el("div", { id: "traces", class: "traces", hidden: true }));
  canvas.addEventListener("keydown", keys);
  canvas.addEventListener("wheel", wheel, { passive: false });
  canvas.addEventListener("pointerdown", grab);
  new ResizeObserver(() => shown?.traces && load()).observe(canvas);
  new MutationObserver(plot).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", plot);
  on("item", open);
  on("decision", load);
  on("language", draw);
}

/** @param {Item | null} item */
const isRecording = (item) => item?.inspection?.format === "signal";

function open() {
  const { item } = state;
  byId("view").classList.toggle("has-traces", isRecording(item));
  byId("traces").hidden = !isRecording(item);
  if (shown?.item === item) return;
  shown = chosen = null;
  wanted = { start: 0, seconds: 0 };
  // Nobody is to take the traces of one file for those of another that is still being read.
  fill("traces");
  if (isRecording(item)) load();
}

/** Reads the window that is wanted; of several asked for at once only the last is shown. */
async function load() {
  const { item, batch } = state;
  if (!item || !batch || !isRecording(item)) return;
  const mine = ++asked;
  const first = !shown;
  const { start, seconds } = first ? { start: 0, seconds: FIRST } : wanted;
  const columns = Math.min(MOST_COLUMNS, Math.max(200, Math.round((canvas.clientWidth || 900) * devicePixelRatio)));
  const request = { do: "traces", file: item.file, name: item.path, amendments: batch.amendmentsFor(item), start, seconds, columns };
  const found = await state.pool?.run(request, { urgent: true }).catch((failure) => failure?.code ?? "no-preview");
  if (mine !== asked || state.item !== item) return;
  const traces = typeof found === "string" ? null : found;
  shown = { item, traces, code: traces ? "" : found };
  if (traces) wanted = { start: traces.start, seconds: traces.seconds };
  chosen = traces?.marks.find((/** @type {Mark} */ mark) => mark.path === chosen?.path && mark.at === chosen?.at) ?? null;
  if (first || !traces) draw();
  else redraw();
}

function draw() {
  if (!shown) return;
  const { item, traces, code } = shown;
  if (!traces) {
    const reasons = item.reasons.length > 0 && item.status !== "review" ? item.reasons : [{ code }];
    return fill("traces", el("div", { class: "no-traces" }, reasonNotes(reasons)));
  }
  const button = (/** @type {string} */ id, /** @type {string} */ sign, /** @type {() => void} */ deed) =>
    el("button", { id, title: t(`traces.${id}`), "aria-label": t(`traces.${id}`), onclick: deed }, sign);
  fill("traces",
    el("div", { class: "traces-head" },
      el("span", { id: "traces-where", class: "quiet" }),
      el("span", { class: "grow" }),
      button("earlier", "‹", () => pan(-STEP)), button("later", "›", () => pan(STEP)),
      button("zoom-out", "−", () => zoom(ZOOM)), button("zoom-in", "+", () => zoom(1 / ZOOM)),
      el("button", { id: "whole", onclick: () => look(0, traces.length) }, t("traces.whole"))),
    canvas,
    traces.marks.length > 0 && el("section", { class: "marks", "aria-label": t("traces.marks") },
      el("h3", {}, t("traces.marks")), el("ul", { id: "mark-list" })));
  redraw();
}

/** What the window and the choice change. */
function redraw() {
  const traces = shown?.traces;
  if (!traces) return;
  byId("traces-where").textContent = t("traces.where", {
    from: seconds(traces.start), to: seconds(traces.start + traces.seconds), length: seconds(traces.length), n: traces.channels.length,
  });
  canvas.setAttribute("aria-label", t("traces.label", { channels: traces.channels.map(({ label }) => label).join(", ") }));
  plot();
  if (traces.marks.length > 0) fill("mark-list", traces.marks.slice(0, MOST_LISTED).map(drawMark), traces.marks.length > MOST_LISTED && el("li", { class: "quiet" }, t("traces.more", { n: traces.marks.length - MOST_LISTED })));
}

function plot() {
  if (shown?.traces) paint(canvas, shown.traces, chosen);
}

/** @param {number} value */
const seconds = (value) => (value < 120 ? t("traces.seconds", { s: value.toFixed(value < 10 ? 2 : 1) })
  : `${Math.floor(value / 3600)}:${String(Math.floor(value / 60) % 60).padStart(2, "0")}:${String(Math.floor(value) % 60).padStart(2, "0")}`);

/** @param {Mark} mark */
function drawMark(mark) {
  const stays = mark.written === mark.text;
  return el("li", {}, el("button", { class: "mark-row", "aria-pressed": String(mark === chosen), onclick: () => choose(mark) },
    el("span", { class: "quiet when" }, mark.at === null ? t("traces.always") : seconds(mark.at)),
    stays ? el("span", { class: "what" }, mark.text) : [el("del", { class: "what" }, mark.text), el("span", { class: "quiet" }, "→"), mark.written ? el("ins", { class: "what" }, mark.written) : el("em", { class: "what" }, t("traces.gone"))]));
}

/** @param {Mark} mark */
function choose(mark) {
  chosen = mark === chosen ? null : mark;
  const { start, seconds: width } = wanted;
  if (chosen?.at != null && (chosen.at < start || chosen.at > start + width)) return look(chosen.at - width / 2, width);
  redraw();
}

/** @param {number} start @param {number} width both in seconds */
function look(start, width) {
  const length = shown?.traces?.length ?? 0;
  const span = Math.min(length, Math.max(SHORTEST, width));
  wanted = { start: Math.min(Math.max(0, start), length - span), seconds: span };
  load();
}

/** @param {number} by what the window is stretched by @param {number} [at] the moment that stays in place, as a share of it */
function zoom(by, at = 0.5) {
  const { start, seconds: width } = wanted;
  const next = Math.min(shown?.traces?.length ?? width, Math.max(SHORTEST, width * by));
  look(start + (width - next) * at, next);
}

/** @param {number} by as a share of the window */
const pan = (by) => look(wanted.start + by * wanted.seconds, wanted.seconds);

/** @param {KeyboardEvent} event */
function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  /** @type {Record<string, () => void>} */
  const deeds = {
    "+": () => zoom(1 / ZOOM), "=": () => zoom(1 / ZOOM), "-": () => zoom(ZOOM), "0": () => look(0, shown?.traces?.length ?? 0),
    ArrowLeft: () => pan(-STEP), ArrowRight: () => pan(STEP), Home: () => look(0, wanted.seconds), End: () => look(Infinity, wanted.seconds),
  };
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  event.stopPropagation();
  deed();
}

/** @param {WheelEvent} event */
function wheel(event) {
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return pan(Math.sign(event.deltaX || event.deltaY) * STEP / 2);
  const { left, width } = canvas.getBoundingClientRect();
  zoom(event.deltaY > 0 ? ZOOM : 1 / ZOOM, (event.clientX - left) / width);
}

/** The recording follows the hand. @param {PointerEvent} event */
function grab(event) {
  const from = { x: event.clientX, start: wanted.start };
  const width = canvas.clientWidth;
  canvas.setPointerCapture(event.pointerId);
  const move = (/** @type {PointerEvent} */ moved) => look(from.start + ((from.x - moved.clientX) / width) * wanted.seconds, wanted.seconds);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("lostpointercapture", () => canvas.removeEventListener("pointermove", move), { once: true });
}

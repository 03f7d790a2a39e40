import { percentLoaded } from "./assets.js";
import { Batch, share, take } from "./batch.js";
import { openDialog } from "./dialog.js";
import { byId, el, fill } from "./dom.js";
import { Collector, pickFolder } from "./drop.js";
import { bytes, hasText, t } from "./i18n.js";
import { makeKey, wantsKey } from "./key.js";
import { standing } from "./series.js";
import { faultList } from "./site.js";
import { goTo, on, state, tell } from "./state.js";

/**
 * The first step: everything a person can do to bring files in, and the progress until
 * they can be looked at.
 */

/** @type {Collector | null} */
let collector = null;
let collecting = 0;
/** Entries that arrived before the page was ready, or while it was busy. @type {((to: Collector) => Promise<void>)[]} */
const waiting = [];

/** @param {{ path: string, blob: Blob }[]} sample an invented study, where one is served */
export function offerSample(sample) {
  byId("pick-sample").hidden = sample.length === 0;
  byId("pick-sample").addEventListener("click", () => {
    bring((to) => to.addFiles(sample.map(({ path, blob }) => named(path, blob))));
  });
}

export function startDrop() {
  const folderInput = /** @type {HTMLInputElement} */ (byId("folder-input"));
  const filesInput = /** @type {HTMLInputElement} */ (byId("files-input"));
  byId("pick-folder").addEventListener("click", async () => {
    const handle = await pickFolder(folderInput);
    if (handle) bring((to) => to.addHandle(handle, handle.name));
  });
  byId("pick-files").addEventListener("click", () => filesInput.click());
  for (const input of [folderInput, filesInput]) {
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      bring((to) => to.addFiles(files));
    });
  }
  addEventListener("kamei-dropped", takeDropped);
  lightUpWhileDragging();
  on("page", () => {
    takeDropped();
    run();
  });
  on("progress key", run);
  on("page language step batch", draw);
}

/** A sample file with its folder in its name. @param {string} path @param {Blob} blob */
function named(path, blob) {
  const file = new File([blob], path.split("/").at(-1) ?? path);
  Object.defineProperty(file, "webkitRelativePath", { value: `sample/${path}` });
  return file;
}

function takeDropped() {
  /** @type {(FileSystemEntry | File | Promise<any>)[]} */
  const dropped = /** @type {any} */ (window).kameiDropped.splice(0);
  if (dropped.length === 0) return;
  bring(async (to) => {
    for (const entry of dropped) {
      if (!(entry instanceof Promise)) await to.addEntry(entry);
      else await entry.then((handle) => to.addHandle(handle, handle.name));
    }
  });
}

/** @param {(to: Collector) => Promise<void>} source */
function bring(source) {
  waiting.push(source);
  run();
}

/** Nothing is opened before the page is sealed, and only one intake runs at a time. */
async function run() {
  if (state.page !== "ready" || wantsKey() || collector || state.batch?.progress || waiting.length === 0) return draw();
  collecting = 0;
  const mine = new Collector((count) => {
    collecting = count;
    draw();
  });
  collector = mine;
  const batch = state.batch ?? new Batch();
  goTo("drop");
  try {
    while (waiting.length > 0) await waiting.shift()?.(mine);
    for (const [name, count] of mine.collected.skipped) batch.skipped.set(name, (batch.skipped.get(name) ?? 0) + count);
    const excess = tooMuch(batch, mine.collected.arrivals);
    if (excess) {
      openDialog({ title: t("limit.title"), body: [el("p", {}, excess)] });
    } else if (mine.collected.arrivals.length > 0) {
      state.batch = batch;
      state.unsaved = true;
      await take(batch, mine.collected.arrivals);
    }
    collector = null;
    if (batch.items.length > 0) openReview(batch);
  } catch (failure) {
    collector = null;
    if (/** @type {any} */ (failure)?.code !== "cancelled") state.page = "failed";
  }
  tell("batch");
  draw();
}

/** What speaks against taking more, where the site sets limits. @param {Batch} batch @param {{ file: File }[]} arrivals */
function tooMuch(batch, arrivals) {
  const { most_files: most, most_bytes: mostBytes } = state.site?.intake ?? {};
  const files = batch.items.length + arrivals.length;
  const size = arrivals.reduce((sum, { file }) => sum + file.size, batch.size);
  if (most && files > most) return t("limit.files", { n: files, most });
  if (mostBytes && size > mostBytes) return t("limit.bytes", { size: bytes(size), most: bytes(mostBytes) });
  return null;
}

/** @param {Batch} batch */
function openReview(batch) {
  const first = batch.items.find((item) => standing(item) === "look") ?? batch.items.find((item) => standing(item) === "ready") ?? batch.items[0];
  state.series = first.series;
  state.item = first;
  state.frame = 0;
  state.oneFile = false;
  state.filter = "all";
  goTo("review");
  tell("batch", "series", "item");
}

/** Forgets everything: files, findings, decisions, and the workers that had seen them. */
export async function startOver() {
  if (collector) collector.cancelled = true;
  if (state.batch) state.batch.cancelled = true;
  waiting.length = 0;
  state.pool?.restart();
  Object.assign(state, { batch: null, series: null, item: null, frame: 0, unsaved: false });
  if (!state.keyLoaded && state.listed === 0 && !wantsKey()) state.key = await makeKey();
  collector = null;
  goTo("drop");
  tell("batch", "series", "item", "progress");
}

function draw() {
  const progress = state.batch?.progress ?? null;
  const locked = state.page === "ready" && wantsKey();
  const working = Boolean(collector) || (waiting.length > 0 && state.page !== "failed" && !locked);
  byId("drop-key").hidden = !locked;
  byId("drop-key").textContent = t("key.wanted.story");
  byId("well").hidden = working || state.page === "failed";
  byId("working").hidden = !working && state.page !== "failed";
  byId("drop-more").hidden = !state.batch;
  byId("drop-host").hidden = !state.host;
  byId("drop-host").textContent = t("drop.host", { origin: state.host?.origin ?? "" });
  byId("drop-more").textContent = t("drop.more", { n: state.batch?.items.length ?? 0 });
  fill("promise", ["one", "two", "three"].map((key) => el("li", {}, el("b", {}, t(`promise.${key}`)), el("span", { class: "quiet" }, t(`promise.${key}.more`)))));
  if (state.page === "failed") {
    const part = (/** @type {string} */ name) => t(hasText(`failed.${state.failure}.${name}`) ? `failed.${state.failure}.${name}` : `failed.${name}`);
    if (state.unfit) fill("working", ...faultList(state.unfit));
    else fill("working", el("h2", {}, t("failed.title")), el("p", {}, part("what")), el("p", {}, part("do")));
  } else if (working) {
    drawProgress(progress);
  }
}

/** @param {import("./batch.js").Progress | null} progress */
function drawProgress(progress) {
  const waits = percentLoaded() === null ? "sealing" : "assets";
  const phase = state.page === "loading" ? waits : progress?.phase ?? "collect";
  const done = progress ? share(progress) : undefined;
  // Two passes over the same files: show them as one bar so it never runs backwards.
  const overall = phase === "inspect" ? (done ?? 0) * 0.4 : phase === "review" ? 0.4 + (done ?? 0) * 0.6 : undefined;
  const words = t(`progress.${phase}`);
  if (byId("announcer").textContent !== words) byId("announcer").textContent = words;
  fill("working",
    el("h2", {}, words),
    el("progress", { max: 1, value: overall, "aria-label": words }),
    el("p", { class: "quiet count" }, progress
      ? t("progress.counts", { done: progress.done, total: progress.total, bytes: bytes(progress.bytes), size: bytes(progress.size) })
      : t("progress.found", { n: collecting })),
    el("button", { id: "cancel", onclick: startOver }, t("progress.cancel")));
  const cancel = byId("cancel");
  if (document.activeElement === document.body) cancel.focus();
}

function lightUpWhileDragging() {
  let depth = 0;
  const light = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    document.body.classList.toggle("dragging", depth > 0);
  };
  addEventListener("dragenter", () => light(1));
  addEventListener("dragleave", () => light(-1));
  addEventListener("drop", () => light(-depth));
}

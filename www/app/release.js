import { openDialog } from "./dialog.js";
import { el, fill } from "./dom.js";
import { canPick, pickSaveTarget, saveBlob, writeTo } from "./download.js";
import { eachFile, share } from "./batch.js";
import { finishAll, lastRelease } from "./finish.js";
import { Folder } from "./folder.js";
import { bytes, number, t } from "./i18n.js";
import { saveKey } from "./key.js";
import { keepsKey } from "./policy.js";
import { askReviewer, day, printRecord, recordText, saveRecord } from "./record.js";
import { reasonNotes, reasonWhat } from "./reasons.js";
import { sendCard, startSending } from "./send/card.js";
import { standing, tally } from "./series.js";
import { goTo, on, state, tell } from "./state.js";
import { unchanged } from "./unchanged.js";
import { zip } from "./zip.js";

/**
 * The third step: the files, the record of what was done, and, apart from both, the key.
 * @typedef {import("./batch.js").Batch} Batch
 * @typedef {{ files: number, size: number, where: string, handed?: boolean, failed: { path: string, code: string }[] }} Outcome
 */

/** @type {Outcome | null} */
let outcome = null;
let keySaved = false;
/** Whether the list of what stays is unfolded. */
let staysOpen = false;

export function startRelease() {
  startSending();
  on("step batch decision language progress", draw);
  on("batch", () => {
    outcome = null;
    asked = null;
    keySaved = false;
    fill("sheet");
  });
}

function draw() {
  const batch = state.batch;
  if (state.step !== "release" || !batch) return fill("release");
  const counts = tally(batch.items);
  fill("release", el("div", { class: "release-page" },
    el("h2", { class: "release-title", tabindex: "-1" }, t("release.title", { n: counts.ready })),
    stays(batch),
    hostCard(batch, counts.ready),
    el("section", { class: state.host ? "card" : "card first" },
      el("div", { class: "card-words" }, el("h3", {}, t("release.files")), el("p", { class: "quiet" }, t("release.files.story"))),
      el("div", { class: "card-deeds" }, saveButtons(batch, counts.ready)),
      directoryBox(batch),
      saveProgress(batch), !outcome?.handed && outcomeNote()),
    sendCard(batch),
    el("section", { class: "card" },
      el("div", { class: "card-words" }, el("h3", {}, t("release.record")), el("p", { class: "quiet" }, t("release.record.story"))),
      el("div", { class: "card-deeds" },
        el("button", { id: "save-record", disabled: !lastRelease(batch), onclick: () => saveRecord(batch) }, t("release.record.save")),
        el("button", { id: "print-record", disabled: !lastRelease(batch), onclick: () => printRecord(batch) }, t("release.record.print")))),
    keyCard(batch),
    el("p", { class: "release-foot" }, el("button", { class: "link", onclick: () => goTo("review") }, t("release.back")))));
}

/** A portal around this page is where the files are meant to go. @param {Batch} batch @param {number} count */
function hostCard(batch, count) {
  const { host } = state;
  if (!host) return null;
  return el("section", { class: "card first" },
    el("div", { class: "card-words" },
      el("h3", {}, t("host.give")),
      el("p", { class: "quiet" }, t(host.wish.record ? "host.give.story.record" : "host.give.story", { origin: host.origin }))),
    el("div", { class: "card-deeds" },
      el("button", { id: "hand-over", class: "main", disabled: batch.progress !== null || count === 0, onclick: () => attempt(releaseToHost, batch) }, t("host.give.go"))),
    outcome?.handed && outcomeNote());
}

/** @param {Batch} batch @param {number} count */
function saveButtons(batch, count) {
  const busy = batch.progress !== null || count === 0;
  const toFolder = canPick();
  return [
    toFolder && el("button", { id: "save-folder", class: state.host ? "" : "main", disabled: busy, onclick: () => attempt(releaseToFolder, batch) }, t("release.folder")),
    el("button", { id: "save-zip", class: toFolder || state.host ? "" : "main", disabled: busy, onclick: () => attempt(releaseAsZip, batch) }, t("release.zip")),
  ];
}

/** Whether the person asked for a DICOMDIR or did without; until then the originals decide. @type {boolean | null} */
let asked = null;

/** @param {Batch} batch */
const wantsDirectory = (batch) => asked ?? batch.items.some(({ reasons }) => reasons.some(({ code }) => code === "dicomdir"));

/** @param {Batch} batch */
function directoryBox(batch) {
  const box = el("input", { type: "checkbox", id: "want-dicomdir", checked: wantsDirectory(batch), disabled: batch.progress !== null });
  box.addEventListener("change", () => {
    asked = box.checked;
  });
  return el("label", { class: "card-note" }, box, " ", t("release.dicomdir"), " ", el("span", { class: "quiet" }, t("release.dicomdir.story")));
}

/** The key stays in memory in 匿名加工: a table that can undo it must not survive it. */
function keyCard(/** @type {Batch} */ batch) {
  const kept = keepsKey();
  return el("section", { class: "card apart" },
    el("div", { class: "card-words" }, el("h3", {}, t("release.key")), el("p", { class: "quiet" }, t(!kept ? "release.key.never" : state.site?.key.custodians.length ? "release.key.custodian" : "release.key.story"))),
    kept && el("div", { class: "card-deeds" }, el("button", { id: "save-key", disabled: !lastRelease(batch), onclick: keepKey }, t("release.key.save")), keySaved && el("span", { class: "done" }, `✓ ${t("release.saved")}`)));
}

async function keepKey() {
  keySaved = (await saveKey()) || keySaved;
  draw();
}

/** @param {Batch} batch */
function stays(batch) {
  const staying = batch.items.filter((item) => standing(item) !== "ready");
  if (staying.length === 0) return el("p", { class: "quiet" }, t("release.all"));
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const item of staying) {
    const words = item.series?.withheld ? t("reason.withheld.what") : standing(item) === "look" ? t("release.unlooked") : item.reasons[0] ? reasonWhat(item.reasons[0]) : t("standing.held");
    groups.set(words, [...(groups.get(words) ?? []), item.path]);
  }
  return el("details", { class: "stays", open: staysOpen, ontoggle: (/** @type {Event} */ event) => { staysOpen = /** @type {HTMLDetailsElement} */ (event.target).open; } }, el("summary", {}, t("release.stays", { n: staying.length })),
    el("dl", {}, [...groups].map(([words, paths]) => [
      el("dt", {}, words, " ", el("small", { class: "quiet" }, number(paths.length))),
      el("dd", { class: "quiet" }, paths.slice(0, 5).map((path) => el("div", {}, path)), paths.length > 5 && el("div", {}, t("release.more", { n: paths.length - 5 }))),
    ])));
}

/** @param {Batch} batch */
function saveProgress({ progress }) {
  if (!progress) return null;
  return el("p", { class: "card-note" }, el("progress", { max: 1, value: share(progress), "aria-label": t(`progress.${progress.phase}`) }),
    ` ${t(`progress.${progress.phase}`)} ${t("progress.counts", { done: progress.done, total: progress.total, bytes: bytes(progress.bytes), size: bytes(progress.size) })}`);
}

function outcomeNote() {
  if (!outcome) return null;
  const { files, size, where, handed, failed } = outcome;
  return el("div", { class: "card-note", role: "status" },
    files > 0 && el("p", { class: "done" }, `✓ ${t(handed ? "host.given" : "release.done", { n: files, size: bytes(size), where })}`),
    failed.length > 0 && el("div", { class: "failures" }, el("p", {}, t("release.failed", { n: failed.length })),
      el("ul", {}, failed.slice(0, 50).map(({ path, code }) => el("li", {}, path, " ", el("span", { class: "quiet" }, reasonWhat({ code })))))));
}

/** @param {(batch: Batch) => Promise<void>} deed @param {Batch} batch */
async function attempt(deed, batch) {
  try {
    await deed(batch);
  } catch (failure) {
    const code = /** @type {any} */ (failure)?.code ?? "panicked";
    if (code !== "cancelled") openDialog({ title: t("release.broken"), body: reasonNotes([{ code }]) });
  }
}

/** @param {Batch} batch */
async function releaseToFolder(batch) {
  // Asked first: the browser only opens a picker while the click is fresh.
  const handle = await /** @type {any} */ (window).showDirectoryPicker({ id: "out", mode: "readwrite" }).catch(() => null);
  if (!handle) return;
  const { files: released, directory, failed } = await finishAll(batch, { crc: false, fileSet: wantsDirectory(batch) });
  const folder = new Folder(handle);
  const byItem = new Map(released.map((one) => [one.item, one]));
  let [files, size] = [0, 0];
  await eachFile(batch, released.map(({ item }) => item), "save", async (item) => {
    const one = byItem.get(item);
    if (!one) return;
    try {
      await folder.write(one.name, one.blob);
      item.saved = true;
      files += 1;
      size += one.blob.size;
    } catch {
      failed.push({ path: item.path, code: "write-failed" });
    }
  });
  if (directory) await folder.write(directory.name, directory.blob).catch(() => failed.push({ path: directory.name, code: "write-failed" }));
  settle({ files, size, where: handle.name, failed: [...failed, ...unfinished(batch)] });
}

/** @param {Batch} batch */
async function releaseAsZip(batch) {
  const name = `kamei-${day()}.zip`;
  const target = await pickSaveTarget(name, ".zip");
  if (target === undefined) return;
  const { files: released, directory, failed } = await finishAll(batch, { crc: true, fileSet: wantsDirectory(batch) });
  const whole = await stillThere(released, failed);
  const archive = zip(directory ? [...whole, directory] : whole);
  let files = whole.length;
  try {
    if (target) await writeTo(target, archive);
    else if (files > 0) await saveBlob(archive, name);
    for (const { item } of whole) item.saved = true;
  } catch {
    files = 0;
    failed.push({ path: name, code: "write-failed" });
  }
  settle({ files, size: archive.size, where: target?.name ?? name, failed: [...failed, ...unfinished(batch)] });
}

/** Those whose originals have not changed since they were verified. @param {import("./finish.js").Released[]} released @param {Outcome["failed"]} failed */
async function stillThere(released, failed) {
  const whole = [];
  for (const one of released) {
    if (await unchanged(one)) whole.push(one);
    else failed.push({ path: one.item.path, code: "changed-since" });
  }
  return whole;
}

/** @param {Batch} batch */
async function releaseToHost(batch) {
  const { host } = state;
  if (!host || (host.wish.record && !(await askReviewer()))) return;
  const { files: released, directory, failed } = await finishAll(batch, { crc: true, fileSet: wantsDirectory(batch) });
  const whole = await stillThere(released, failed);
  const files = [...whole, ...(directory ? [directory] : [])].map(({ name, blob }) => ({ name, blob }));
  await host.give(files, host.wish.record ? await recordText(batch) : null);
  for (const { item } of whole) item.saved = true;
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  settle({ files: whole.length, size, where: host.origin, handed: true, failed: [...failed, ...unfinished(batch)] });
}

/** Files that failed while they were being finished: they turned from ready to refused, or want another look. @param {Batch} batch */
const unfinished = (batch) => batch.items
  .filter((item) => (item.again || item.status === "refused") && item.output !== "" && !item.saved)
  .map((item) => ({ path: item.path, code: item.again ? "found-again" : item.reasons[0]?.code ?? "panicked" }));

/** @param {Outcome} done */
function settle(done) {
  outcome = done;
  state.unsaved = done.failed.length > 0;
  tell("decision");
}

import { decideOn } from "./decision.js";
import { openDialog } from "./dialog.js";
import { byId, el, fill } from "./dom.js";
import { currentLanguage, t } from "./i18n.js";
import { on, state } from "./state.js";

/**
 * A text beside what becomes of it: every stretch that is replaced in its class's colour, and what
 * nearly was, to be checked. A person may mask or keep a stretch here, or a word everywhere.
 *
 * @typedef {import("../worker/protocol.js").Row} Row
 * @typedef {import("../worker/protocol.js").Document} Document
 * @typedef {import("./series.js").Item} Item
 */

/** Longer texts are shown as far as this, in characters; what comes behind is in the output all the same. */
const MOST_SHOWN = 100_000;
/** How much of a text is shown around a near miss. */
const AROUND = 12;

/** @type {{ item: Item, document: Document, letters: string[], written: string[] } | null} */
let shown = null;
/** The stretch that is explained. @type {Row | null} */
let chosen = null;
/** @type {"both" | "before" | "after"} */
let side = "both";

export function startDocument() {
  byId("view").append(el("div", { id: "document", class: "document", hidden: true }));
  byId("document").addEventListener("keydown", keys);
  on("item decision", load);
  on("language", draw);
}

/** What the present file is, as far as this view is concerned. @param {Item | null} item */
const isText = (item) => item?.inspection?.format === "text" && item.status !== "refused";

async function load() {
  const { item, batch } = state;
  byId("view").classList.toggle("has-document", isText(item));
  byId("document").hidden = !isText(item);
  if (!item || !batch || !isText(item)) {
    shown = chosen = null;
    return fill("document");
  }
  if (shown?.item !== item) chosen = null;
  const document = await state.pool?.run({ do: "document", file: item.file, name: item.path, amendments: batch.amendmentsFor(item) }, { urgent: true }).catch(() => null);
  if (state.item !== item) return;
  shown = document && { item, document, letters: [...document.text], written: [...document.written] };
  chosen = document?.rows.find((/** @type {Row} */ row) => row.path === chosen?.path) ?? null;
  draw();
}

function draw() {
  if (!shown) return fill("document");
  const { document, letters } = shown;
  const spans = document.rows.filter(({ span }) => span);
  const part = (/** @type {typeof side} */ name) => el("button", { id: `side-${name}`, "aria-pressed": String(side === name), onclick: () => show(name) }, t(`document.side.${name}`));
  fill("document",
    el("div", { class: "document-head" },
      el("div", { class: "segments", role: "group", "aria-label": t("document.side") }, part("both"), part("before"), part("after")),
      el("span", { class: "quiet" }, t("document.counts", { n: spans.length })),
      document.near.length > 0 && el("a", { href: "#near", class: "near-link", onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        byId("near").querySelector("button")?.focus();
      } }, t("document.near.count", { n: document.near.length }))),
    el("div", { class: `sides ${side}` },
      side !== "after" && el("div", { id: "before", class: "paper", lang: "", tabindex: "-1", "aria-label": t("document.side.before"), onmouseup: offerSelection, onkeyup: offerSelection },
        before(spans, document.near), letters.length > MOST_SHOWN && el("p", { class: "note" }, t("document.cut", { n: MOST_SHOWN }))),
      side !== "before" && el("div", { id: "after", class: "paper", lang: "", tabindex: "-1", "aria-label": t("document.side.after") }, after(spans))),
    el("div", { id: "explained", class: "explained", "aria-live": "polite" }, chosen && explain(chosen)),
    document.near.length > 0 && nearList(document.near));
}

/** @param {typeof side} name */
function show(name) {
  side = name;
  draw();
}

/** The text as it is, with what is replaced and what nearly is. @param {Row[]} spans @param {Row[]} near */
function before(spans, near) {
  const all = [...spans, ...near].sort((a, b) => start(a) - start(b));
  return pieces(shown?.letters ?? [], all, start, end, (row, words) => mark(row, words, near.includes(row)));
}

/** The text as it goes out. @param {Row[]} spans */
function after(spans) {
  const length = (/** @type {Row} */ row) => [...(row.after ?? "")].length;
  const into = (/** @type {Row} */ row) => row.span?.into ?? 0;
  return pieces(shown?.written ?? [], spans, into, (row) => into(row) + length(row), (row, words) =>
    words === "" ? null : el("ins", { class: tone(row), onclick: () => choose(row) }, words));
}

const start = (/** @type {Row} */ row) => row.span?.start ?? 0;
const end = (/** @type {Row} */ row) => row.span?.end ?? 0;

/**
 * A text cut at its stretches.
 * @param {string[]} letters @param {Row[]} rows @param {(row: Row) => number} from @param {(row: Row) => number} to
 * @param {(row: Row, words: string) => any} make
 */
function pieces(letters, rows, from, to, make) {
  const made = [];
  let at = 0;
  for (const row of rows) {
    if (from(row) < at || from(row) > MOST_SHOWN) continue;
    made.push(letters.slice(at, from(row)).join(""), make(row, letters.slice(from(row), to(row)).join("")));
    at = to(row);
  }
  made.push(letters.slice(at, Math.max(at, MOST_SHOWN)).join(""));
  return made;
}

/** @param {Row} row @param {string} words @param {boolean} near */
const mark = (row, words, near) => el("mark", {
  class: `${near ? "near" : row.action === "keep" ? "kept" : tone(row)}${row.path === chosen?.path ? " chosen" : ""}`,
  role: "button", tabindex: "0", "data-path": row.path, title: t(`span.${row.span?.label}`),
  onclick: () => choose(row),
}, words);

/** @param {Row} row */
const tone = ({ klass }) => ({ 識別子: "person", 個人識別符号: "person", 財産的被害: "person", 連結符号: "link", 連絡先情報: "contact" })[klass] ?? "quasi";

/** @param {Row | null} row */
function choose(row) {
  if (window.getSelection()?.isCollapsed === false) return;
  chosen = row;
  draw();
  /** @type {HTMLElement | null} */ (document.querySelector("mark.chosen"))?.focus();
}

/** Why a stretch was taken, and what a person may say of it. @param {Row} row */
function explain(row) {
  const isNear = shown?.document.near.some(({ path }) => path === row.path);
  const word = row.before ?? "";
  const term = (/** @type {string} */ term) => currentLanguage() === "ja" ? t(term) : `${t(term)} (${term.split(".").at(-1)})`;
  return [
    el("p", {}, el("b", {}, t(`span.${row.span?.label}`)), " ", el("del", {}, word), row.action !== "keep" && !isNear && [" → ", el("ins", {}, row.after || t("changes.nothing"))]),
    el("p", { class: "quiet" }, t(`why.${row.span?.why}`), " ", t(`certainty.${row.span?.certainty}`), " · ", term(`klass.${row.klass}`), " · ", term(`duty.${row.duty}`), " · ", el("code", {}, row.rule)),
    el("div", { class: "answers" },
      isNear && button("mask-here", () => stretch(row.path, "mask")),
      isNear && button("mask-word", () => everywhere(word, "mask")),
      !isNear && row.action !== "keep" && !row.locked && button("keep-here", () => stretch(row.path, "keep")),
      !isNear && row.action !== "keep" && button("keep-word", () => everywhere(word, "keep")),
      !isNear && row.locked && el("span", { class: "quiet" }, t("document.locked"))),
  ];
}

/** @param {string} name @param {() => void} onclick */
const button = (name, onclick) => el("button", { id: name, onclick }, t(`document.${name}`));

/** @param {Row[]} near */
function nearList(near) {
  return el("section", { id: "near", class: "near-list", "aria-label": t("document.near") },
    el("h3", {}, t("document.near")), el("p", { class: "quiet" }, t("document.near.story")),
    el("ul", {}, near.slice(0, 200).map((row) => el("li", {},
      el("span", { class: "context" }, around(start(row) - AROUND, start(row)), el("mark", { class: "near" }, row.before), around(end(row), end(row) + AROUND)),
      el("small", { class: "quiet" }, t(`span.${row.span?.label}`)),
      el("button", { "data-near": row.path, onclick: () => stretch(row.path, "mask") }, t("document.mask-here"))))));
}

/** @param {number} from @param {number} to */
const around = (from, to) => (shown?.letters ?? []).slice(Math.max(0, from), to).join("").replace(/\s+/g, " ");

/** What a person has selected in the original, in characters. @returns {{ from: number, to: number, word: string } | null} */
function selection() {
  const selected = window.getSelection();
  const paper = document.getElementById("before");
  if (!selected || selected.isCollapsed || !paper?.contains(selected.anchorNode) || !paper.contains(selected.focusNode)) return null;
  const range = selected.getRangeAt(0);
  const front = range.cloneRange();
  front.selectNodeContents(paper);
  front.setEnd(range.startContainer, range.startOffset);
  const word = range.toString();
  const from = [...front.toString()].length;
  return word.trim() === "" ? null : { from, to: from + [...word].length, word };
}

function offerSelection() {
  const found = selection();
  if (!found) return;
  chosen = null;
  const { from, to, word } = found;
  fill("explained",
    el("p", {}, el("b", {}, t("document.selected")), " ", el("q", {}, [...word].slice(0, 60).join(""))),
    el("div", { class: "answers" },
      button("mask-here", () => stretch(`text@${from}-${to}`, "mask")),
      button("mask-word", () => everywhere(word.trim(), "mask")),
      button("keep-word", () => everywhere(word.trim(), "keep"))));
}

/** A stretch of this file alone. @param {string} path @param {"mask" | "keep"} action */
async function stretch(path, action) {
  const item = shown?.item;
  if (!item) return;
  await answer(action, { path, action, label: t("document.here"), file: item, series: null });
}

/** A word wherever free text of the batch has it. @param {string} word @param {"mask" | "keep"} action */
async function everywhere(word, action) {
  await answer(action, { path: "text", action, word, label: t("document.word"), series: null });
}

/** Masking more needs no words of a person's own; keeping does. @param {"mask" | "keep"} action @param {any} decision */
async function answer(action, decision) {
  if (action === "mask") return decideOn({ ...decision, reason: t("document.mask.reason") }).catch(complain);
  await openDialog({
    title: t("document.keep.title"),
    submit: t("decision.go"),
    body: [el("p", {}, t(decision.word ? "document.keep.word" : "document.keep.here")),
      el("label", { class: "field" }, el("span", { class: "field-name" }, t("decision.reason")),
        el("textarea", { name: "reason", rows: 3, required: true }), el("span", { class: "quiet hint" }, t("decision.reason.hint")))],
    onsubmit: (form) => decideOn({ ...decision, reason: String(form.get("reason")).trim() }),
  });
}

/** @param {any} failure */
function complain(failure) {
  fill("explained", el("p", { class: "complaint", role: "alert" }, failure instanceof Error ? failure.message : t("dialog.failed")));
}

/** Goes from mark to mark, and answers. @param {KeyboardEvent} event */
function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /** @type {HTMLElement} */ (event.target).closest("input, textarea")) return;
  const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#before mark")]);
  const place = marks.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const press = (/** @type {string} */ id) => document.getElementById(id)?.click();
  if (event.key === "j") marks[Math.min(marks.length - 1, place + 1)]?.focus();
  else if (event.key === "k") marks[Math.max(0, place - 1)]?.focus();
  else if ((event.key === "Enter" || event.key === " ") && place >= 0) marks[place].click();
  else if (event.key === "m") press("mask-here");
  else if (event.key === "u") (document.getElementById("keep-here") ?? document.getElementById("keep-word"))?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

import { decide, undo } from "./decision.js";
import { byId, el, fill } from "./dom.js";
import { attributeName, currentLanguage, number, t } from "./i18n.js";
import { fold } from "./series.js";
import { on, state, tell } from "./state.js";

/**
 * What changes, for the series or for one file: first in plain words, the law and the
 * standard behind a disclosure.
 * @typedef {import("./series.js").Change} Change
 */

const SECTIONS = /** @type {const} */ (["look", "person", "text", "link", "quasi", "other"]);

let search = "";
/** The rows of one file, asked for when needed and kept no longer than it is shown. */
/** @type {{ item: object, changes: Map<string, Change>, failed: boolean } | null} */
let single = null;

export function startChanges() {
  const filter = el("input", { type: "search", id: "search", autocomplete: "off" });
  filter.addEventListener("input", () => {
    search = filter.value.trim().toLowerCase();
    drawRows();
  });
  byId("changes").append(el("div", { id: "changes-head" }), filter, el("div", { id: "decisions" }), el("div", { id: "rows", class: "rows" }));
  on("language batch", () => {
    filter.placeholder = t("changes.search");
    filter.setAttribute("aria-label", t("changes.search"));
  });
  on("series", () => byId("rows").scrollTo(0, 0));
  on("series item batch decision language scope", draw);
}

async function draw() {
  if (!state.series) single = null;
  drawHead();
  drawDecisions();
  if (state.oneFile && state.item && single?.item !== state.item) await loadSingle();
  drawRows();
}

/** Asks the worker for one file's rows again; only the folded table of the series is kept. */
async function loadSingle() {
  const item = state.item;
  if (!item || !state.batch) return;
  const mine = { item, changes: new Map(), failed: false };
  single = mine;
  try {
    const review = await state.pool?.run({ do: "review", file: item.file, name: item.path, amendments: state.batch.amendmentsFor(item) }, { urgent: true });
    fold(mine.changes, review.rows);
  } catch {
    mine.failed = true;
  }
}

function drawHead() {
  if (!state.series) return fill("changes-head");
  const scope = (/** @type {boolean} */ oneFile) => el("button", {
    "aria-pressed": String(state.oneFile === oneFile), id: oneFile ? "scope-file" : "scope-series",
    onclick: () => {
      state.oneFile = oneFile;
      single = null;
      tell("scope");
    },
  }, t(oneFile ? "changes.file" : "changes.series"));
  fill("changes-head", el("h2", {}, t("changes.title")), el("div", { class: "segments", role: "group", "aria-label": t("changes.scope") }, scope(false), scope(true)));
}

function drawDecisions() {
  const decisions = state.batch?.decisions ?? [];
  fill("decisions", decisions.length > 0 &&
    el("details", { class: "decisions", open: true },
      el("summary", {}, t("decision.list", { n: decisions.length })),
      el("ul", {}, decisions.map((decision) => el("li", {},
        el("div", {}, el("b", {}, decision.label), ` ${t(`decision.action.${decision.action}`)}`,
          el("small", { class: "quiet" }, t(decision.series ? "decision.scope.series" : "decision.scope.all")),
          el("p", { class: "quiet" }, t("decision.because", { reason: decision.reason }))),
        el("button", { onclick: () => undo(decision) }, t("decision.undo")))))));
}

function drawRows() {
  const rows = byId("rows");
  const series = state.series;
  if (!series) return rows.replaceChildren();
  if (state.oneFile && single?.failed) return rows.replaceChildren(el("p", { class: "quiet" }, t("changes.failed")));
  const changes = [...(state.oneFile ? single?.changes ?? new Map() : series.changes).values()].filter(matches);
  /** @type {Map<string, Change[]>} */
  const sections = new Map(SECTIONS.map((name) => [name, []]));
  for (const change of changes) sections.get(sectionOf(change))?.push(change);
  // The patient before the staff: that is the line a person looks for first.
  sections.get("person")?.sort((a, b) => Number(b.row.tag.startsWith("(0010")) - Number(a.row.tag.startsWith("(0010")));
  const open = new Set([...rows.querySelectorAll("details[open]")].map((node) => /** @type {HTMLElement} */ (node).dataset.id));
  const total = state.oneFile ? 1 : series.items.length;
  rows.replaceChildren(...SECTIONS.filter((name) => sections.get(name)?.length).map((name) => {
    const list = sections.get(name) ?? [];
    const id = `section-${name}`;
    const shown = name !== "other" || open.has(id) || search !== "";
    return el("details", { class: "section", "data-id": id, open: shown },
      el("summary", {}, el("h3", {}, t(`changes.section.${name}`)), el("small", { class: "quiet" }, number(list.length))),
      list.map((change) => drawChange(change, total, open)));
  }), el("p", { class: "quiet kept" }, untouched(changes.length)));
}

/** @param {number} changed */
function untouched(changed) {
  const kept = keptPerFile();
  if (kept > 0) return t("changes.kept", { n: kept });
  return changed === 0 && search === "" ? t("changes.none") : "";
}

/** Kept elements are counted over all files; a person thinks in one. */
function keptPerFile() {
  const series = state.series;
  return series ? Math.round(series.kept / Math.max(1, series.items.length)) : 0;
}

/** @param {Change} change */
function matches({ row }) {
  if (search === "") return true;
  return [row.tag, row.keyword, row.name, attributeName(row.keyword, row.name)].some((text) => text.toLowerCase().includes(search));
}

/** @param {Change} change @returns {typeof SECTIONS[number]} */
function sectionOf({ row }) {
  if (row.flag === "unknown" || row.flag === "known-value" || row.flag === "amended") return "look";
  if (row.flag === "free-text") return "text";
  if (row.klass === "連結符号") return "link";
  if (row.klass === "準識別子") return "quasi";
  if (row.klass === "その他") return "other";
  return "person";
}

/** @param {Change} change @param {number} total @param {Set<string | undefined>} open */
function drawChange(change, total, open) {
  const { row } = change;
  const id = `${row.rule}|${change.path}|${row.action}`;
  return el("details", { class: "change", "data-id": id, open: open.has(id) },
    el("summary", {},
      el("div", { class: "change-name" }, el("span", { class: "grow" }, el("b", {}, attributeName(row.keyword, row.name)), " ", el("small", { class: "quiet" }, row.tag)),
        el("span", { class: `deed ${row.action}` }, t(`action.${row.action}`))),
      drawValues(change, total)),
    drawBasis(change));
}

/** @param {Change} change @param {number} total */
function drawValues({ row, values, files, more }, total) {
  const [before, after] = values.entries().next().value ?? ["", null];
  const counts = [
    values.size > 1 && t(more ? "changes.values.more" : "changes.values", { n: values.size }),
    files < total && t("changes.some", { n: files, total }),
  ].filter(Boolean).join(" · ");
  return el("div", { class: "values" },
    row.action === "keep" ? el("span", { class: "same" }, before || t("changes.nothing")) : [
      before && el("del", {}, before),
      after && el("ins", {}, after),
    ],
    row.flag && el("span", { class: `flag ${row.flag}` }, t(`flag.${row.flag}`)),
    counts && el("small", { class: "quiet counts" }, counts));
}

/** @param {Change} change */
function drawBasis(change) {
  const { row, values } = change;
  const term = (/** @type {string} */ name, /** @type {any} */ ...value) => [el("dt", {}, t(`basis.${name}`)), el("dd", {}, ...value)];
  return el("div", { class: "basis" },
    values.size > 1 && el("ul", { class: "examples" }, [...values].slice(0, 6).map(([before, after]) => el("li", {}, el("del", {}, before || "—"), " → ", after || t("changes.nothing")))),
    el("dl", {},
      term("class", lawTerm("klass", row.klass)),
      term("duty", lawTerm("duty", row.duty)),
      row.ground && term("ground", lawTerm("ground", row.ground)),
      term("source", row.source, el("small", { class: "quiet" }, ` ${t(`standing.of.${row.standing}`)}`)),
      term("rule", el("code", {}, row.rule)),
      change.path.includes(".") && term("path", el("code", {}, change.path))),
    row.span || row.path.startsWith("column ")
      ? el("p", { class: "locked" }, t("decision.beside"))
      : row.locked
      ? el("p", { class: "locked" }, t("decision.locked"))
      : el("button", { onclick: () => decide(change) }, t("decision.change")));
}

/**
 * The law's own Japanese term; in English with a gloss.
 * @param {string} kind @param {string} term
 */
function lawTerm(kind, term) {
  const words = t(`${kind}.${term}`);
  return currentLanguage() === "ja" ? words : `${words} (${term})`;
}

import { el, fill } from "./dom.js";
import { startOver } from "./intake.js";
import { bytes, number, t } from "./i18n.js";
import { inOrder, standing, tally } from "./series.js";
import { on, state, tell } from "./state.js";
import { openDialog } from "./dialog.js";

/**
 * @typedef {import("./series.js").Series} Series
 * @typedef {import("./series.js").Study} Study
 * @typedef {import("./series.js").Patient} Patient
 */

/** Patients a person has folded away. @type {WeakSet<Patient>} */
const folded = new WeakSet();

export function startTree() {
  on("batch series decision language filter", draw);
}

/** @param {Series} series */
export function openSeries(series) {
  state.series = series;
  state.item = series.items.find((item) => standing(item) === (state.filter === "all" ? "look" : state.filter)) ?? series.items[0];
  state.frame = 0;
  state.oneFile = false;
  tell("series", "item");
}

/** @param {Series} series */
export function seriesName(series) {
  const label = series.label || withoutLabel(series);
  return series.modality ? `${series.modality} ${label}` : label;
}

/** Only DICOM names its series; files of other kinds have their own names. @param {Series} series */
function withoutLabel({ items, study }) {
  const [{ file, inspection }] = items;
  if (items.length === 1) return file.name;
  if (!study.patient.pseudonym) return t("tree.unread");
  return inspection?.format === "dicom" ? t("tree.unnamed") : t("tree.several", { name: file.name, n: items.length - 1 });
}

/** The most pressing state of a series' files. @param {Series} series */
export function seriesStanding(series) {
  const counts = tally(series.items);
  return counts.look ? "look" : counts.held ? "held" : "ready";
}

/** @param {Series} series */
export function isShown(series) {
  return state.filter === "all" || tally(series.items)[state.filter] > 0;
}

function draw() {
  const batch = state.batch;
  if (!batch) return fill("tree");
  const counts = tally(batch.items);
  const known = [...batch.patients.values()].filter((patient) => patient.pseudonym !== "");
  const studies = known.reduce((sum, patient) => sum + patient.studies.size, 0);
  const patients = inOrder(batch.patients).filter((patient) => [...patient.studies.values()].some((study) => shownSeries(study).length > 0));
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.focus : undefined;
  fill("tree",
    el("div", { class: "tally", role: "group", "aria-label": t("tree.filter") }, /** @type {const} */ (["ready", "look", "held"]).map((kind) =>
      el("button", { class: kind, "data-focus": kind, "aria-pressed": String(state.filter === kind), onclick: () => toggle(kind) },
        el("strong", {}, number(counts[kind])), t(`standing.${kind}`)))),
    el("p", { class: "quiet totals" }, t("tree.totals", { patients: known.length, studies, n: batch.items.length, size: bytes(batch.size) })),
    skippedLine(batch.skipped),
    patients.map(drawPatient),
    el("div", { class: "tree-foot" }, el("button", { class: "link", onclick: confirmStartOver }, t("tree.startover"))));
  document.querySelector("#tree .series[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`#tree [data-focus="${CSS.escape(focused)}"]`))?.focus();
}

/** @param {"ready" | "look" | "held"} kind */
function toggle(kind) {
  state.filter = state.filter === kind ? "all" : kind;
  tell("filter");
}

/** @param {Study} study */
const shownSeries = (study) => [...study.series.values()].filter(isShown);

/** @param {Patient} patient */
function drawPatient(patient) {
  const title = patient.pseudonym
    ? [el("b", { class: "pseudonym" }, patient.pseudonym), patient.label && el("span", { class: "quiet original" }, t("tree.original", { label: personName(patient.label) }))]
    : [el("b", {}, t("tree.nopatient"))];
  const toggled = (/** @type {Event} */ event) => {
    if (/** @type {HTMLDetailsElement} */ (event.target).open) folded.delete(patient);
    else folded.add(patient);
  };
  return el("details", { class: "patient", open: !folded.has(patient), ontoggle: toggled }, el("summary", {}, title),
    [...patient.studies.values()].map((study) => {
      const shown = shownSeries(study);
      if (shown.length === 0) return null;
      const name = [readableDate(study.date), study.label].filter(Boolean).join(" ");
      return el("div", { class: "study" }, name && el("p", { class: "quiet study-name" }, name), shown.map(drawSeries));
    }));
}

/**
 * A DICOM person name as people write it: the ideographic group when there is one.
 * @param {string} label
 */
function personName(label) {
  const [alphabetic, ideographic] = label.split("=");
  return (ideographic || alphabetic).split("^").filter(Boolean).join(" ");
}

/** @param {string | null} date */
const readableDate = (date) => date?.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");

/** @param {Series} series */
function drawSeries(series) {
  const standing = seriesStanding(series);
  return el("button", {
    class: "series", "data-focus": series.key, "aria-current": state.series === series ? "true" : null, onclick: () => openSeries(series),
  },
  el("i", { class: `dot ${standing}`, role: "img", "aria-label": t(`standing.${standing}`) }),
  el("span", { class: "series-name" }, seriesName(series)),
  series.approved && el("span", { class: "tick", title: t("approve.done.short") }, "✓"),
  el("small", { class: "quiet" }, number(series.items.length)));
}

/** @param {Map<string, number>} skipped */
function skippedLine(skipped) {
  const total = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return el("details", { class: "skipped quiet" }, el("summary", {}, t("tree.skipped", { n: total })),
    el("ul", {}, [...skipped].map(([name, count]) => el("li", {}, `${name} × ${count}`))));
}

function confirmStartOver() {
  openDialog({ title: t("startover.title"), body: [el("p", {}, t("startover.story"))], submit: t("startover.go"), onsubmit: startOver });
}

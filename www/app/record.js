import { openDialog, field } from "./dialog.js";
import { el, fill } from "./dom.js";
import { saveBlob } from "./download.js";
import { lastRelease } from "./finish.js";
import { attributeName, number, t } from "./i18n.js";
import { policyName } from "./policy.js";
import { reasonWhat } from "./reasons.js";
import { release } from "./send/released.js";
import { allSeries, standing, tally } from "./series.js";
import { inLanguage } from "./site.js";
import { state } from "./state.js";
import { seriesName } from "./tree.js";
import { Checksum } from "./unchanged.js";

/**
 * The record of what was done (加工記録): as JSON from the core, and as a page to print.
 * It says what kinds of things were changed and on what grounds, never any value.
 * @typedef {import("./batch.js").Batch} Batch
 * @typedef {{ id: string, action: string, class: string, duty: string, ground: string | null, source: string, elements: number, files: number }} RuleTotal
 * @typedef {{ class: string, changed: Record<string, number>, kept: number, files: number }} ClassTotal
 * @typedef {{ code: string, meaning: string, elements: number, files: number }} OptionTotal
 * @typedef {{ number: number, output: string | null, reason: string, at: string | null }} Withheld
 * @typedef {{ tool: string, version: string, at: string, files: number, tables_sha256: string, site?: { base: string, reason: string, sha256: string }, withheld: Withheld[], by_class: ClassTotal[], by_option: OptionTotal[], by_rule: RuleTotal[] }} CoreRecord
 */

/** Asked once per session. @type {{ reviewer: string, role: string } | null} */
let reviewer = null;

/** @returns {Promise<boolean>} */
export async function askReviewer() {
  if (reviewer) return true;
  return openDialog({
    title: t("record.who.title"),
    submit: t("record.who.go"),
    body: [
      el("p", { class: "quiet" }, t("record.who.story")),
      field(t("record.name"), el("input", { name: "reviewer", required: true, autocomplete: "name" })),
      field(t("record.role"), el("input", { name: "role", required: true, autocomplete: "organization-title" }), t("record.role.hint")),
    ],
    onsubmit(form) {
      reviewer = { reviewer: String(form.get("reviewer")).trim(), role: String(form.get("role")).trim() };
    },
  });
}

/**
 * Written once for each release, so that what is saved and what is printed are the same text.
 * @param {Batch} batch @returns {Promise<string>}
 */
export async function recordText(batch) {
  const last = lastRelease(batch);
  if (!last) throw new Error("a record needs a release");
  const { at, withheld, entries } = last;
  last.text ??= await state.pool?.run({ do: "record", header: { ...reviewer, at, policy: state.policy, study: state.site?.study }, entries, withheld }, { urgent: true });
  return last.text ?? "";
}

/** @param {Batch} batch */
export async function saveRecord(batch) {
  if (!(await askReviewer())) return;
  const text = await recordText(batch);
  await saveBlob(new Blob([text], { type: "application/json" }), `kamei-record-${day()}.json`);
}

/**
 * The record as a file that may be sent, under a name of its own release; nothing where the person does not say who they
 * are.
 * @param {Batch} batch
 */
export async function recordToSend(batch) {
  if (!(await askReviewer())) return null;
  const text = await recordText(batch);
  const moment = (lastRelease(batch)?.at ?? "").replace(/\D/g, "").slice(0, 14);
  const bytes = new TextEncoder().encode(text);
  const blob = release(new Blob([bytes], { type: "application/json" }));
  return { name: `kamei-record-${moment}.json`, blob, crc: new Checksum().add(bytes).value };
}

/** @param {Batch} batch */
export async function printRecord(batch) {
  if (!(await askReviewer())) return;
  const text = await recordText(batch);
  const digest = globalThis.crypto?.subtle ? await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)) : null;
  fill("sheet", sheet(batch, JSON.parse(text), digest && hex(digest)));
  window.print();
}

/** @param {Batch} batch @param {CoreRecord} record @param {string | null} digest */
function sheet(batch, record, digest) {
  const study = state.site?.study;
  const counts = tally(batch.items);
  const fact = (/** @type {string} */ name, /** @type {any} */ ...value) => [el("dt", {}, name), el("dd", {}, ...value)];
  return [
    el("h1", {}, t("record.title")),
    el("dl", { class: "facts" },
      fact(t("record.name"), `${reviewer?.reviewer} (${reviewer?.role})`),
      fact(t("record.at"), new Date(record.at).toLocaleString(document.documentElement.lang)),
      study && fact(t("record.study"), inLanguage(study.name), study.purpose && ` (${inLanguage(study.purpose)})`),
      fact(t("policy.label"), policyName()),
      fact(t("record.files"), t("record.counts", { saved: record.files, look: counts.look, held: counts.held })),
      record.site && fact(t("record.site"), el("code", {}, record.site.sha256), ` (${record.site.base}) ${record.site.reason}`),
      fact(t("record.tables"), el("code", {}, record.tables_sha256), ` (${record.tool} ${record.version})`),
      digest && fact(t("record.digest"), el("code", {}, digest))),
    el("p", {}, t("record.statement")),
    el("h2", {}, t("record.series")),
    seriesTable(batch),
    batch.decisions.length > 0 && [el("h2", {}, t("record.decisions")), decisionTable(batch)],
    record.withheld.length > 0 && [el("h2", {}, t("report.held")), heldTable(record)],
    el("h2", {}, t("report.classes")),
    classTable(record),
    record.by_option.length > 0 && [el("h2", {}, t("report.options")), optionTable(record)],
    el("h2", {}, t("record.acts")),
    actTable(batch, record),
  ].flat().filter(Boolean);
}

/** @param {string[]} heads @param {any[][]} rows */
const table = (heads, rows) => el("table", {},
  el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, t(head))))),
  el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))));

/** Series are named by pseudonym and kind only: a description may hold a name. @param {Batch} batch */
function seriesTable(batch) {
  return table(["record.patient", "record.kind", "record.n", "record.verdict"], [...allSeries(batch.patients)].map((series) => [
    series.study.patient.pseudonym || "—", series.modality ?? seriesName({ ...series, label: "—" }), number(series.items.length), verdict(series),
  ]));
}

/** @param {import("./series.js").Series} series */
function verdict(series) {
  const counts = tally(series.items);
  const held = series.items.filter((item) => standing(item) === "held").flatMap((item) => item.reasons);
  const reasons = [...new Set(held.map(reasonWhat))].join(" ");
  if (series.withheld) return t("record.withheld");
  if (series.approved) return t(series.approved.how === "viewed" ? "record.viewed" : "record.elsewhere");
  if (counts.held > 0) return `${t("standing.held")} ${number(counts.held)}. ${reasons}`;
  return t(counts.look > 0 ? "record.unlooked" : "record.unneeded");
}

/** @param {Batch} batch */
const decisionTable = (batch) => table(["record.attribute", "record.act", "decision.scope", "decision.reason"], batch.decisions.map((decision) => [
  decision.label, t(`decision.action.${decision.action}`), t(decision.series ? "decision.scope.series" : "decision.scope.all"), decision.reason,
]));

/** Files that stayed go by their number in the batch. @param {CoreRecord} record */
const heldTable = (record) => table(["report.number", "report.would-be", "report.reason", "basis.path"], record.withheld.map(({ number: place, output, reason, at }) => [
  number(place), output ?? "—", reasonWhat({ code: reason }), at ?? "—",
]));

/** @param {CoreRecord} record */
const classTable = (record) => table(["basis.class", "report.changed", "report.kept", "record.n"], record.by_class.map((total) => [
  t(`klass.${total.class}`), Object.entries(total.changed).map(([action, count]) => `${t(`action.${action}`)} ${number(count)}`).join(", ") || "—", number(total.kept), number(total.files),
]));

/** @param {CoreRecord} record */
const optionTable = (record) => table(["report.option", "report.elements", "record.n"], record.by_option.map(({ code, meaning, elements, files }) => [
  `${code} ${meaning}`, number(elements), number(files),
]));

/**
 * What the record itself says was done, under the names the review showed.
 * @param {Batch} batch @param {CoreRecord} record
 */
function actTable(batch, record) {
  const names = namesByRule(batch);
  return table(["record.attribute", "record.act", "basis.class", "basis.duty", "basis.ground", "basis.source", "basis.rule", "report.elements", "record.n"],
    record.by_rule.filter(({ action }) => action !== "keep").map((act) => [
      named(names.get(act.id)), t(`action.${act.action}`), act.class, act.duty, act.ground ?? "—", act.source, act.id, number(act.elements), number(act.files),
    ]));
}

/** @param {Batch} batch */
function namesByRule(batch) {
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const series of allSeries(batch.patients)) {
    for (const { row } of series.changes.values()) {
      names.set(row.rule, (names.get(row.rule) ?? new Set()).add(attributeName(row.keyword, row.name) || row.tag));
    }
  }
  return names;
}

/** A rule may cover many attributes; the first few tell its kind. @param {Set<string> | undefined} names */
function named(names) {
  const list = [...(names ?? [])];
  return list.length > 4 ? t("record.others", { names: list.slice(0, 3).join(", "), n: list.length - 3 }) : list.join(", ") || "—";
}

/** @param {ArrayBuffer} digest */
const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function day() {
  const today = new Date();
  return [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("");
}

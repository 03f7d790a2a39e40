import { review } from "./batch.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { attributeName, t } from "./i18n.js";
import { state, tell } from "./state.js";
import { allSeries } from "./series.js";

/**
 * A person may decide otherwise than the policy, with a reason, where the law allows it.
 * @typedef {import("./series.js").Change} Change
 * @typedef {import("./batch.js").Decision} Decision
 */

const CHOICES = /** @type {const} */ (["keep", "empty", "remove"]);

/** @param {Change} change */
export async function decide({ row, path }) {
  const series = state.series;
  const item = state.oneFile ? state.item : series?.items.find((one) => one.inspection?.status !== "refused");
  if (!series || !item || !state.batch) return;
  const batch = state.batch;
  const label = attributeName(row.keyword, row.name);
  const now = row.action;
  /** @type {Decision | null} */
  let decision = null;
  const choice = (/** @type {string} */ action, /** @type {boolean} */ checked) => el("label", { class: "option" },
    el("input", { type: "radio", name: "action", value: action, required: true, checked }),
    el("span", {}, el("b", {}, t(`decision.choice.${action}`)), el("span", { class: "quiet" }, t(`decision.choice.${action}.more`))));
  const choices = CHOICES.filter((action) => action !== now);
  const agreed = await openDialog({
    title: t("decision.title", { label }),
    submit: t("decision.go"),
    body: [
      el("p", { class: "quiet" }, t("decision.now", { action: t(`action.${now}`), tag: row.tag })),
      el("div", { class: "options" }, choices.map((action, place) => choice(action, place === 0))),
      el("fieldset", { class: "scope" }, el("legend", {}, t("decision.scope")),
        el("label", {}, el("input", { type: "radio", name: "scope", value: "series", checked: true }), t("decision.scope.series.long", { n: series.items.length })),
        el("label", {}, el("input", { type: "radio", name: "scope", value: "all" }), t("decision.scope.all.long", { n: batch.items.length }))),
      el("label", { class: "field" }, el("span", { class: "field-name" }, t("decision.reason")),
        el("textarea", { name: "reason", rows: 3, required: true }), el("span", { class: "quiet hint" }, t("decision.reason.hint"))),
    ],
    async onsubmit(form) {
      const reason = String(form.get("reason")).trim();
      if (reason === "") throw new Error(t("reason.amendment-without-reason.what"));
      const mine = /** @type {Decision} */ ({
        rule: row.rule, path, action: form.get("action"), reason, label, series: form.get("scope") === "series" ? series : null,
      });
      await tryOn(item, mine);
      decision = mine;
    },
  });
  if (!agreed || !decision) return;
  batch.decisions.push(decision);
  await reviewAgain(decision);
}

/**
 * Takes a decision that was made beside the text or the table itself, if the core allows it.
 * @param {Decision} decision
 */
export async function decideOn(decision) {
  const item = decision.file ?? state.item;
  if (!item || !state.batch) return;
  if (decision.reason === "") throw new Error(t("reason.amendment-without-reason.what"));
  await tryOn(item, decision);
  state.batch.decisions.push(decision);
  await reviewAgain(decision);
}

/**
 * The core has the last word on what may be changed: ask it about one file first.
 * @param {import("./series.js").Item} item @param {Decision} decision
 */
async function tryOn(item, { rule, path, action, reason, word, item: column }) {
  const amendments = [...(state.batch?.amendmentsFor(item) ?? []), { rule, path, action, reason, word, item: column }];
  try {
    await state.pool?.run({ do: "review", file: item.file, name: item.path, amendments }, { urgent: true });
  } catch (failure) {
    const code = /** @type {any} */ (failure)?.code ?? "panicked";
    throw new Error(`${t(`reason.${code}.what`)} ${t(`reason.${code}.do`)}`);
  }
}

/** @param {Decision} decision */
export async function undo(decision) {
  if (!state.batch) return;
  state.batch.decisions = state.batch.decisions.filter((other) => other !== decision);
  await reviewAgain(decision);
}

/** @param {Decision} decision */
async function reviewAgain(decision) {
  const batch = state.batch;
  if (!batch) return;
  state.unsaved = true;
  const affected = decision.series ? [decision.series] : [...allSeries(batch.patients)];
  await review(batch, decision.file?.series?.items ?? affected.flatMap((series) => series.items), "again");
  tell("decision", "scope");
}

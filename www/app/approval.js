import { announce, byId, el, fill } from "./dom.js";
import { t } from "./i18n.js";
import { reasonNotes } from "./reasons.js";
import { isPending } from "./search.js";
import { allSeries, isSeen, representative, standing, toLookAt } from "./series.js";
import { state, tell } from "./state.js";
import { openSeries } from "./tree.js";

/**
 * The person's word for a series: that they looked and nothing is burned in, or that they
 * would rather not release it. Nothing that needs a look leaves without it.
 * @typedef {import("./series.js").Series} Series
 * @typedef {import("./series.js").Item} Item
 */

/** Whether the person ticked "looked elsewhere", per series. @type {WeakSet<Series>} */
const elsewhere = new WeakSet();

/**
 * @param {{ series: Series, visible: boolean, standsFor: Map<Item, Item>, next: () => void }} options
 *   `standsFor` says which picture is looked at for each
 */
export function drawApproval({ series, visible, standsFor, next }) {
  const asks = toLookAt(series).length > 0 && !series.approved && !series.withheld;
  byId("approval").classList.toggle("asks", asks);
  if (series.withheld) fill("approval", withheld(series));
  else if (series.approved) fill("approval", approved(series));
  else if (asks) fill("approval", asking(series, visible, standsFor, next));
  else fill("approval", quietly(series));
}

/** @param {Series} series @param {boolean} visible @param {Map<Item, Item>} standsFor @param {() => void} next */
function asking(series, visible, standsFor, next) {
  const all = toLookAt(series);
  const todo = [...new Set(all.map((item) => standsFor.get(item) ?? item))];
  const stops = todo.reduce((sum, item) => sum + representative(item).length, 0);
  const seen = todo.reduce((sum, item) => sum + representative(item).filter((frame) => item.seen.has(frame)).length, 0);
  const complete = todo.every(isSeen);
  const pending = all.filter(isPending).length;
  const told = pending === 0 && (complete || elsewhere.has(series));
  const masked = all.some(({ boxes }) => boxes.some(({ kept }) => !kept));
  const images = all.reduce((sum, item) => sum + Math.max(1, item.frames), 0);
  const tick = el("input", { type: "checkbox", id: "elsewhere", checked: elsewhere.has(series) });
  tick.addEventListener("change", () => {
    if (tick.checked) elsewhere.add(series);
    else elsewhere.delete(series);
    tell("seen");
  });
  return [
    all.some(({ again }) => again) && el("div", { class: "reasons" }, reasonNotes([{ code: "found-again" }])),
    visible && el("div", { class: "seen-line" },
      el("span", {}, t("approve.seen", { seen, stops })),
      !complete && el("button", { id: "next-unseen", onclick: next }, t("approve.next"))),
    el("div", { class: "answers" },
      el("button", { id: "withhold", onclick: () => decide(series, "withhold") }, t("approve.withhold")),
      el("button", { id: "approve", class: "main", disabled: !told, onclick: () => decide(series, complete ? "viewed" : "elsewhere") }, t("approve.go"))),
    complete && visible
      ? el("p", { class: "statement" }, t(statement(pending, masked, todo.length < all.length), { n: images, looked: todo.length, pending }))
      : el("label", { class: "statement" }, tick, el("span", {}, t(visible ? "approve.elsewhere" : "approve.unseeable", { n: images }))),
    visible && el("progress", { max: stops, value: seen, "aria-label": t("approve.seen", { seen, stops }) }),
  ];
}

/** What a person's word says. @param {number} pending @param {boolean} masked @param {boolean} some whether pictures that look alike had one look */
function statement(pending, masked, some) {
  if (pending > 0) return "approve.pending";
  return `approve.statement${masked ? ".masked" : ""}${some ? ".alike" : ""}`;
}

/** @param {Series} series */
function approved(series) {
  const words = t(series.approved?.how === "viewed" ? "approve.done" : "approve.done.elsewhere", { n: series.approved?.files ?? 0 });
  return [el("p", { class: "done" }, `✓ ${words}`), el("button", { id: "withdraw", onclick: () => decide(series, "withdraw") }, t("approve.withdraw"))];
}

/** @param {Series} series */
function withheld(series) {
  return [el("p", {}, t("approve.withheld")), el("button", { id: "withdraw", onclick: () => decide(series, "withdraw") }, t("approve.release"))];
}

/** A series that needs no look can still be kept back. @param {Series} series */
function quietly(series) {
  const nothing = series.items.every((item) => standing(item) === "held");
  const shows = series.items.some(({ frames }) => frames > 0);
  return [
    el("p", { class: "quiet" }, t(nothing ? "approve.held" : shows ? "approve.unneeded" : "approve.ready")),
    !nothing && el("button", { id: "withhold", class: "link", onclick: () => decide(series, "withhold") }, t("approve.withhold.quiet")),
  ];
}

/** @param {Series} series @param {"viewed" | "elsewhere" | "withhold" | "withdraw"} answer */
function decide(series, answer) {
  series.approved = answer === "viewed" || answer === "elsewhere"
    ? { how: answer, at: new Date().toISOString(), files: toLookAt(series).length }
    : null;
  series.withheld = answer === "withhold";
  if (answer === "withdraw") elsewhere.delete(series);
  for (const item of series.items) item.again = false;
  state.unsaved = true;
  if (answer !== "withdraw") goOn();
  tell("decision");
  announce(t(`approve.said.${answer}`));
  // Never leave the focus on a button that would now answer for another series.
  /** @type {HTMLElement | null} */ (document.querySelector("#view .image"))?.focus();
}

/** After an answer the next series that waits for one comes up by itself. */
function goOn() {
  if (!state.batch) return;
  for (const series of allSeries(state.batch.patients)) {
    if (series.items.some((item) => standing(item) === "look")) return openSeries(series);
  }
}

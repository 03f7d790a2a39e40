import { share } from "./batch.js";
import { el, fill } from "./dom.js";
import { number, t } from "./i18n.js";
import { allSeries, tally } from "./series.js";
import { goTo, on, state, tell } from "./state.js";
import { isShown, openSeries } from "./tree.js";

/** The line under the second step: what could go now, and what still waits. */
export function startFooter() {
  on("batch decision language progress step", draw);
}

function draw() {
  const batch = state.batch;
  if (!batch || state.step !== "review") return fill("footer");
  const counts = tally(batch.items);
  const progress = batch.progress;
  fill("footer",
    el("span", { class: "releasable" }, el("b", {}, number(counts.ready)), t("footer.ready", { n: counts.ready })),
    counts.look > 0 && el("button", { class: "link look", onclick: () => filter("look") }, t("footer.look", { n: counts.look })),
    counts.held > 0 && el("button", { class: "link held", onclick: () => filter("held") }, t("footer.held", { n: counts.held })),
    progress && el("span", { class: "again" }, el("progress", { max: 1, value: share(progress), "aria-label": t(`progress.${progress.phase}`) }), t(`progress.${progress.phase}`)),
    el("span", { class: "grow" }),
    el("button", { class: "main", id: "to-release", disabled: counts.ready === 0 || progress !== null, onclick: () => goTo("release") }, t("footer.go")));
}

/** Shows the series in question and opens the first of them. @param {"look" | "held"} kind */
function filter(kind) {
  state.filter = kind;
  const first = state.batch && [...allSeries(state.batch.patients)].find(isShown);
  if (first) openSeries(first);
  tell("filter");
}

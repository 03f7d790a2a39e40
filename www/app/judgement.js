import { byId, el, fill } from "./dom.js";
import { number, t } from "./i18n.js";
import { reasonNotes } from "./reasons.js";
import { on, state } from "./state.js";

/**
 * What the law's definition of genome data makes of a file: what was counted, the limit, and the clause.
 *
 * @typedef {import("../worker/protocol.js").Judgement} Judgement
 */

export function startJudgement() {
  byId("view").append(el("div", { id: "judgement", class: "document judgement", hidden: true }));
  on("item batch decision language", draw);
}

function draw() {
  const item = state.item;
  const judgement = item?.inspection?.judgement ?? null;
  byId("view").classList.toggle("has-judgement", judgement !== null);
  byId("judgement").hidden = judgement === null;
  if (!item || !judgement) return fill("judgement");
  const stays = judgement.outcome === "refused" || judgement.outcome === "held";
  fill("judgement",
    el("p", { class: stays ? "verdict held" : "verdict" }, el("b", {}, t(`genome.outcome.${judgement.outcome}`))),
    stays && el("div", { class: "reasons held" }, reasonNotes(item.reasons)),
    el("dl", {},
      line("content", t(`genome.${judgement.content}`)),
      line("count", counted(judgement)),
      judgement.limit !== null && line("limit", t("genome.from", { n: number(judgement.limit) })),
      line("clause", judgement.clause)),
    el("table", {}, el("tbody", {}, /** @type {const} */ (["snps", "others", "loci", "somatic", "reads", "chromosomes"])
      .filter((name) => judgement[name] > 0)
      .map((name) => el("tr", {}, el("th", { scope: "row" }, t(`genome.counts.${name}`)), el("td", {}, number(judgement[name])))))),
    judgement.at_least && el("p", { class: "quiet" }, t("genome.stopped")));
}

/** @param {string} name @param {string} value */
const line = (name, value) => [el("dt", {}, t(`genome.${name}`)), el("dd", {}, value)];

/** @param {Judgement} judgement */
const counted = ({ count, at_least }) => at_least ? t("genome.at-least", { n: number(count) }) : number(count);

import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { isKept } from "./offline.js";
import { isSingle } from "./parts.js";
import { inLanguage } from "./site.js";
import { on, state } from "./state.js";

/** @typedef {import("./egress.js").WayOut} WayOut */

/**
 * @typedef {object} Outcome
 * @property {WayOut[]} ways
 * @property {boolean} allowlisted
 * @property {import("./digests.js").Checked | null} digests
 * @property {boolean} worked whether the engine did what it should with a file of the page's own
 */

/** @type {Outcome | null} */
let outcome = null;

export function startLock() {
  on("language page", draw);
  byId("lock").addEventListener("click", explain);
}

/** @param {Outcome} found */
export function showLock(found) {
  outcome = found;
  draw();
}

function draw() {
  const sealed = outcome?.ways.every((way) => way.closed);
  const closed = state.site?.destinations.length ? "lock.closed.send" : "lock.closed";
  byId("lock").dataset.seal = outcome === null ? "waiting" : sealed ? "closed" : "open";
  byId("lock-words").textContent = t(outcome === null ? (state.page === "failed" ? "lock.none" : "lock.waiting") : sealed ? closed : "lock.open");
}

/** What the page found of itself when it started. */
function tests() {
  const digests = outcome?.digests;
  return [
    t(outcome?.worked ? "lock.engine.yes" : "lock.engine.no"),
    digests ? t("lock.digests", { n: digests.files }) : t("lock.digests.none"),
    t(isKept() ? "lock.kept.yes" : isSingle ? "lock.kept.file" : "lock.kept.no"),
  ];
}

function explain() {
  const ways = outcome?.ways ?? [];
  openDialog({
    title: t("lock.title"),
    kind: "wide",
    body: [
      el("p", {}, t("lock.story")),
      ...reach(),
      el("table", { class: "ways" },
        el("thead", {}, el("tr", {}, ...["way", "result", "by"].map((head) => el("th", { scope: "col" }, t(`lock.${head}`))))),
        el("tbody", {}, ways.map((way) => el("tr", {},
          el("td", {}, t(`lock.way.${way.way}`)),
          el("td", { class: way.closed ? "closed" : "open" }, t(way.closed ? "lock.isclosed" : "lock.isopen")),
          el("td", { class: "quiet" }, t(`lock.by.${way.by}`)))))),
      el("p", { class: "quiet" }, t(isSingle ? "lock.file" : outcome?.allowlisted ? "lock.allowlist.yes" : "lock.allowlist.no")),
      el("h3", {}, t("lock.tests")),
      el("ul", { class: "tests" }, tests().map((words) => el("li", {}, words))),
      state.host && el("p", { class: state.host.isSameOrigin ? "note" : "quiet" }, t(`lock.host.${state.host.isSameOrigin ? "same" : "other"}`, { origin: state.host.origin })),
      el("h3", {}, t("lock.check")),
      el("ol", {}, ["airplane", "network", "source"].map((how) => el("li", {}, t(`lock.check.${how}`)))),
      el("p", { class: "quiet" }, t("lock.limits")),
    ],
  });
}

/** Where the courier may go, if anywhere. */
function reach() {
  const destinations = state.site?.destinations ?? [];
  if (destinations.length === 0) return [];
  return [el("p", {}, t("lock.courier")), el("ul", {}, destinations.map(({ name, url }) => el("li", {}, inLanguage(name), " ", el("code", {}, url))))];
}

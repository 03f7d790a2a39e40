import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { on, state } from "./state.js";

/** @typedef {import("./egress.js").WayOut} WayOut */

/** @type {{ ways: WayOut[], allowlisted: boolean } | null} */
let outcome = null;

export function startLock() {
  on("language page", draw);
  byId("lock").addEventListener("click", explain);
}

/** @param {WayOut[]} ways @param {boolean} allowlisted */
export function showLock(ways, allowlisted) {
  outcome = { ways, allowlisted };
  draw();
}

function draw() {
  const sealed = outcome?.ways.every((way) => way.closed);
  byId("lock").dataset.seal = outcome === null ? "waiting" : sealed ? "closed" : "open";
  byId("lock-words").textContent = t(outcome === null ? (state.page === "failed" ? "lock.none" : "lock.waiting") : sealed ? "lock.closed" : "lock.open");
}

function explain() {
  const ways = outcome?.ways ?? [];
  openDialog({
    title: t("lock.title"),
    kind: "wide",
    body: [
      el("p", {}, t("lock.story")),
      el("table", { class: "ways" },
        el("thead", {}, el("tr", {}, ...["way", "result", "by"].map((head) => el("th", { scope: "col" }, t(`lock.${head}`))))),
        el("tbody", {}, ways.map((way) => el("tr", {},
          el("td", {}, t(`lock.way.${way.way}`)),
          el("td", { class: way.closed ? "closed" : "open" }, t(way.closed ? "lock.isclosed" : "lock.isopen")),
          el("td", { class: "quiet" }, t(`lock.by.${way.by}`)))))),
      el("p", { class: "quiet" }, t(outcome?.allowlisted ? "lock.allowlist.yes" : "lock.allowlist.no")),
      state.host && el("p", { class: state.host.isSameOrigin ? "note" : "quiet" }, t(`lock.host.${state.host.isSameOrigin ? "same" : "other"}`, { origin: state.host.origin })),
      el("h3", {}, t("lock.check")),
      el("ol", {}, ["airplane", "network", "source"].map((how) => el("li", {}, t(`lock.check.${how}`)))),
      el("p", { class: "quiet" }, t("lock.limits")),
    ],
  });
}

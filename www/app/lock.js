import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { inLanguage } from "./site.js";
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
  const closed = state.site?.destinations.length ? "lock.closed.send" : "lock.closed";
  byId("lock").dataset.seal = outcome === null ? "waiting" : sealed ? "closed" : "open";
  byId("lock-words").textContent = t(outcome === null ? (state.page === "failed" ? "lock.none" : "lock.waiting") : sealed ? closed : "lock.open");
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
      el("p", { class: "quiet" }, t(outcome?.allowlisted ? "lock.allowlist.yes" : "lock.allowlist.no")),
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

import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";

const KEYS = ["steps", "frames", "next", "approve", "files", "window", "reset", "actual", "box", "move", "size", "delete", "undo", "help"];

export function startShortcuts() {
  byId("help").addEventListener("click", show);
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "?" || target.closest("input, textarea") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    show();
  });
}

function show() {
  openDialog({
    title: t("help.title"),
    body: [
      el("ol", { class: "how" }, ["drop", "review", "release"].map((step) => el("li", {}, el("b", {}, t(`steps.${step}`)), " ", t(`help.${step}`)))),
      el("h3", {}, t("help.keys")),
      el("dl", { class: "keys" }, KEYS.map((name) => [
        el("dt", {}, t(`keys.${name}`).split(" ").map((key) => el("kbd", {}, key))),
        el("dd", {}, t(`keys.${name}.does`)),
      ])),
    ],
  });
}

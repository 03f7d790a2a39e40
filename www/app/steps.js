import { el, fill } from "./dom.js";
import { t } from "./i18n.js";
import { goTo, on, state } from "./state.js";

const STEPS = /** @type {const} */ (["drop", "review", "release"]);

export function startSteps() {
  on("step language batch page", draw);
  on("step", () => setTimeout(settleFocus, 0));
}

/** Where a step begins for someone working by keyboard. */
function settleFocus() {
  const start = { drop: "#pick-folder", review: "#view .image", release: ".release-title" }[state.step];
  /** @type {HTMLElement | null} */ (document.querySelector(start))?.focus();
}

function draw() {
  const open = { drop: true, review: hasFiles(), release: hasFiles() };
  fill("steps", STEPS.map((step, place) => [
    place > 0 && el("span", { class: "arrow", "aria-hidden": "true" }, "→"),
    el("button", {
      class: "step", disabled: !open[step], "aria-current": state.step === step ? "step" : null,
      onclick: () => goTo(step),
    }, el("b", {}, String(place + 1)), t(`steps.${step}`)),
  ]));
}

const hasFiles = () => Boolean(state.batch?.items.length) && state.batch?.progress?.phase !== "inspect";

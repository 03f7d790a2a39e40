import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { currentLanguage, t } from "./i18n.js";
import { Draft } from "./policy-draft.js";
import { on, state, tell } from "./state.js";

export function startPolicy() {
  on("language page policy batch", draw);
  byId("policy").addEventListener("click", choose);
}

/** @returns {string} */
export function policyName() {
  return state.chosen ? state.chosen[currentLanguage() === "ja" ? "ja" : "en"] : "…";
}

/** In 匿名加工 a key lives for one batch only. */
export const keepsKey = () => state.chosen?.keeps_key ?? false;

function draw() {
  byId("policy").textContent = policyName();
  /** @type {HTMLButtonElement} */ (byId("policy")).disabled = Boolean(state.batch) || Boolean(state.site?.policy);
}

function choose() {
  const language = currentLanguage() === "ja" ? "ja" : "en";
  const draft = new Draft(state.policy);
  const radio = (/** @type {string} */ id, /** @type {any} */ ...words) => el("label", { class: "option" },
    el("input", { type: "radio", name: "policy", value: id, checked: !draft.choice.site && id === draft.choice.id, onchange: () => draft.start(id) }),
    el("span", {}, ...words));
  draft.describe();
  openDialog({
    kind: "wide",
    title: t("policy.title"),
    submit: t("policy.choose"),
    body: [
      el("p", { class: "quiet" }, t("policy.story")),
      el("div", { class: "options", role: "radiogroup" }, state.policies.map((policy) =>
        radio(policy.id, el("b", {}, policy[language]), el("span", { class: "quiet" }, t(`policy.${policy.id}`))))),
      draft.element,
    ],
    async onsubmit() {
      const described = await draft.describe();
      if (!described.policy) throw new Error(t("options.refused", { n: described.faults.length }));
      Object.assign(state, { policy: draft.choice, chosen: described.policy });
      tell("policy");
    },
  });
}

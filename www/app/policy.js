import { openDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { currentLanguage, t } from "./i18n.js";
import { on, state, tell } from "./state.js";

export function startPolicy() {
  on("language page policy batch", draw);
  byId("policy").addEventListener("click", choose);
}

/** @returns {string} */
export function policyName() {
  const policy = state.policies.find(({ id }) => id === state.policy);
  return policy ? policy[currentLanguage() === "ja" ? "ja" : "en"] : "…";
}

/** In 匿名加工 a key lives for one batch only. */
export const keepsKey = () => state.policies.find(({ id }) => id === state.policy)?.keeps_key ?? false;

function draw() {
  byId("policy").textContent = policyName();
  /** @type {HTMLButtonElement} */ (byId("policy")).disabled = Boolean(state.batch);
}

function choose() {
  const language = currentLanguage() === "ja" ? "ja" : "en";
  openDialog({
    title: t("policy.title"),
    submit: t("policy.choose"),
    body: [
      el("p", { class: "quiet" }, t("policy.story")),
      el("div", { class: "options", role: "radiogroup" }, state.policies.map((policy) => el("label", { class: "option" },
        el("input", { type: "radio", name: "policy", value: policy.id, checked: policy.id === state.policy }),
        el("span", {}, el("b", {}, policy[language]), el("span", { class: "quiet" }, t(`policy.${policy.id}`)))))),
    ],
    onsubmit(form) {
      state.policy = String(form.get("policy"));
      tell("policy");
    },
  });
}

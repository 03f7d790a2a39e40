import { openDialog, field } from "./dialog.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { keepsKey } from "./policy.js";
import { on, state, tell } from "./state.js";

/**
 * A site's own pseudonyms: a table that a person chooses, or drops on the field, taken over into the key.
 *
 * @typedef {import("../worker/protocol.js").Adopted} Adopted
 */

/** More lines than this are mended in the next round. */
const MOST_SHOWN = 20;

export function startPseudonyms() {
  on("language page key batch policy", draw);
  byId("pseudonyms").addEventListener("click", choose);
}

function draw() {
  const button = /** @type {HTMLButtonElement} */ (byId("pseudonyms"));
  button.textContent = state.listed > 0 ? t("pseudonyms.listed", { n: state.listed }) : t("pseudonyms.none");
  button.disabled = Boolean(state.batch) || !keepsKey();
}

function choose() {
  const input = el("input", { type: "file", name: "table", accept: ".csv,.tsv,.txt,text/csv", required: true });
  const problems = el("div", { class: "problems", role: "alert" });
  input.addEventListener("change", () => problems.replaceChildren());
  openDialog({
    title: t("pseudonyms.title"),
    submit: t("pseudonyms.go"),
    body: [
      el("p", { class: "quiet" }, t("pseudonyms.story")),
      el("pre", { class: "quiet" }, t("pseudonyms.example")),
      field(t("pseudonyms.file"), input, t("pseudonyms.drop")),
      problems,
    ],
    async onsubmit(form) {
      const table = new Uint8Array(await /** @type {File} */ (form.get("table")).arrayBuffer());
      /** @type {Adopted} */
      const adopted = await state.pool?.run({ do: "adopt-pseudonyms", key: state.key, table });
      if (adopted.problems.length > 0) {
        problems.replaceChildren(list(adopted.problems));
        throw new Error(t("pseudonyms.refused", { n: adopted.problems.length }));
      }
      Object.assign(state, { key: adopted.key, listed: adopted.patients });
      tell("key");
    },
  });
}

/** @param {Adopted["problems"]} problems */
function list(problems) {
  const items = problems.slice(0, MOST_SHOWN).map(({ line, code }) =>
    el("li", {}, el("b", {}, t("pseudonyms.line", { n: line })), " ", t(`reason.${code}.what`), " ", t(`reason.${code}.do`)));
  const more = problems.length - MOST_SHOWN;
  if (more > 0) items.push(el("li", { class: "quiet" }, t("pseudonyms.more", { n: more })));
  return el("ul", {}, items);
}

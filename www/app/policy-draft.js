import { el } from "./dom.js";
import { saveBlob } from "./download.js";
import { currentLanguage, hasText, t } from "./i18n.js";
import { state } from "./state.js";

/**
 * A choice in the making: which options are on against a policy, or a site profile that was brought in.
 * What may be switched, and what is wrong, the core says.
 *
 * @typedef {import("../worker/protocol.js").Choice} Choice
 * @typedef {import("../worker/protocol.js").Described} Described
 * @typedef {Described["switches"][number]} Switch
 * @typedef {import("../worker/protocol.js").Imported} Imported
 */

/** Mistakes are mended a screen at a time. */
const MOST_SHOWN = 20;

export class Draft {
  /** @type {Choice} */
  choice;
  /** How often the core was asked; only its last answer is drawn. */
  #asked = 0;
  /** Why the options leave more than is recommended. */
  #reason = el("textarea", { name: "reason", rows: "2" });
  #why = el("label", { class: "field", hidden: true }, el("span", { class: "field-name" }, t("options.reason")), this.#reason,
    el("span", { class: "quiet hint" }, t("options.reason.hint")));
  #site = el("p", { class: "note", hidden: true });
  #switches = el("div", { class: "switches" });
  #faults = el("div", { class: "problems", role: "alert" });
  #file = el("input", { type: "file", name: "site", accept: ".toml,.script" });
  #changed = el("span", { class: "quiet" });

  /** @param {Choice} choice */
  constructor(choice) {
    this.choice = structuredClone(choice);
    this.#reason.value = choice.reason ?? "";
    this.#reason.addEventListener("change", () => this.describe());
    this.#file.addEventListener("change", () => this.#bring());
    const open = Boolean(choice.site) || Object.keys(choice.options ?? {}).length > 0;
    this.element = el("details", { id: "policy-options", class: "policy-options", open },
      el("summary", {}, t("options.title"), " ", this.#changed),
      el("p", { class: "quiet" }, t("options.story")),
      this.#site, this.#switches, this.#why,
      el("div", { class: "site-profile" },
        el("label", { class: "field" }, el("span", { class: "field-name" }, t("site.file")), this.#file,
          el("span", { class: "quiet hint" }, t("site.hint"))),
        el("button", { id: "export-policy", type: "button", onclick: () => this.#save() }, t("site.save"))),
      this.#faults);
  }

  /** Starts again from a policy that comes with Kamei. @param {string} id */
  start(id) {
    this.choice = { id, regions: this.choice.regions };
    this.#reason.value = "";
    this.#file.value = "";
    return this.describe();
  }

  /** Asks the core what the choice amounts to, and draws it. @returns {Promise<Described>} */
  async describe() {
    this.choice.reason = this.#reason.value;
    const asked = (this.#asked += 1);
    /** @type {Described} */
    const described = await state.pool?.run({ do: "describe-policy", choice: this.choice }, { urgent: true });
    if (asked === this.#asked) this.#draw(described);
    return described;
  }

  /** Takes a site profile over, or says what is wrong with it and stays with what was chosen. */
  async #bring() {
    const file = this.#file.files?.[0];
    if (!file) return;
    const text = await file.text();
    const imported = file.name.endsWith(".script") ? await this.#translate(text) : null;
    if (imported?.kind === "regions" || (!imported && /^\s*\[\[region\]\]/m.test(text))) return this.#follow(imported?.toml ?? text, imported, file.name);
    const site = imported?.toml ?? text;
    /** @type {Described} */
    const described = await state.pool?.run({ do: "describe-policy", choice: { site } }, { urgent: true });
    if (!described.policy) return this.#tell(list(described.faults, file.name));
    this.choice = { site, regions: this.choice.regions };
    this.#reason.value = "";
    for (const radio of this.element.closest("form")?.querySelectorAll("[name=policy]") ?? []) {
      /** @type {HTMLInputElement} */ (radio).checked = false;
    }
    await this.describe();
    if (imported) this.#tell(report(imported, t("site.script", { file: file.name, n: imported.report.length })));
  }

  /**
   * Takes over rules on which parts of pictures are blanked, whatever the policy is.
   * @param {string} regions @param {Imported | null} imported @param {string} file
   */
  async #follow(regions, imported, file) {
    /** @type {Described} */
    const described = await state.pool?.run({ do: "describe-policy", choice: { ...this.choice, regions } }, { urgent: true });
    if (!described.policy) return this.#tell(list(described.faults, file));
    this.choice = { ...this.choice, regions };
    await this.describe();
    const heading = t("site.regions", { file });
    this.#tell(imported ? report(imported, heading) : [el("p", { class: "note" }, heading)]);
  }

  /** A CTP script as a site profile over the policy that was chosen. @param {string} text @returns {Promise<Imported>} */
  async #translate(text) {
    const base = this.choice.id ?? state.policies[0].id;
    return await state.pool?.run({ do: "import-ctp", text, base }, { urgent: true });
  }

  /** @param {HTMLElement[]} words */
  #tell(words) {
    this.#faults.replaceChildren(...words);
    this.#faults.scrollIntoView({ block: "nearest" });
  }

  async #save() {
    const described = await this.describe();
    if (!described.policy) return;
    const text = await state.pool?.run({ do: "export-policy", choice: this.choice }, { urgent: true });
    await saveBlob(new Blob([text], { type: "application/toml" }), `${described.policy.id}.toml`);
  }

  /** @param {Switch} one @param {boolean} on */
  #turn(one, on) {
    this.choice.options = { ...this.choice.options, [one.option]: on };
    return this.describe();
  }

  /** @param {Described} described */
  #draw({ policy, switches, wants_reason, rows, faults }) {
    const language = currentLanguage() === "ja" ? "ja" : "en";
    const focused = document.activeElement?.id;
    const changed = switches.filter((one) => one.on !== one.on_in_base).length;
    this.#changed.textContent = changed > 0 ? t("options.changed", { n: changed }) : "";
    this.#site.hidden = !this.choice.site;
    this.#site.replaceChildren(t("site.used", { title: policy?.[language] ?? "…", n: rows }));
    this.#switches.replaceChildren(...switches.map((one) => this.#row(one)));
    // A site profile brings its own reason until something is switched against it.
    const switched = Object.keys(this.choice.options ?? {}).length > 0;
    this.#why.hidden = !wants_reason || (Boolean(this.choice.site) && !switched);
    this.#reason.required = faults.some(({ code }) => code === "option-without-reason");
    // A reason that is still to be written is asked for by its own field.
    const told = faults.filter(({ code }) => code !== "option-without-reason");
    this.#faults.replaceChildren(...(told.length > 0 ? list(told) : []));
    if (focused?.startsWith("option-")) document.getElementById(focused)?.focus();
  }

  /** @param {Switch} one */
  #row(one) {
    const { option, code, on, refused } = one;
    const id = `option-${option}`;
    const input = el("input", { id, type: "checkbox", role: "switch", checked: on, disabled: Boolean(refused), "aria-describedby": `${id}-more` });
    input.addEventListener("change", () => this.#turn(one, input.checked));
    return el("label", { class: "switch", for: id }, input,
      el("span", {},
        el("b", {}, t(`option.${option}`)), " ", el("small", { class: "quiet" }, code),
        el("span", { id: `${id}-more`, class: "quiet" }, t(`option.${option}.more`),
          refused && el("span", { class: "refused" }, t(`reason.${refused.code}.what`), against(refused, option)))));
  }
}

/**
 * What stands against an option: another option, or the element that has to go.
 * @param {import("../worker/protocol.js").Reason} refused @param {string} option
 */
function against({ at = "" }, option) {
  const names = at.split(/[,:] /).filter((name) => name !== option);
  return names.length > 0 ? ` (${names.map((name) => (hasText(`option.${name}`) ? t(`option.${name}`) : name)).join(", ")})` : "";
}

/** @param {Described["faults"]} faults @param {string} [file] @returns {HTMLElement[]} */
function list(faults, file) {
  const items = faults.slice(0, MOST_SHOWN).map(({ line, code, at }) =>
    el("li", {}, line && el("b", {}, t("site.line", { n: line }), " "),
      t(`reason.${code}.what`), " ", at && el("code", {}, at), " ", t(`reason.${code}.do`)));
  if (faults.length > MOST_SHOWN) items.push(el("li", { class: "quiet" }, t("site.more", { n: faults.length - MOST_SHOWN })));
  const told = el("ul", {}, items);
  return file ? [el("p", { class: "complaint" }, t("site.refused", { file, n: faults.length })), told] : [told];
}

/** Every line of a script that loses something; all of them, since they are read once. @param {Imported} imported @param {string} heading */
function report({ report }, heading) {
  const items = report.map(({ line, remark, at }) =>
    el("li", {}, el("b", {}, t("site.line", { n: line }), " "), t(`ctp.${remark}`), " ", at && el("code", {}, at)));
  return [el("p", { class: "note" }, heading), el("ul", {}, items)];
}

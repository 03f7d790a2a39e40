import { Frame } from "./frame.js";

/**
 * `<kamei-upload>`: a form control whose value are pseudonymized files. The originals stay in a
 * frame that shows Kamei; the page around it gets what a person has released.
 *
 * Attributes: `name` (of the form's field), `src` (where Kamei is served; without it, where this
 * module came from), `policy` (the identifier of one that comes with Kamei), `lang` (`ja` or `en`), `theme` (`system`, `light` or `dark`), `record` (the
 * record comes along, as `NAME-record`), `required`, `disabled`.
 * Parts: `frame`. Custom properties: `--kamei-height` and the colours of `COLORS`.
 *
 * @fires KameiUpload#kamei-progress how far the files are: `{ phase, done, total }`
 * @fires KameiUpload#kamei-review the files can be looked at: `{ files, ready, look, held }`
 * @fires KameiUpload#kamei-ready a person has handed over: `{ files, record }`; whoever cancels this
 *   event takes the files itself, and the form submits none
 * @fires KameiUpload#kamei-failed `{ code }`: the page could not start, or is not allowed here
 *
 * @typedef {import("./protocol.js").Progress} Progress
 * @typedef {import("./protocol.js").Counts} Counts
 * @typedef {{ files: File[], record: File | null }} Ready
 * @typedef {{ code: string }} Failure
 */
export class KameiUpload extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["src", "policy", "lang", "theme", "record", "required"];

  #internals = this.attachInternals();
  /** @type {Frame | null} */
  #frame = null;
  #disabled = false;
  /** @type {File[]} */
  #files = [];
  /** @type {File | null} */
  #record = null;

  /** The released files, once a person has handed them over. */
  get files() {
    return [...this.#files];
  }

  /** What was done to them (加工記録), where it was asked for. */
  get record() {
    return this.#record;
  }

  /** The field's name in the form. */
  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** Forgets the files, and whatever the page in the frame was doing. */
  clear() {
    this.#keep([], null);
    this.#frame?.say({ do: "clear" });
  }

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open", delegatesFocus: true });
    this.#open();
    this.#validate();
  }

  disconnectedCallback() {
    this.#close();
    this.#keep([], null);
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now) return;
    if (name === "src" || name === "policy") this.#open();
    else if (name !== "required") this.#frame?.say({ do: "dress", wish: this.#wish() });
    this.#validate();
  }

  formResetCallback() {
    this.clear();
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.shadowRoot?.querySelector("iframe")?.toggleAttribute("inert", disabled);
  }

  #open() {
    this.#close();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#frame = new Frame(this.getAttribute("src"), {
      wish: () => this.#wish(),
      hear: (message) => this.#hear(message),
    });
    const style = document.createElement("style");
    style.textContent = STYLE;
    const element = this.#frame.element;
    element.setAttribute("part", "frame");
    element.title = this.#language() === "ja" ? "仮名 Kamei: 医療データの仮名加工" : "Kamei: pseudonymizes medical data";
    element.toggleAttribute("inert", this.#disabled);
    root.replaceChildren(style, element);
  }

  #close() {
    this.#frame?.close();
    this.#frame = null;
  }

  /** @param {import("./protocol.js").FromPage} message */
  #hear(message) {
    const { is, ...detail } = message;
    if (is === "ready") return this.#take(/** @type {any} */ (detail));
    if (is === "progress" || is === "review" || is === "failed") this.#tell(`kamei-${is}`, detail);
  }

  /** @param {{ files: import("./protocol.js").Released[], record: string | null }} ready */
  #take({ files: released, record: text }) {
    const files = released.map(({ name, blob }) => new File([blob], name, { type: blob.type || "application/octet-stream" }));
    const record = text === null ? null : new File([text], "kamei-record.json", { type: "application/json" });
    const kept = this.#tell("kamei-ready", { files, record }, true);
    this.#keep(files, record, kept);
    this.#frame?.say({ do: "took", files: files.length });
  }

  /** @param {File[]} files @param {File | null} record @param {boolean} [submit] */
  #keep(files, record, submit = true) {
    this.#files = files;
    this.#record = record;
    const data = new FormData();
    for (const file of files) data.append(this.name, file, file.name);
    if (record) data.append(`${this.name}-record`, record, record.name);
    this.#internals.setFormValue(submit && this.name && files.length > 0 ? data : null);
    this.#validate();
  }

  #validate() {
    const missing = this.hasAttribute("required") && this.#files.length === 0;
    const words = this.#language() === "ja" ? "加工したファイルを引き渡してください。" : "Please hand over the pseudonymized files first.";
    const anchor = this.shadowRoot?.querySelector("iframe") ?? undefined;
    if (missing) this.#internals.setValidity({ valueMissing: true }, words, anchor);
    else this.#internals.setValidity({});
  }

  /** @returns {"ja" | "en"} that of the nearest element with a language */
  #language() {
    const lang = /** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang || navigator.language;
    return lang.startsWith("ja") ? "ja" : "en";
  }

  /** @returns {import("./protocol.js").Wish} */
  #wish() {
    const theme = this.getAttribute("theme");
    const style = getComputedStyle(this);
    const colors = COLORS.map((name) => [name, style.getPropertyValue(`--kamei-${name}`).trim()]);
    return {
      language: this.#language(),
      policy: this.getAttribute("policy") ?? undefined,
      theme: theme === "light" || theme === "dark" ? theme : "system",
      colors: Object.fromEntries(colors.filter(([, color]) => color)),
      record: this.hasAttribute("record"),
    };
  }

  /** @param {string} type @param {object} detail @param {boolean} [cancelable] */
  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/** The page's colours that a portal may choose, each as `--kamei-NAME`. */
export const COLORS = ["accent", "accent-ink", "accent-soft", "paper", "card", "ink", "quiet", "line", "line-strong", "chip"];

const STYLE = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: var(--kamei-height, min(52rem, 92vh)); border: 0; border-radius: inherit; }
  iframe[inert] { opacity: 0.5; }
`;

customElements.define("kamei-upload", KameiUpload);

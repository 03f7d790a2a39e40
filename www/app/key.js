import { openDialog, field } from "./dialog.js";
import { byId, el } from "./dom.js";
import { saveBlob } from "./download.js";
import { t } from "./i18n.js";
import { on, state, tell } from "./state.js";

const SHORTEST = 12;

export function startKey() {
  on("language page key batch", draw);
  byId("key").addEventListener("click", load);
}

/** Whether the site asks for its own key, and nobody has loaded it yet. */
export const wantsKey = () => (state.site?.key.source ?? "new") !== "new" && !state.keyLoaded;

/** A new project key, as the site wants it. @returns {Promise<object>} */
export const makeKey = async () => fit(await state.pool?.run({ do: "new-key" }));

/** @param {object} key @returns {Promise<object>} */
async function fit(key) {
  return state.site ? state.pool?.run({ do: "key-for-site", key, wanted: state.site.key }, { urgent: true }) : key;
}

function draw() {
  byId("key").textContent = t(state.keyLoaded ? "key.loaded" : wantsKey() ? "key.wanted" : "key.new");
  /** @type {HTMLButtonElement} */ (byId("key")).disabled = Boolean(state.batch);
}

/** Loads an earlier key, so that the same patients get the same pseudonyms again. */
function load() {
  openDialog({
    title: t("key.load.title"),
    submit: t("key.load.go"),
    body: [
      el("p", { class: "quiet" }, t("key.load.story")),
      field(t("key.file"), el("input", { type: "file", name: "file", accept: ".age", required: true })),
      field(t("key.passphrase"), el("input", { type: "password", name: "passphrase", autocomplete: "off", required: true })),
    ],
    async onsubmit(form) {
      const file = /** @type {File} */ (form.get("file"));
      const bytes = new Uint8Array(await file.arrayBuffer());
      try {
        state.key = await fit(await state.pool?.run({ do: "open-key", bytes, passphrase: String(form.get("passphrase")) }));
      } catch (failure) {
        throw new Error(complaint(/** @type {any} */ (failure)?.code));
      }
      state.keyLoaded = true;
      state.listed = Object.keys(/** @type {any} */ (state.key)?.given ?? {}).length;
      tell("key");
    },
  });
}

/** @param {string} code */
function complaint(code) {
  if (code === "wrong-passphrase") return t("key.wrong-passphrase");
  const known = ["sealed-to-custodian", "key-of-another-site", "key-of-another-prefix"].includes(code);
  return known ? `${t(`reason.${code}.what`)} ${t(`reason.${code}.do`)}` : t("key.not-a-key-file");
}

/** Saves the key on its own, sealed; never next to the files it can undo. */
export function saveKey() {
  const custodians = state.site?.key.custodians ?? [];
  return custodians.length > 0 ? saveForCustodians(custodians) : saveWithPassphrase();
}

/** @param {string[]} custodians */
function saveForCustodians(custodians) {
  return openDialog({
    title: t("key.custodian.title"),
    submit: t("key.save.go"),
    body: [
      el("p", {}, t("key.custodian.story")),
      el("ul", { class: "custodians" }, custodians.map((custodian) => el("li", {}, el("code", {}, custodian)))),
      el("p", { class: "note" }, t("key.custodian.apart")),
    ],
    onsubmit: async () => saveSealed(await state.pool?.run({ do: "seal-key-to", key: state.key, custodians }, { urgent: true })),
  });
}

function saveWithPassphrase() {
  const strength = el("span", { class: "hint", "aria-live": "polite" }, t("key.strength.short", { n: SHORTEST }));
  const first = el("input", { type: "password", name: "first", autocomplete: "new-password", required: true, minlength: SHORTEST });
  first.addEventListener("input", () => {
    strength.textContent = t(`key.strength.${strengthOf(first.value)}`, { n: SHORTEST });
  });
  return openDialog({
    title: t("key.save.title"),
    submit: t("key.save.go"),
    body: [
      el("p", {}, t("key.save.story")),
      el("p", { class: "note" }, t("key.save.apart")),
      el("label", { class: "field" }, el("span", { class: "field-name" }, t("key.passphrase")), first, strength),
      field(t("key.again"), el("input", { type: "password", name: "second", autocomplete: "new-password", required: true })),
    ],
    async onsubmit(form) {
      const passphrase = String(form.get("first"));
      if ([...passphrase].length < SHORTEST) throw new Error(t("key.strength.short", { n: SHORTEST }));
      if (passphrase !== form.get("second")) throw new Error(t("key.differ"));
      await saveSealed(await state.pool?.run({ do: "seal-key", key: state.key, passphrase }, { urgent: true }));
    },
  });
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function saveSealed(bytes) {
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("");
  return saveBlob(new Blob([bytes], { type: "application/octet-stream" }), `kamei-key-${day}.age`);
}

/**
 * A rough word for a passphrase: length counts most, then variety.
 * @param {string} passphrase
 * @returns {"short" | "weak" | "fair" | "strong"}
 */
function strengthOf(passphrase) {
  const letters = [...passphrase];
  if (letters.length < SHORTEST) return "short";
  const distinct = new Set(letters).size;
  if (distinct < 6 || /^\d+$/.test(passphrase)) return "weak";
  return letters.length >= 20 && distinct >= 10 ? "strong" : "fair";
}

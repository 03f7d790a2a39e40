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

function draw() {
  byId("key").textContent = t(state.keyLoaded ? "key.loaded" : "key.new");
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
        state.key = await state.pool?.run({ do: "open-key", bytes, passphrase: String(form.get("passphrase")) });
      } catch (failure) {
        throw new Error(t(`key.${/** @type {any} */ (failure)?.code === "wrong-passphrase" ? "wrong-passphrase" : "not-a-key-file"}`));
      }
      state.keyLoaded = true;
      state.listed = Object.keys(/** @type {any} */ (state.key)?.given ?? {}).length;
      tell("key");
    },
  });
}

/** Saves the key on its own, sealed with a passphrase; never next to the files it can undo. */
export function saveKey() {
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
      const bytes = await state.pool?.run({ do: "seal-key", key: state.key, passphrase }, { urgent: true });
      const today = new Date();
      const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("");
      await saveBlob(new Blob([bytes], { type: "application/octet-stream" }), `kamei-key-${day}.age`);
    },
  });
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

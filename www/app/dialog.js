import { el } from "./dom.js";
import { t } from "./i18n.js";

/**
 * Shows a modal dialog and resolves when it closes. `onsubmit` may throw an Error whose
 * message is then shown in the dialog, which stays open.
 * @param {object} options
 * @param {string} options.title
 * @param {any[]} options.body
 * @param {string} [options.submit] label of the main button; without it there is only "close"
 * @param {(form: FormData) => any} [options.onsubmit]
 * @param {string} [options.kind]
 * @returns {Promise<boolean>} whether it was submitted
 */
export function openDialog({ title, body, submit, onsubmit, kind = "" }) {
  const complaint = el("p", { class: "complaint", role: "alert", hidden: true });
  const go = submit && el("button", { class: "main", type: "submit" }, submit);
  const form = el(
    "form", { method: "dialog" },
    // Without a form to fill in, focus starts at the top so that a long text is read from there.
    el("h2", { id: "dialog-title", tabindex: submit ? null : "-1", autofocus: !submit }, title),
    el("div", { class: "dialog-body" }, body),
    complaint,
    el("div", { class: "dialog-foot" },
      el("button", { type: "button", onclick: () => dialog.close() }, t(submit ? "dialog.cancel" : "dialog.close")), go),
  );
  const dialog = el("dialog", { class: `dialog ${kind}`, "aria-labelledby": "dialog-title" }, form);
  let submitted = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (go) go.disabled = true;
    complaint.hidden = true;
    try {
      await onsubmit?.(new FormData(form));
      submitted = true;
      dialog.close();
    } catch (error) {
      complaint.textContent = error instanceof Error ? error.message : t("dialog.failed");
      complaint.hidden = false;
    }
    if (go) go.disabled = false;
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && !submit) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(submitted);
    });
  });
}

/** @param {string} label @param {HTMLElement} control @param {string} [hint] */
export const field = (label, control, hint) =>
  el("label", { class: "field" }, el("span", { class: "field-name" }, label), control, hint && el("span", { class: "quiet hint" }, hint));

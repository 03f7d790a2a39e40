import { byId } from "./dom.js";
import { recall, remember } from "./memory.js";

const CHOICES = ["system", "light", "dark"];

/** The theme follows the system until a person says otherwise. */
export function startTheme() {
  const button = byId("theme");
  apply(recall("theme") ?? "system");
  button.addEventListener("click", () => {
    const next = CHOICES[(CHOICES.indexOf(button.dataset.theme ?? "system") + 1) % CHOICES.length];
    remember("theme", next);
    apply(next);
  });

  /** @param {string} choice */
  function apply(choice) {
    button.dataset.theme = choice;
    document.documentElement.dataset.theme = choice;
  }
}

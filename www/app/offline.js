import { el, fill } from "./dom.js";
import { t } from "./i18n.js";
import { on, state, tell } from "./state.js";

/**
 * A published page (`cargo xtask dist`) is kept by the browser and opens without a network. A newer
 * version is fetched beside it and used only when a person says so, never in the middle of a batch.
 */

/** @type {ServiceWorkerRegistration | null} */
let registration = null;
let newer = false;

/** Whether the browser keeps the page for use without a network. */
export const isKept = () => registration?.active !== null && registration !== null;

/** Has to come before the seal, which lets no worker start from an address. */
export async function keepForOffline() {
  if (parent !== window || !navigator.serviceWorker) return;
  try {
    registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  } catch {
    // Without it the page works all the same, as long as there is a network.
    return;
  }
  watch(registration.waiting);
  registration.addEventListener("updatefound", () => watch(registration?.installing ?? null));
}

export function startOffline() {
  on("update language batch page", draw);
}

/** The first version replaces none. @param {ServiceWorker | null} worker */
function watch(worker) {
  if (!worker) return;
  const look = () => {
    newer ||= worker.state === "installed" && Boolean(registration?.active);
    tell("update");
  };
  worker.addEventListener("statechange", look);
  look();
}

function draw() {
  const offered = newer && !state.batch;
  fill("update", offered && [el("span", {}, t("update.ready")), el("button", { id: "use-update", onclick: use }, t("update.use"))]);
}

/** A page that is loaded without its keeper comes from the server, and brings the new one along. */
async function use() {
  await registration?.unregister();
  location.reload();
}

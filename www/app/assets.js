import { byId, el, fill } from "./dom.js";
import { bytes, t } from "./i18n.js";
import { part } from "./parts.js";
import { on, tell } from "./state.js";

/**
 * The large parts that only some files need, such as the dictionary that free text is read with.
 * They come while a person chooses files, and before the seal, after which nothing can come any
 * more. Whoever does not want to wait goes on without, and what needs them is held.
 * The list is made by `scripts/src/web/assets.rs`; workers get each by its name.
 *
 * @typedef {{ name: string, url: string, size: number }} Listed
 * @typedef {Listed & { got: number, standing: "loading" | "here" | "failed" | "skipped", stop: AbortController }} Asset
 */

/** @type {Asset[]} */
let assets = [];

export function startAssets() {
  on("assets language page batch", draw);
}

/** How much of what is still on its way is here, in percent; nothing where nothing is. */
export function percentLoaded() {
  const loading = assets.filter(({ standing }) => standing === "loading");
  const sum = (/** @type {(asset: Asset) => number} */ of) => loading.reduce((total, asset) => total + of(asset), 0);
  return loading.length === 0 ? null : Math.floor((100 * sum(({ got }) => got)) / Math.max(1, sum(({ size }) => size)));
}

/** Whether a part could be loaded. @param {string} name */
export const hasAsset = (name) => assets.some((asset) => asset.name === name && asset.standing === "here");

/** No longer waits for what is still on its way. */
export function goOnWithout() {
  for (const asset of assets) {
    if (asset.standing !== "loading") continue;
    asset.standing = "skipped";
    asset.stop.abort();
  }
  tell("assets");
}

/**
 * Fetches every part that is listed; one that fails, or that a person does not wait for, is left out.
 * @returns {Promise<Record<string, Blob>>} by name
 */
export async function loadLarge() {
  assets = (await list()).map((listed) => ({ ...listed, got: 0, standing: "loading", stop: new AbortController() }));
  tell("assets");
  const loaded = await Promise.all(assets.map(async (asset) => [asset.name, await fetchOne(asset)]));
  tell("assets");
  return Object.fromEntries(loaded.filter(([, blob]) => blob !== null));
}

/** @returns {Promise<Listed[]>} */
const list = () => part("pkg/assets/index.json").then((answer) => (answer.ok ? answer.json() : []), () => []);

/** @param {Asset} asset @returns {Promise<Blob | null>} */
async function fetchOne(asset) {
  try {
    const answer = await part(asset.url, { signal: asset.stop.signal, priority: "low" });
    if (!answer.ok || !answer.body) throw new Error(`${asset.name}: ${answer.status}`);
    // Where the browser keeps the page there is nothing to watch.
    if (navigator.serviceWorker?.controller) {
      const kept = await answer.blob();
      asset.got = kept.size;
      return here(asset, kept);
    }
    const portions = [];
    let told = 0;
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      portions.push(value);
      asset.got += value.length;
      if (performance.now() - told > 100) {
        told = performance.now();
        tell("assets");
      }
    }
    return here(asset, new Blob(portions));
  } catch {
    if (asset.standing === "loading") asset.standing = "failed";
    return null;
  }
}

/** @param {Asset} asset @param {Blob} bytes */
function here(asset, bytes) {
  // A line that broke off quietly would leave a part that cannot be read.
  if (bytes.size !== asset.size) throw new Error(`${asset.name}: ${bytes.size} of ${asset.size} bytes`);
  asset.standing = "here";
  return bytes;
}

function draw() {
  fill("assets", assets.map(({ name, got, size, standing }) => {
    if (standing === "here") return null;
    if (standing !== "loading") return el("p", { class: "note" }, t(`assets.${standing}`), " ", t(`asset.${name}.without`));
    const words = t("assets.loading", { name: t(`asset.${name}`), got: bytes(got), size: bytes(size) });
    return el("p", { class: "quiet" }, el("progress", { max: size, value: got, "aria-label": words }), el("span", {}, words));
  }), percentLoaded() !== null && el("button", { id: "go-on-without", onclick: goOnWithout }, t("assets.skip")));
  byId("assets").hidden = assets.every(({ standing }) => standing === "here");
}

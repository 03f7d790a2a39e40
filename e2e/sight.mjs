// The page's second module in Node, as `engine.mjs` is its first.
import { readFile } from "node:fs/promises";

/** @param {string} name */
const part = (name) => readFile(new URL(`../www/pkg/${name}`, import.meta.url));

/**
 * What `www/pkg/sight.js` exports, started, and the memory it works in.
 * @returns {Promise<{ bindings: any, memory: WebAssembly.Memory }>}
 */
export async function loadSight() {
  const glue = await part("sight.js");
  // The glue is a classic script that declares one variable; a worker would read it as it stands.
  const bindings = new Function(`${glue}; return wasm_bindgen;`)();
  const { memory } = await bindings({ module_or_path: await part("sight_bg.wasm") });
  return { bindings, memory };
}

/**
 * The networks as they are stored.
 * @param {("text" | "reader" | "faces")[]} names
 */
export const networks = (...names) =>
  Promise.all(names.map(async (name) => new Uint8Array(await readFile(new URL(`../crate/sight/models/${name}.onnx.gz`, import.meta.url)))));

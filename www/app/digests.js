import { part } from "./parts.js";

/**
 * The digests of the page's own parts. A published page has a list of them (`SHA256SUMS`); what does not
 * agree with it is a mixture of versions or was changed, and the page does not start. A page that was
 * changed on purpose would of course not say so of itself: to know, compare from outside.
 * @typedef {{ files: number, differing: string[] }} Checked
 */

/** Invented patients, what a person may read apart, and compressed copies for servers are no part of the program. */
const PASSED_OVER = /^(sample\/|embed\/|LICENSE|\.)|\.br$/;
const WASM = "pkg/kamei_bg.wasm";
const ASSETS = "pkg/assets/";
const LARGE = /^pkg\/(assets\/(?!index)|sight_bg|formats)/;

/**
 * @param {Promise<import("./load.js").Assets>} loading @param {Promise<Record<string, Blob>>} large what is compared as it was
 *   loaded; all else is read once more
 * @returns {Promise<Checked | null>} null where there is no list, or no way to make digests
 */
export async function checkDigests(loading, large) {
  const list = await part("SHA256SUMS").catch(() => null);
  if (!list?.ok || !globalThis.crypto?.subtle) return null;
  const lines = (await list.text()).split("\n").filter(Boolean).map((line) => line.split("  "));
  const own = lines.filter(([, path]) => !PASSED_OVER.test(path));
  const found = await Promise.all(own.map(async ([digest, path]) => {
    const bytes = path === WASM ? (await loading).wasm : LARGE.test(path) ? (await large)[path.replace(ASSETS, "")] : await read(path);
    // A large part that was not waited for is not used.
    return bytes ? [{ path, agrees: (await digestOf(bytes)) === digest }] : [];
  }));
  return { files: found.flat().length, differing: found.flat().filter(({ agrees }) => !agrees).map(({ path }) => path) };
}

/** @param {string} path @returns {Promise<Blob>} empty where there is none */
const read = (path) => part(path, { priority: "low" }).then((answer) => (answer.ok ? answer.blob() : new Blob()));

/** @param {Blob} bytes */
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

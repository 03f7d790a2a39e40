import { part } from "./parts.js";

/**
 * The digests of the page's own parts. A published page has a list of them (`SHA256SUMS`); what does not
 * agree with it is a mixture of versions or was changed, and the page does not start. A page that was
 * changed on purpose would of course not say so of itself: to know, compare from outside.
 * @typedef {{ files: number, differing: string[] }} Checked
 */

/** Invented patients, what a person may read apart, and compressed copies for servers are no part of the program. */
const PASSED_OVER = /^(sample\/|embed\/|LICENSE|\.)|\.br$/;
const LARGE = /^pkg\/(assets\/(?!index)|sight_bg|formats)/;

/**
 * @param {Record<string, Blob>} here large parts that are loaded already, by path
 * @returns {Promise<Checked | null>} null where there is no list, or no way to make digests
 */
export async function checkDigests(here) {
  const list = await part("SHA256SUMS").catch(() => null);
  if (!list?.ok || !globalThis.crypto?.subtle) return null;
  const lines = (await list.text()).split("\n").filter(Boolean).map((line) => line.split("  "));
  // A large part that was not waited for is not used.
  const own = lines.filter(([, path]) => !PASSED_OVER.test(path) && (path in here || !LARGE.test(path)));
  const agreeing = await Promise.all(own.map(async ([digest, path]) => (await digestOf(here[path] ?? (await read(path)))) === digest));
  return { files: own.length, differing: own.filter((_, place) => !agreeing[place]).map(([, path]) => path) };
}

/** @param {string} path @returns {Promise<Blob>} empty where there is none */
const read = (path) => part(path, { priority: "low" }).then((answer) => (answer.ok ? answer.blob() : new Blob()));

/** @param {Blob} bytes */
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

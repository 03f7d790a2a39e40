/**
 * Where the page gets its own parts: from where it is served, or, if it is one file
 * (`cargo xtask web --single`), from within that file.
 */

/** Whether the page is one file with all of its parts inside. */
export const isSingle = document.querySelector("script[data-part]") !== null;

/**
 * A part of the page, as if it had been fetched.
 * @param {string} path @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
export async function part(path, options) {
  if (!isSingle) return fetch(path, options);
  const [name] = path.split("?");
  const kept = [...document.scripts].find((script) => script.dataset.part === name);
  if (!kept) return new Response(null, { status: 404 });
  const text = kept.textContent ?? "";
  const { coding } = kept.dataset;
  if (coding === undefined) return new Response(text);
  const bytes = new Response(decoded(text));
  return coding === "base64" ? bytes : new Response(bytes.body?.pipeThrough(new DecompressionStream("gzip")));
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
function decoded(base64) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  return native ? native.call(Uint8Array, base64) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

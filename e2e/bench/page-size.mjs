// How many bytes the page loads before it can be used with DICOM, file by file. The sample, and the large parts that come
// in the background, are left out.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const www = fileURLToPath(new URL("../../www", import.meta.url));
const entries = await readdir(www, { recursive: true, withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(www.length + 1))
  .filter((name) => !/^sample\/|^pkg\/assets\/(?!index)|^pkg\/(sight|formats)|\.br$|\.d\.ts$|^jsconfig/.test(name));

/** @type {Map<string, { files: number, plain: number, gzip: number, brotli: number }>} */
const kinds = new Map();
for (const name of names) {
  const bytes = await readFile(join(www, name));
  const size = { files: 1, plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  for (const kind of [kindOf(name), "**all**"]) {
    const sum = kinds.get(kind) ?? { files: 0, plain: 0, gzip: 0, brotli: 0 };
    kinds.set(kind, {
      files: sum.files + size.files, plain: sum.plain + size.plain, gzip: sum.gzip + size.gzip, brotli: sum.brotli + size.brotli,
    });
  }
}

/** @param {string} name */
function kindOf(name) {
  if (name === "pkg/kamei_bg.wasm") return "WebAssembly";
  if (name.startsWith("texts/")) return "texts";
  return name.endsWith(".js") ? "scripts" : "page and style";
}

console.log("| part | files | bytes | gzip | brotli |\n|---|--:|--:|--:|--:|");
const kb = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} kB`;
// "**all**" sorts before every letter; it belongs at the end.
for (const [kind, { files, plain, gzip, brotli }] of [...kinds].sort().reverse()) {
  console.log(`| ${kind} | ${files} | ${kb(plain)} | ${kb(gzip)} | ${kb(brotli)} |`);
}

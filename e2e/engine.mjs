// The page's own WebAssembly in Node: the same bytes in, the same bytes out, and no browser to start.
import { readFile } from "node:fs/promises";

const PKG = new URL("../www/pkg/", import.meta.url);
/** @param {string} name */
const part = (name, folder = PKG) => readFile(new URL(name, folder));

/**
 * What `www/pkg/kamei.js` exports, started.
 * @param {{ formats?: boolean, folder?: URL }} [options] without the second module only DICOM can be read; a folder where
 *   another build lies
 * @returns {Promise<any>}
 */
export async function loadEngine({ formats = true, folder = PKG } = {}) {
  const glue = await part("kamei.js", folder);
  // The glue is a classic script that declares one variable; a worker would read it as it stands.
  const bindings = new Function(`${glue}; return wasm_bindgen;`)();
  const first = await bindings({ module_or_path: await part("kamei_bg.wasm", folder) });
  if (formats) await WebAssembly.instantiate(await part("formats.wasm", folder), { first });
  return bindings;
}

/**
 * A file as the engine wants it, with nothing beside it.
 * @param {Buffer} bytes
 */
export const source = (bytes) => ({
  size: bytes.length,
  beside: () => undefined,
  read: (/** @type {number} */ offset, /** @type {number} */ length) =>
    new Uint8Array(bytes.subarray(offset, offset + length)),
});

/**
 * Joins the engine's new bytes and the ranges it leaves as they were.
 * @param {(Uint8Array | { start: number, end: number })[]} pieces
 * @param {Buffer} original
 */
export const compose = (pieces, original) =>
  Buffer.concat(
    pieces.map((piece) =>
      piece instanceof Uint8Array ? piece : original.subarray(piece.start, piece.end),
    ),
  );

/**
 * The whole way of a batch, as a person would take it who approves everything.
 * @param {{ name: string, bytes: Buffer }[]} files
 * @param {string} policy
 * @param {{ key?: any, formats?: boolean }} [options] whose key, and whether the second module and the dictionary are there
 * @returns {Promise<{ name: string, status: string, output?: Buffer, held?: string }[]>} one per file: what it became, or why it was held
 */
export async function processBatch(files, policy = "jp-pseudonymized", { key, formats = true } = {}) {
  const kamei = await loadEngine({ formats });
  const reader = formats ? new kamei.TextReader(new Uint8Array(await part("assets/dictionary"))) : undefined;
  const engine = new kamei.Engine({ id: policy }, key ?? kamei.new_key(), reader);
  const inspected = files.map(({ name, bytes }) => attempt(() => JSON.parse(engine.inspect(source(bytes), name))));
  engine.learn(inspected.flatMap((inspection) => inspection.harvest ?? []));
  return files.map(({ name, bytes }, index) => {
    const { held } = inspected[index];
    if (held) return { name, status: "refused", held };
    const { status } = JSON.parse(engine.review(source(bytes), name, []));
    const finished = attempt(() => engine.finish(source(bytes), name, [], true));
    if (finished.held) return { name, status, held: finished.held };
    return { name: finished.name, status, output: compose(finished.pieces, bytes) };
  });
}

/**
 * What the engine answers, or the code of its reason not to.
 * @param {() => any} deed
 */
export function attempt(deed) {
  try {
    return deed();
  } catch (/** @type {any} */ failure) {
    // A trap is no verdict: only a failure with a code is the engine's own word.
    if (!failure?.code) throw failure;
    return { held: failure.code };
  }
}

import { eachFile } from "./batch.js";
import { keepsKey } from "./policy.js";
import { standing } from "./series.js";
import { state, tell } from "./state.js";

/**
 * Makes the released files: everything that may go, nothing else.
 * @typedef {import("./batch.js").Batch} Batch
 * @typedef {import("./series.js").Item} Item
 * @typedef {{ name: string, blob: Blob, crc: number, entry: object, crosswalk: object }} Made
 * @typedef {Made & { item: Item }} Released
 */

/**
 * What the record will say of a release.
 * @typedef {{ at: string, held: Record<string, number>, entries: object[], text?: string }} Release
 */

/** @type {WeakMap<Batch, Release>} */
const releases = new WeakMap();

/** @param {Batch} batch */
export const lastRelease = (batch) => releases.get(batch);

/**
 * @param {Batch} batch
 * @param {{ crc: boolean }} options whether checksums are needed, for an archive
 * @returns {Promise<Released[]>} in the order of their input paths
 */
export async function finishAll(batch, { crc }) {
  const items = batch.items.filter((item) => standing(item) === "ready");
  /** @type {Map<Item, Made>} */
  const made = new Map();
  await eachFile(batch, items, "finish", async (item) => {
    const finished = /** @type {import("../worker/protocol.js").Finished} */ (await state.pool?.run({
      do: "finish", file: item.file, name: item.path, amendments: batch.amendmentsFor(item),
      reviewed: item.status === "review" && Boolean(item.series?.approved), crc,
    }));
    const { name, entry, crosswalk, crc: sum = 0 } = finished;
    made.set(item, { name, entry, crosswalk, blob: compose(item.file, finished.pieces), crc: sum });
  });
  const released = named(items, made);
  releases.set(batch, {
    at: new Date().toISOString(),
    held: heldBack(batch),
    entries: released.map(({ name, entry }) => ({ ...entry, output: name })),
  });
  const crosswalks = released.map(({ name, crosswalk }) => ({ ...crosswalk, output: name }));
  if (crosswalks.length > 0 && keepsKey()) state.key = await state.pool?.run({ do: "absorb", key: state.key, crosswalks });
  tell("decision");
  return released;
}

/** Why files stayed, as a reason's code to the number of files. @param {Batch} batch */
function heldBack(batch) {
  /** @type {Record<string, number>} */
  const held = {};
  for (const item of batch.items) {
    const now = standing(item);
    if (now === "ready") continue;
    const code = item.series?.withheld ? "withheld" : now === "look" ? "not-reviewed" : item.reasons[0]?.code ?? "held";
    held[code] = (held[code] ?? 0) + 1;
  }
  return held;
}

/** @param {File} file @param {import("../worker/protocol.js").Finished["pieces"]} pieces */
const compose = (file, pieces) =>
  new Blob(pieces.map((piece) => (piece instanceof Uint8Array ? /** @type {any} */ (piece) : file.slice(piece.start, piece.end))));

/**
 * Two inputs may claim one name; the later, in the order of input paths, gets a number.
 * @param {Item[]} items sorted by path
 * @param {Map<Item, Made>} made
 */
function named(items, made) {
  /** @type {Map<string, number>} */
  const used = new Map();
  /** @type {Released[]} */
  const released = [];
  for (const item of items) {
    const file = made.get(item);
    if (!file) continue;
    const count = (used.get(file.name) ?? 0) + 1;
    used.set(file.name, count);
    const name = count === 1 ? file.name : file.name.replace(/(\.[^./]+)?$/, `-${count}$1`);
    released.push({ item, ...file, name });
  }
  return released;
}

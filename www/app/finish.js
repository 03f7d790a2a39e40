import { eachFile } from "./batch.js";
import { masksOf } from "./editor/boxes.js";
import { keepsKey } from "./policy.js";
import { proofFrames, prove } from "./proof.js";
import { release } from "./send/released.js";
import { standing } from "./series.js";
import { state, tell } from "./state.js";

/**
 * Makes the released files: everything that may go, nothing else.
 * @typedef {import("./batch.js").Batch} Batch
 * @typedef {import("./series.js").Item} Item
 * @typedef {{ name: string, blob: Blob, crc: number }} Named
 * @typedef {Named & { entry: object, crosswalk: object, leaf?: string }} Made
 * @typedef {Made & { item: Item }} Released
 * @typedef {{ files: Released[], directory: Named | null, failed: { path: string, code: string }[] }} FileSet
 */

/**
 * What the record will say of a release.
 * @typedef {{ number: number, output: string | null, reason: string, at?: string }} Withheld
 * @typedef {{ at: string, withheld: Withheld[], entries: object[], text?: string }} Release
 */

/** @type {WeakMap<Batch, Release>} */
const releases = new WeakMap();

/** @param {Batch} batch */
export const lastRelease = (batch) => releases.get(batch);

/**
 * @param {Batch} batch
 * @param {{ crc: boolean, fileSet: boolean, only?: Item[] }} options whether checksums are needed, for an archive,
 *   whether a DICOMDIR is, which needs names of its own kind, and which files where it is not all
 * @returns {Promise<FileSet>} files in the order of their input paths
 */
export async function finishAll(batch, { crc, fileSet, only = batch.items }) {
  const items = only.filter((item) => standing(item) === "ready");
  /** @type {Map<Item, Made>} */
  const made = new Map();
  /** @type {Map<string, object>} */
  const treatments = new Map();
  await eachFile(batch, items, "finish", async (item, told) => {
    const finished = /** @type {import("../worker/protocol.js").Finished} */ (await state.pool?.run({
      do: "finish", file: item.file, name: item.path, amendments: batch.amendmentsFor(item),
      reviewed: item.status === "review" && Boolean(item.series?.approved), crc, listed: fileSet,
      masks: masksOf(item), proof: proofFrames(item),
    }, { told }));
    item.again = !(await prove(item, finished.proof));
    if (item.again) return item.seen.clear();
    const { name, entry, crosswalk, leaf, crc: sum = 0 } = finished;
    made.set(item, { name, entry: alike(entry, treatments), crosswalk, leaf, blob: compose(item.file, finished.pieces), crc: sum });
  });
  for (const item of items) {
    if (!item.set || item.set.every((one) => made.has(one))) continue;
    if (made.delete(item)) Object.assign(item, { status: "refused", reasons: [{ code: "companion-held" }] });
  }
  const released = await named(items, made, fileSet);
  releases.set(batch, {
    at: new Date().toISOString(),
    withheld: withheld(batch),
    entries: released.map(({ name, entry }) => ({ ...entry, output: name })),
  });
  // What was found since is no part of the word that was given.
  for (const { again, series } of items) if (again && series) series.approved = null;
  const crosswalks = released.map(({ name, crosswalk }) => ({ ...crosswalk, output: name }));
  if (crosswalks.length > 0 && keepsKey()) state.key = await state.pool?.run({ do: "absorb", key: state.key, crosswalks });
  tell("decision");
  /** @type {FileSet["failed"]} */
  const failed = [];
  // The files stand without their directory.
  const listing = fileSet ? await directory(released).catch((failure) => {
    failed.push({ path: "DICOMDIR", code: failure?.code ?? "panicked" });
    return null;
  }) : null;
  return { files: released, directory: listing, failed };
}

/**
 * Files of one series are treated alike: what was done to them is kept once.
 * @param {any} entry @param {Map<string, object>} treatments
 */
function alike({ output, ...treatment }, treatments) {
  const text = JSON.stringify(treatment);
  if (!treatments.has(text)) treatments.set(text, treatment);
  return /** @type {object} */ (treatments.get(text));
}

/** The DICOMDIR of what was released. @param {Released[]} released @returns {Promise<Named | null>} */
async function directory(released) {
  const listed = released.filter(({ leaf }) => leaf);
  if (listed.length === 0) return null;
  const { bytes, crc } = await state.pool?.run({ do: "directory", leaves: listed.map(({ leaf }) => leaf), names: listed.map(({ name }) => name) });
  return { name: "DICOMDIR", blob: new Blob([bytes]), crc };
}

/** The files that stayed, by their place in the batch: a name of theirs may be a patient's. @param {Batch} batch */
function withheld(batch) {
  /** @type {Withheld[]} */
  const files = [];
  for (const [place, item] of batch.items.entries()) {
    const now = standing(item);
    if (now === "ready" && !item.again) continue;
    /** @type {import("../worker/protocol.js").Reason} */
    const own = item.again ? { code: "found-again" } : item.series?.withheld ? { code: "withheld" } : now === "look" ? { code: "not-reviewed" } : item.reasons[0] ?? { code: "held" };
    files.push({ number: place + 1, output: item.output || null, reason: own.code, at: own.at });
  }
  return files;
}

/**
 * An output that the core reopened and searched; only such a Blob may be sent.
 * @param {File} file @param {import("../worker/protocol.js").Finished["pieces"]} pieces
 */
const compose = (file, pieces) =>
  release(new Blob(pieces.map((piece) => (piece instanceof Uint8Array ? /** @type {any} */ (piece) : file.slice(piece.start, piece.end)))));

/**
 * Two inputs may claim one name; the later, in the order of input paths, gets a number.
 * @param {Item[]} items sorted by path
 * @param {Map<Item, Made>} made
 * @param {boolean} fileSet
 * @returns {Promise<Released[]>}
 */
async function named(items, made, fileSet) {
  const released = items.flatMap((item) => {
    const file = made.get(item);
    return file ? [{ item, ...file }] : [];
  });
  const names = await state.pool?.run({ do: "names", outputs: released.map(({ name }) => name), fileSet });
  return released.map((file, place) => ({ ...file, name: names[place] }));
}

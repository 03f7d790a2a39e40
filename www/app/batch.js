import { breathe } from "./dom.js";
import { makeKey } from "./key.js";
import { keepsKey } from "./policy.js";
import { FILES_PER_BUNDLE } from "./pool.js";
import { displace, fold, newItem, place } from "./series.js";
import { state, tell } from "./state.js";

/**
 * One working session: the files, what was found in them and what a person decided.
 *
 * @typedef {import("./series.js").Item} Item
 * @typedef {import("./series.js").Series} Series
 * @typedef {import("../worker/protocol.js").Amendment} Amendment
 * @typedef {Amendment & { series: Series | null, file?: Item, label: string }} Decision
 * @typedef {{ phase: "collect" | "inspect" | "review" | "again" | "finish" | "save", done: number, total: number, bytes: number, size: number }} Progress
 */

export class Batch {
  /** @type {Item[]} */
  items = [];
  /** @type {Map<string, number>} file name to how often it was passed over */
  skipped = new Map();
  /** @type {Map<string, import("./series.js").Patient>} */
  patients = new Map();
  /** @type {Set<string>} */
  harvests = new Set();
  /** @type {Decision[]} */
  decisions = [];
  /** @type {Progress | null} */
  progress = null;
  cancelled = false;

  get size() {
    return this.items.reduce((sum, item) => sum + item.file.size, 0);
  }

  /** @param {Item} item @returns {Amendment[]} */
  amendmentsFor(item) {
    return this.decisions
      .filter(({ series, file }) => (file ? file === item : series === null || series === item.series))
      .map(({ rule, path, action, reason, word, item: column }) => ({ rule, path, action, reason, word, item: column }));
  }
}

/**
 * Inspects new files, teaches every worker what the whole batch revealed, then reviews all.
 * @param {Batch} batch
 * @param {{ path: string, file: File }[]} arrivals
 */
export async function take(batch, arrivals) {
  const first = batch.items.length === 0;
  const fresh = newItems(batch, arrivals);
  batch.items.push(...fresh);
  batch.items.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (first) {
    const key = keepsKey() ? state.key : await makeKey();
    await pool().broadcast({ do: "engine", policy: state.policy, key, intake: state.site?.intake });
  }
  const joined = await gather(batch);
  for (const item of joined) displace(batch.patients, item);
  const inspecting = (/** @type {Item} */ item, /** @type {(share: number) => void} */ told) => inspect(item, batch, told);
  const open = [...new Set([...fresh, ...joined])].sort((a, b) => (a.path < b.path ? -1 : 1));
  await eachFile(batch, open, "inspect", inspecting);
  await pool().broadcast({ do: "learn", harvests: [...batch.harvests] });
  // Whose these are only the whole batch tells.
  await eachFile(batch, open.filter((item) => item.inspection?.unsettled), "inspect", inspecting);
  for (const item of open.filter((item) => item.inspection)) place(batch.patients, item);
  for (const item of open.filter((item) => !item.inspection)) place(batch.patients, item);
  await review(batch, batch.items, "review");
}

/**
 * The same file brought in twice counts once; another file of the same name gets a number,
 * since files chosen one by one come without their folders.
 * @param {Batch} batch
 * @param {{ path: string, file: File }[]} arrivals
 */
function newItems(batch, arrivals) {
  const known = new Map(batch.items.map((item) => [item.path, item]));
  /** @type {Item[]} */
  const fresh = [];
  for (const { path, file } of arrivals) {
    let free = path;
    for (let count = 2; known.has(free) && !isSame(known.get(free)?.file, file); count += 1) free = numbered(path, count);
    if (known.has(free)) continue;
    const item = newItem(free, file);
    known.set(free, item);
    fresh.push(item);
  }
  return fresh;
}

/** @param {string} path @param {number} count */
const numbered = (path, count) => path.replace(/(\.[^./]*)?$/, (ending) => ` (${count})${ending}`);

/** Finds the files that belong together. @param {Batch} batch @returns {Promise<Item[]>} those whose set has grown */
async function gather(batch) {
  /** @type {number[][]} */
  const sets = await pool().run({ do: "sets", names: batch.items.map(({ path }) => path) });
  /** @type {Item[]} */
  const joined = [];
  for (const places of sets) {
    const set = places.map((place) => batch.items[place]);
    joined.push(...set.filter((item) => item.set?.length !== set.length));
    for (const item of set) item.set = set;
    pool().gather(set.map(({ path, file }) => ({ name: path, file })));
  }
  return joined;
}

/** @param {File | undefined} one @param {File} other */
const isSame = (one, other) => one?.size === other.size && one.lastModified === other.lastModified;

/**
 * Reviews files afresh, for instance after a decision; their series' tables start over.
 * @param {Batch} batch @param {Item[]} some @param {"review" | "again"} phase
 */
export async function review(batch, some, phase) {
  const items = [...new Set(some.flatMap((item) => item.set ?? [item]))];
  for (const series of new Set(items.map((item) => item.series))) {
    if (series) Object.assign(series, { changes: new Map(), kept: 0 });
  }
  const open = items.filter((item) => item.inspection && item.inspection.status !== "refused");
  await eachFile(batch, open, phase, async (item, told) => {
    const request = { do: "review", file: item.file, name: item.path, amendments: batch.amendmentsFor(item) };
    const { rows, kept, ...found } = await pool().run(request, { told });
    note(item, found);
    item.output = found.output;
    if (!item.series) return;
    fold(item.series.changes, rows);
    item.series.kept += kept;
  });
  for (const item of batch.items) stayTogether(item);
}

/** Where one file of a set stays, all of them do. @param {Item} item */
function stayTogether(item) {
  const stays = (/** @type {Item} */ { status }) => status === "held" || status === "refused";
  if (stays(item) || !item.set?.some(stays)) return;
  item.status = "held";
  item.reasons = [{ code: "companion-held" }];
}

/** @param {Item} item @param {Batch} batch @param {(share: number) => void} told */
async function inspect(item, batch, told) {
  const found = await pool().run({ do: "inspect", file: item.file, name: item.path }, { told });
  if (found.harvest) batch.harvests.add(found.harvest);
  note(item, found);
  if (item.status === "review" && item.frames > 0) state.sight?.wake();
}

/** @param {Item} item @param {any} found */
function note(item, found) {
  item.status = found.status;
  item.reasons = found.reasons ?? [];
  item.frames = found.frames ?? 0;
  item.inspection = { ...found, harvest: "" };
}

/**
 * Runs a deed over files with a few in flight, so that a failing file fails alone.
 * @param {Batch} batch @param {Item[]} items @param {Progress["phase"]} phase
 * @param {(item: Item, told: (share: number) => void) => Promise<void>} deed which tells how much of a long file is done
 */
export async function eachFile(batch, items, phase, deed) {
  const size = items.reduce((sum, item) => sum + item.file.size, 0);
  const progress = { phase, done: 0, total: items.length, bytes: 0, size };
  batch.progress = progress;
  tell("progress");
  let next = 0;
  let painted = performance.now();
  const lane = async () => {
    while (next < items.length && !batch.cancelled) {
      const item = items[next++];
      let counted = 0;
      const told = (/** @type {number} */ share) => {
        progress.bytes += item.file.size * share - counted;
        counted = item.file.size * share;
        tell("progress");
      };
      try {
        await deed(item, told);
      } catch (failure) {
        if (/** @type {any} */ (failure)?.code === "cancelled") throw failure;
        fail(item, failure);
      }
      progress.done += 1;
      progress.bytes += item.file.size - counted;
      if (performance.now() - painted > 100) {
        painted = performance.now();
        tell("progress");
        await breathe();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: pool().size * 2 * FILES_PER_BUNDLE }, lane));
  } finally {
    batch.progress = null;
    tell("progress");
  }
  if (batch.cancelled) throw { code: "cancelled" };
}

/** How much is done, from nought to one: files and bytes count alike. @param {Progress} progress */
export const share = ({ done, total, bytes, size }) => (done / Math.max(1, total) + bytes / Math.max(1, size)) / 2;

/** @param {Item} item @param {any} failure */
function fail(item, failure) {
  const code = typeof failure?.code === "string" ? failure.code : "panicked";
  item.status = "refused";
  item.reasons = [{ code, at: failure?.at, detail: failure?.detail }];
}

function pool() {
  if (!state.pool) throw new Error("the pool starts after the seal");
  return state.pool;
}

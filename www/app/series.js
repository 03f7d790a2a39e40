/**
 * Files grouped by patient, study and series, and each series' changes folded into one
 * table, so that five thousand files never mean five thousand tables.
 *
 * @typedef {import("../worker/protocol.js").Inspection} Inspection
 * @typedef {import("../worker/protocol.js").Row} Row
 * @typedef {import("../worker/protocol.js").Reason} Reason
 *
 * @typedef {object} Item
 * @property {string} path
 * @property {File} file
 * @property {Inspection["status"] | "waiting"} status
 * @property {Reason[]} reasons
 * @property {number} frames
 * @property {Inspection | null} inspection without the harvest, which is only passed on
 * @property {Series | null} series
 * @property {Set<number>} seen frames a person has looked at
 * @property {string} output
 * @property {boolean} saved
 * @property {Item[] | null} set the files that belong together with it, itself among them
 * @property {import("./editor/boxes.js").Box[]} boxes what is blanked, and what was found and stays
 * @property {Map<number, Reading>} readings what stands in a box, by its id
 * @property {"none" | "waiting" | "running" | "done" | "failed"} search for text and faces in its picture
 * @property {import("../worker/protocol.js").MaskBox[]} found what the search found, whatever became of its boxes
 * @property {boolean} again whether something was still found once its masks were burnt in
 * @property {number[]} unsure frames that the search could not be sure of
 *
 * @typedef {{ text: string, known: boolean, named: boolean, harmless: boolean, rule?: string, face?: Place, eyes?: Place }} Reading `known` where it is
 *   a value that the batch tells of a patient, `named` where it looks like a name or a number of someone, `harmless` where it reads
 *   like a marker, a scale or a setting of the device; `rule` the site's rule that a region is by; of a face its whole place and that of its eyes
 * @typedef {import("./editor/boxes.js").Place} Place
 *
 * @typedef {object} Change
 * @property {Row} row the first of its kind, for everything but the values
 * @property {number} files
 * @property {Map<string, string | null>} values before to after
 * @property {boolean} more whether there are more values than are kept
 * @property {string} path without item numbers
 *
 * @typedef {object} Series
 * @property {string} key
 * @property {string} label
 * @property {string | null} modality
 * @property {Study} study
 * @property {Item[]} items
 * @property {Map<string, Change>} changes
 * @property {number} kept
 * @property {{ how: "viewed" | "elsewhere", at: string, files: number } | null} approved
 * @property {boolean} withheld a person decided not to release it
 *
 * @typedef {{ key: string, label: string | null, date: string | null, patient: Patient, series: Map<string, Series> }} Study
 * @typedef {{ key: string, pseudonym: string, label: string | null, days: number, studies: Map<string, Study> }} Patient
 */

const VALUES_KEPT = 300;

/** @param {string} path @param {File} file @returns {Item} */
export const newItem = (path, file) => ({
  path, file, status: "waiting", reasons: [], frames: 0, inspection: null, series: null,
  seen: new Set(), output: "", saved: false, set: null, boxes: [], readings: new Map(), search: "none", found: [], again: false, unsure: [],
});

/**
 * Puts an inspected file in its place in the tree.
 * @param {Map<string, Patient>} patients
 * @param {Item} item
 */
export function place(patients, item) {
  const found = item.inspection;
  // What could not be read stands with the others of its set.
  const mate = found ? null : item.set?.find((one) => one.series);
  if (mate?.series) {
    item.series = mate.series;
    item.series.items.push(item);
    return;
  }
  const patientKey = found?.patient?.key ?? "";
  const patient = entry(patients, patientKey, () => ({
    key: patientKey, pseudonym: found?.patient?.pseudonym ?? "", label: found?.patient?.label ?? null,
    days: found?.patient?.days ?? 0, studies: new Map(),
  }));
  const studyKey = found?.study?.key ?? "";
  const study = entry(patient.studies, studyKey, () => ({
    key: studyKey, label: found?.study?.label ?? null, date: found?.study?.date ?? null, patient, series: new Map(),
  }));
  const seriesKey = found?.series?.key ?? "";
  item.series = entry(study.series, seriesKey, () => ({
    key: `${patientKey}|${studyKey}|${seriesKey}`, label: found?.series?.label ?? "",
    modality: found?.series?.modality ?? found?.modality ?? null, study, items: [], changes: new Map(),
    kept: 0, approved: null, withheld: false,
  }));
  item.series.items.push(item);
}

/**
 * Takes a file out of its place, and what is empty without it.
 * @param {Map<string, Patient>} patients
 * @param {Item} item
 */
export function displace(patients, item) {
  const { series } = item;
  if (!series) return;
  Object.assign(item, { series: null, inspection: null });
  series.items = series.items.filter((one) => one !== item);
  if (series.items.length > 0) return;
  const { study } = series;
  leave(study.series, series);
  if (study.series.size === 0) leave(study.patient.studies, study);
  if (study.patient.studies.size === 0) leave(patients, study.patient);
}

/** @template T @param {Map<string, T>} map @param {T} value */
function leave(map, value) {
  for (const [key, one] of map) if (one === value) map.delete(key);
}

/**
 * @template T
 * @param {Map<string, T>} map @param {string} key @param {() => T} make
 * @returns {T}
 */
function entry(map, key, make) {
  const there = map.get(key);
  if (there) return there;
  const made = make();
  map.set(key, made);
  return made;
}

/** @param {string} path */
const withoutItemNumbers = (path) => path.replace(/\[\d+\]/g, "").replace(/@\d+-\d+$/, "");

/**
 * Adds one file's rows to a table of changes.
 * @param {Map<string, Change>} changes
 * @param {Row[]} rows
 */
export function fold(changes, rows) {
  /** @type {Set<string>} */
  const counted = new Set();
  for (const row of rows) {
    const path = withoutItemNumbers(row.path);
    const id = `${row.rule}|${path}|${row.action}`;
    const change = entry(changes, id, () => ({ row, files: 0, values: new Map(), more: false, path }));
    if (row.flag && !change.row.flag) change.row = row;
    if (!counted.has(id)) change.files += 1;
    counted.add(id);
    const before = row.before ?? "";
    if (change.values.has(before)) continue;
    if (change.values.size < VALUES_KEPT) change.values.set(before, row.after);
    else change.more = true;
  }
}

/**
 * Where a file stands now, a person's decisions included.
 * @param {Item} item
 * @returns {"waiting" | "ready" | "look" | "held"}
 */
export function standing(item) {
  if (item.status === "waiting") return "waiting";
  if (item.status === "held" || item.status === "refused" || item.series?.withheld) return "held";
  if (item.status === "review" && !item.series?.approved) return "look";
  return "ready";
}

/** @param {Item[]} items */
export function tally(items) {
  const counts = { waiting: 0, ready: 0, look: 0, held: 0 };
  for (const item of items) counts[standing(item)] += 1;
  return counts;
}

/**
 * The frames a person has to see before a file counts as looked at: the first, the middle
 * and the last, since machines change what they print on the image between them, and those
 * that a search could not be sure of.
 * @param {Item} item
 */
export function representative(item) {
  const last = Math.max(item.frames, 1) - 1;
  return [...new Set([0, Math.floor(last / 2), last, ...item.unsure])];
}

/** The size of a frame, where there is a picture. @param {Item | null | undefined} item @param {number} frame */
export function shapeOf(item, frame) {
  const shape = item?.inspection?.shape;
  if (!shape) return null;
  const [columns, rows] = shape.sizes?.[frame] ?? [shape.columns, shape.rows];
  return { columns, rows };
}

/** Whether the frames of a file have different sizes, so that a box lies on one of them. @param {Item | null | undefined} item */
export const isMixed = (item) => (item?.inspection?.shape?.sizes?.length ?? 0) > 0;

/** @param {Item} item */
export const isSeen = (item) => representative(item).every((frame) => item.seen.has(frame));

/** The files of a series whose pixels a person must judge. @param {Series} series */
export const toLookAt = (series) => series.items.filter((item) => item.status === "review");

/**
 * Patients by pseudonym, so that the order tells nothing; files without a patient last.
 * @param {Map<string, Patient>} patients
 */
export const inOrder = (patients) =>
  [...patients.values()].sort((a, b) => Number(a.pseudonym === "") - Number(b.pseudonym === "") || (a.pseudonym < b.pseudonym ? -1 : 1));

/** @param {Map<string, Patient>} patients @returns {Generator<Series>} */
export function* allSeries(patients) {
  for (const patient of inOrder(patients)) {
    for (const study of patient.studies.values()) yield* study.series.values();
  }
}

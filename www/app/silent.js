import { Batch, review, take } from "./batch.js";
import { finishAll, lastRelease } from "./finish.js";
import { standing } from "./series.js";
import { state } from "./state.js";

/**
 * The page without a person, for the programs of a portal (`embed/deid.js`): the same steps, but
 * nobody looks, so nothing that needs a look is ever finished.
 * @typedef {import("../embed/protocol.js").Deed} Deed
 * @typedef {import("../embed/protocol.js").Review} Review
 * @typedef {import("../embed/protocol.js").Change} Change
 * @typedef {import("./series.js").Item} Item
 */

/** One thing at a time: each changes the batch that the next stands on. @type {Promise<any>} */
let before = Promise.resolve();

/** @param {Deed} deed @returns {Promise<any>} */
export function answer(deed) {
  const doing = before.catch(() => {}).then(() => perform(deed));
  before = doing;
  return doing;
}

/** @param {Deed} deed @returns {Promise<any>} */
function perform(deed) {
  if (deed.do === "inspect") return inspect(deed.files);
  if (deed.do === "changes") return changes(itemOf(deed.number));
  return finish(itemOf(deed.number), deed.amendments);
}

/** Files keep their numbers while more of them come. @type {WeakMap<Batch, Item[]>} */
const numbered = new WeakMap();

/** @param {{ path: string, file: File }[]} arrivals @returns {Promise<Review[]>} */
async function inspect(arrivals) {
  state.batch ??= new Batch();
  const { batch } = state;
  await take(batch, arrivals);
  const known = numbered.get(batch) ?? [];
  const fresh = batch.items.filter((item) => !known.includes(item));
  numbered.set(batch, [...known, ...fresh]);
  return fresh.map((item, place) => ({
    number: known.length + place, name: item.path, output: item.output, standing: standing(item),
    reasons: item.reasons.map(({ code, at }) => ({ code, at })),
  }));
}

/** @param {number} number */
function itemOf(number) {
  const item = state.batch && numbered.get(state.batch)?.[number];
  if (!item) throw { code: "cancelled" };
  return item;
}

/** @param {Item} item @returns {Promise<Change[]>} */
async function changes(item) {
  const { rows } = await state.pool?.run({ do: "review", file: item.file, name: item.path, amendments: state.batch?.amendmentsFor(item) ?? [] });
  return rows.map((/** @type {import("../worker/protocol.js").Row} */ { rule, path, keyword, action, klass, duty, locked }) =>
    ({ rule, path, keyword, action, klass, duty, locked }));
}

/** @param {Item} item @param {import("../embed/protocol.js").Amendment[]} amendments */
async function finish(item, amendments) {
  const { batch } = state;
  if (!batch) throw { code: "cancelled" };
  if (amendments.length > 0) {
    const decisions = amendments.map(({ rule, path, action, reason }) => ({ rule, path, action, reason, series: null, file: item, label: rule }));
    batch.decisions.push(...decisions);
    await review(batch, [item], "again");
  }
  if (standing(item) !== "ready") throw item.reasons[0] ?? { code: "not-reviewed" };
  const { files: [released] } = await finishAll(batch, { crc: false, fileSet: false, only: [item] });
  if (!released) throw item.reasons[0] ?? { code: "panicked" };
  const release = lastRelease(batch);
  const record = await state.pool?.run({ do: "record", header: { at: release?.at, policy: state.policy }, entries: release?.entries ?? [], withheld: [] }, { urgent: true });
  return { name: released.name, blob: released.blob, record };
}

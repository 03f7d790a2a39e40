/**
 * What a person did to the boxes, step by step. A step names only the boxes it touched: those that the search adds
 * meanwhile stay where they are, whatever is undone.
 *
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {import("./boxes.js").Item} Item
 * @typedef {{ item: Item, before: Box | null, after: Box | null }} Change
 * @typedef {{ changes: Change[], nudged: number }} Step
 */

/** Presses of a key that follow each other this fast, in milliseconds, are one step. */
const ONE_STEP = 1000;

export class History {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Change[]} changes @param {{ nudge?: boolean }} [options] a nudge joins the one before it if it is of the same box */
  make(changes, { nudge = false } = {}) {
    const now = performance.now();
    const last = this.#done.at(-1);
    const joins = nudge && last && now - last.nudged < ONE_STEP && last.changes[0].after === changes[0].before;
    if (joins) {
      last.changes = [{ ...last.changes[0], after: changes[0].after }];
      last.nudged = now;
    } else {
      this.#done.push({ changes, nudged: nudge ? now : -ONE_STEP });
    }
    this.#undone = [];
    apply(changes);
  }

  /** @returns {Change[] | null} what was changed back */
  undo() {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    const back = step.changes.map(({ item, before, after }) => ({ item, before: after, after: before }));
    apply(back);
    return back;
  }

  /** @returns {Change[] | null} what was changed again */
  redo() {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push({ ...step, nudged: -ONE_STEP });
    apply(step.changes);
    return step.changes;
  }
}

/** @param {Change[]} changes */
function apply(changes) {
  for (const { item, before, after } of changes) {
    const place = before ? item.boxes.findIndex(({ id }) => id === before.id) : -1;
    const rest = item.boxes.filter((_, index) => index !== place);
    if (after) rest.splice(place < 0 ? rest.length : place, 0, after);
    item.boxes = rest;
  }
}

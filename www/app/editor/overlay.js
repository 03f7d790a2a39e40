import { el } from "../dom.js";
import { between, isSamePlace, moved } from "./boxes.js";

/**
 * The boxes as a person takes hold of them: one button each, over the picture it belongs to.
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {import("./boxes.js").Place} Place
 * @typedef {import("./boxes.js").Shape} Shape
 * @typedef {{ kind: string, from: number[], place: Place, node: HTMLElement, box: Box | null }} Gesture
 *
 * @typedef {object} Hands what the overlay tells its owner
 * @property {(place: Place) => void} drawn
 * @property {(box: Box, place: Place) => void} placed
 * @property {(box: Box) => void} chosen
 * @property {(event: KeyboardEvent, box: Box) => void} key
 */

const GRIPS = ["nw", "ne", "sw", "se"];
/** A press that moves less than this, in pixels of the screen, is no stroke. */
const STILL = 4;

export class Overlay {
  #boxes = el("div", { class: "boxes" });
  #after = el("div", { class: "after", "aria-hidden": "true" });
  #edge = el("div", { class: "split", "aria-hidden": "true" });
  /** @type {Map<number, HTMLElement>} */
  #nodes = new Map();
  /** @type {Map<number, Box>} */
  #known = new Map();
  /** @type {Shape} */
  #shape = { columns: 1, rows: 1 };
  /** @type {Gesture | null} */
  #gesture = null;
  #hands;
  #other = el("div", { class: "other", hidden: true, "aria-hidden": "true" });
  elements = [this.#after, this.#edge, this.#other, this.#boxes];

  /** @param {Hands} hands */
  constructor(hands) {
    this.#hands = hands;
    this.#boxes.addEventListener("pointerdown", (event) => this.#take(event));
    this.#boxes.addEventListener("pointermove", (event) => this.#drag(event));
    this.#boxes.addEventListener("pointerup", () => this.#drop());
    this.#boxes.addEventListener("pointercancel", () => this.#letGo());
    this.#boxes.addEventListener("focusin", (event) => this.#withBox(event, (box) => this.#hands.chosen(box)));
    this.#boxes.addEventListener("keydown", (event) => this.#withBox(event, (box) => this.#hands.key(event, box)));
  }

  /** Whether the next stroke draws a box. @param {boolean} on */
  set drawing(on) {
    this.#boxes.classList.toggle("drawing", on);
  }

  /** How much of the picture, from the left, is shown as it will be. @param {number} share */
  set split(share) {
    this.#after.style.clipPath = `inset(0 ${100 - share * 100}% 0 0)`;
    this.#edge.style.left = `${share * 100}%`;
    this.#edge.hidden = share === 0 || share === 1;
  }

  /**
   * @param {Box[]} boxes @param {Shape} shape @param {number | null} selected
   * @param {(box: Box) => { name: string, tag: string, known: boolean }} describe
   */
  draw(boxes, shape, selected, describe) {
    if (this.#gesture) return;
    this.#shape = shape;
    const focused = document.activeElement;
    this.#known = new Map(boxes.map((box) => [box.id, box]));
    for (const [id, node] of this.#nodes) {
      if (this.#known.has(id)) continue;
      node.remove();
      this.#nodes.delete(id);
    }
    const nodes = boxes.map((box) => this.#node(box, selected, describe(box)));
    // A node that is put where it was would lose the focus all the same.
    if (nodes.some((node, place) => this.#boxes.children[place] !== node)) this.#boxes.replaceChildren(...nodes);
    this.#after.replaceChildren(...boxes.filter(({ kept, id }) => !kept && id !== selected).map((box) => this.#put(el("i"), box)));
    if (focused instanceof HTMLElement && this.#boxes.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Shows how far a box would reach otherwise. @param {Place | null} place */
  compare(place) {
    this.#other.hidden = !place;
    if (place) this.#put(this.#other, place);
  }

  /** @param {number} id */
  focus(id) {
    this.#nodes.get(id)?.focus({ preventScroll: true });
  }

  /** How many pixels of the picture one of the screen is. */
  get grain() {
    return this.#shape.columns / Math.max(1, this.#boxes.clientWidth);
  }

  /** @param {Box} box @param {number | null} selected @param {{ name: string, tag: string, known: boolean }} words */
  #node(box, selected, { name, tag, known }) {
    let node = this.#nodes.get(box.id);
    if (!node) {
      node = el("div", { tabindex: "0", role: "button", "data-id": box.id }, el("span", { class: "box-tag" }), GRIPS.map((grip) => el("i", { class: `grip ${grip}` })));
      this.#nodes.set(box.id, node);
    }
    node.className = `box ${box.kind}${box.kept ? " kept" : ""}${known ? " known" : ""}${box.id === selected ? " selected" : ""}`;
    node.setAttribute("aria-label", name);
    /** @type {HTMLElement} */ (node.firstElementChild).textContent = tag;
    return this.#put(node, box);
  }

  /** @param {HTMLElement} node @param {Place} place */
  #put(node, { x, y, w, h }) {
    const { columns, rows } = this.#shape;
    node.style.left = `${(x / columns) * 100}%`;
    node.style.top = `${(y / rows) * 100}%`;
    node.style.width = `${(w / columns) * 100}%`;
    node.style.height = `${(h / rows) * 100}%`;
    return node;
  }

  /** @param {PointerEvent} event */
  #take(event) {
    if (event.button !== 0 || this.#gesture) return;
    const from = this.#at(event);
    const box = this.#boxOf(event);
    const target = /** @type {HTMLElement} */ (event.target);
    if (this.#boxes.classList.contains("drawing")) {
      const node = this.#put(el("div", { class: "box drawn selected" }), { x: from[0], y: from[1], w: 0, h: 0 });
      this.#boxes.append(node);
      this.#gesture = { kind: "draw", from, place: { x: 0, y: 0, w: 0, h: 0 }, node, box: null };
    } else if (box) {
      const kind = GRIPS.find((grip) => target.classList.contains(grip)) ?? "move";
      const node = /** @type {HTMLElement} */ (this.#nodes.get(box.id));
      node.focus({ preventScroll: true });
      this.#gesture = { kind, from, place: box, node, box };
    } else {
      return;
    }
    event.preventDefault();
    this.#boxes.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const gesture = this.#gesture;
    if (!gesture) return;
    const to = this.#at(event);
    const [across, down] = [to[0] - gesture.from[0], to[1] - gesture.from[1]];
    if (Math.hypot(across, down) < STILL * this.grain && gesture.place.w === (gesture.box?.w ?? 0)) return;
    gesture.place = this.#placed(gesture, across, down);
    this.#put(gesture.node, gesture.place);
  }

  /** @param {Gesture} gesture @param {number} across @param {number} down @returns {Place} */
  #placed({ kind, from, box }, across, down) {
    if (!box) return between(from, [from[0] + across, from[1] + down], this.#shape);
    const { x, y, w, h } = box;
    if (kind === "move") return moved({ x: x + across, y: y + down, w, h }, this.#shape);
    const left = kind.includes("w");
    const top = kind.includes("n");
    return between([left ? x + w : x, top ? y + h : y], [(left ? x : x + w) + across, (top ? y : y + h) + down], this.#shape);
  }

  #drop() {
    const gesture = this.#gesture;
    this.#letGo();
    if (!gesture) return;
    const { box, place } = gesture;
    if (!box && place.w > 0) this.#hands.drawn(place);
    else if (box && !isSamePlace(box, place)) this.#hands.placed(box, place);
  }

  #letGo() {
    const gesture = this.#gesture;
    this.#gesture = null;
    if (!gesture) return;
    if (gesture.box) this.#put(gesture.node, gesture.box);
    else gesture.node.remove();
  }

  /** Where a pointer is, in pixels of the picture. @param {PointerEvent} event */
  #at({ clientX, clientY }) {
    const { left, top, width, height } = this.#boxes.getBoundingClientRect();
    return [((clientX - left) / width) * this.#shape.columns, ((clientY - top) / height) * this.#shape.rows];
  }

  /** @param {Event} event */
  #boxOf({ target }) {
    const node = target instanceof HTMLElement ? target.closest(".box") : null;
    return node instanceof HTMLElement ? this.#known.get(Number(node.dataset.id)) : undefined;
  }

  /** @param {Event} event @param {(box: Box) => void} deed */
  #withBox(event, deed) {
    const box = this.#boxOf(event);
    if (box) deed(box);
  }
}

import { el } from "./dom.js";

/**
 * A list that only draws the rows in view, for series of thousands of files. It is one
 * stop for the Tab key; arrow keys move inside it.
 */
export class VirtualList {
  /** @type {any[]} */
  #rows = [];
  #chosen = -1;
  #height;
  #draw;
  #choose;
  #space = el("div", { class: "list-space" });
  element;

  /**
   * @param {{ height: number, label: string, draw: (row: any, place: number) => any[], choose: (row: any) => void }} options
   */
  constructor({ height, label, draw, choose }) {
    this.#height = height;
    this.#draw = draw;
    this.#choose = choose;
    this.element = el("div", { class: "list", role: "listbox", tabindex: "0", "aria-label": label }, this.#space);
    this.element.addEventListener("scroll", () => this.#paint(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#paint()).observe(this.element);
  }

  /** @param {any[]} rows @param {any} chosen */
  show(rows, chosen) {
    this.#rows = rows;
    this.#space.style.height = `${rows.length * this.#height}px`;
    const place = rows.indexOf(chosen);
    if (place !== this.#chosen) this.#reveal(place);
    this.#chosen = place;
    this.#paint();
  }

  /** @param {number} place */
  #reveal(place) {
    if (place < 0) return;
    const top = place * this.#height;
    const view = this.element;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + this.#height > view.scrollTop + view.clientHeight) view.scrollTop = top + this.#height - view.clientHeight;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#height) - 1);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const place = Math.min(this.#rows.length - 1, Math.max(0, this.#chosen + step));
    if (this.#rows[place] !== undefined) this.#choose(this.#rows[place]);
  }

  #paint() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.#height) - 4);
    const last = Math.min(this.#rows.length, first + Math.ceil(this.element.clientHeight / this.#height) + 8);
    const drawn = [];
    for (let place = first; place < last; place += 1) {
      const row = this.#rows[place];
      const node = el("div", {
        class: "list-row", role: "option", id: `row-${place}`, "aria-selected": String(place === this.#chosen),
        "aria-setsize": this.#rows.length, "aria-posinset": place + 1, onclick: () => this.#choose(row),
      }, this.#draw(row, place));
      node.style.top = `${place * this.#height}px`;
      drawn.push(node);
    }
    this.#space.replaceChildren(...drawn);
    if (this.#chosen >= 0) this.element.setAttribute("aria-activedescendant", `row-${this.#chosen}`);
  }
}

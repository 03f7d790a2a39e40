import { el } from "./dom.js";
import { number, t } from "./i18n.js";
import { reasonNotes } from "./reasons.js";
import { state } from "./state.js";
import { firstWindow, paintGray } from "./windowing.js";

/**
 * The image of one file, as a person must see it to judge what is burned in: every pixel,
 * with a window that can be moved so that nothing hides in the dark.
 * @typedef {import("../worker/protocol.js").Preview} Preview
 * @typedef {import("./series.js").Item} Item
 */
export class Viewer {
  #canvas = el("canvas", { class: "image", tabindex: "0", role: "img" });
  #note = el("div", { class: "no-image" });
  #levels = el("span", { class: "levels" });
  #picture = el("div", { class: "picture", hidden: true }, this.#canvas);
  #stage = el("div", { class: "stage" }, this.#picture, this.#note, this.#levels);
  /** @type {Preview | null} */
  #preview = null;
  /** @type {import("./windowing.js").Window | null} */
  #window = null;
  #asked = 0;
  /** Kept while stepping through a series, so that the window does not jump. @type {object | null} */
  #series = null;
  #moved = false;
  /** @type {(item: Item, frame: number) => void} */
  #onseen;
  element = this.#stage;

  /** @param {(item: Item, frame: number) => void} onseen @param {HTMLElement[]} layers what lies over the picture */
  constructor(onseen, layers) {
    this.#onseen = onseen;
    this.#picture.append(...layers);
    this.#dragToWindow();
    this.#canvas.addEventListener("keydown", (event) => this.#keys(event));
    this.#canvas.addEventListener("dblclick", () => this.resetWindow());
  }

  get isGray() {
    return this.#preview?.kind === "gray";
  }

  /** Shows a frame; resolves to whether there was anything to show. @param {Item} item @param {number} frame */
  async show(item, frame) {
    const asked = ++this.#asked;
    if (item.status === "refused" || item.frames === 0) {
      this.#showNote(item, item.frames === 0 ? "no-image" : "no-preview");
      return false;
    }
    try {
      const preview = await state.pool?.run({ do: "preview", file: item.file, frame }, { urgent: true });
      if (asked !== this.#asked) return true;
      if (this.#series !== item.series || !this.#moved) {
        this.#window = null;
        this.#moved = false;
      }
      this.#series = item.series;
      this.#preview = preview;
      await this.#paint();
      this.#picture.hidden = false;
      this.#note.hidden = true;
      this.#note.replaceChildren();
      this.#canvas.setAttribute("aria-label", t("view.image.label", { frame: frame + 1, frames: Math.max(1, item.frames) }));
      this.#onseen(item, frame);
      return true;
    } catch (failure) {
      if (asked !== this.#asked) return true;
      // A browser that cannot decode a JPEG throws an error of its own, whose code is a number.
      const code = /** @type {any} */ (failure)?.code;
      this.#showNote(item, typeof code === "string" ? code : "no-preview");
      return false;
    }
  }

  /** Forgets the image, so that nothing of a closed session stays behind. */
  clear() {
    this.#asked += 1;
    this.#preview = null;
    this.#series = null;
    this.#canvas.width = 0;
    this.#picture.hidden = true;
    this.#note.replaceChildren();
  }

  resetWindow() {
    this.#window = null;
    this.#moved = false;
    this.#paint();
  }

  toggleActualSize() {
    return this.#stage.classList.toggle("actual");
  }

  /** @param {Item} item @param {string} code */
  #showNote(item, code) {
    this.#preview = null;
    this.#picture.hidden = true;
    this.#levels.textContent = "";
    this.#note.hidden = false;
    const held = item.reasons.length > 0 && item.status !== "review";
    this.#note.replaceChildren(...reasonNotes(held ? item.reasons : [{ code }]));
  }

  async #paint() {
    const preview = this.#preview;
    if (!preview) return;
    const canvas = this.#canvas;
    const context = canvas.getContext("2d");
    if (!context) return;
    this.#size(preview);
    if (preview.kind === "rgb") {
      context.putImageData(new ImageData(new Uint8ClampedArray(preview.data), preview.width, preview.height), 0, 0);
      this.#levels.textContent = "";
      return;
    }
    this.#window ??= firstWindow(preview);
    const image = context.createImageData(preview.width, preview.height);
    paintGray(preview, this.#window, image.data);
    context.putImageData(image, 0, 0);
    this.#levels.textContent = t("view.levels", { center: number(Math.round(this.#window.center)), width: number(Math.round(this.#window.width)) });
  }

  /** @param {{ width: number, height: number }} size */
  #size({ width, height }) {
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#picture.style.setProperty("--columns", String(width));
    this.#picture.style.setProperty("--rows", String(height));
  }

  /** @param {number} center @param {number} width both as shares of the present width */
  #moveWindow(center, width) {
    if (!this.isGray || !this.#window) return;
    const span = Math.max(this.#window.width, 1);
    this.#window = { center: this.#window.center + center * span, width: Math.max(1e-3, span * (1 + width)) };
    this.#moved = true;
    requestAnimationFrame(() => this.#paint());
  }

  #dragToWindow() {
    this.#canvas.addEventListener("pointerdown", (event) => {
      if (!this.isGray) return;
      this.#canvas.setPointerCapture(event.pointerId);
    });
    this.#canvas.addEventListener("pointermove", (event) => {
      if (!this.#canvas.hasPointerCapture(event.pointerId)) return;
      this.#moveWindow(event.movementY / 250, event.movementX / 250);
    });
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (!event.shiftKey) return;
    /** @type {Record<string, [number, number]>} */
    const moves = { ArrowUp: [-0.05, 0], ArrowDown: [0.05, 0], ArrowLeft: [0, -0.08], ArrowRight: [0, 0.08] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    this.#moveWindow(...move);
  }
}

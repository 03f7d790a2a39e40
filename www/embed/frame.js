/**
 * A frame that shows Kamei, and the channel to the page in it.
 *
 * @typedef {import("./protocol.js").FromPage} FromPage
 * @typedef {import("./protocol.js").FromHost} FromHost
 * @typedef {import("./protocol.js").Wish} Wish
 */

/**
 * What the page in the frame needs. Left out is what lets a frame open windows or take the page
 * around it elsewhere.
 */
const SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-forms allow-modals";

/** Kamei lies where this module came from, unless a portal says otherwise. */
const HERE = new URL("../", import.meta.url).href;

export class Frame {
  element = document.createElement("iframe");
  #origin;
  /** @type {MessagePort | null} */
  #port = null;
  #wish;
  #hear;
  /** @param {MessageEvent} event */
  #answer = (event) => this.#introduce(event);

  /**
   * @param {string | null} address where Kamei is served
   * @param {{ wish: () => Wish, hear: (message: FromPage) => void }} ends
   */
  constructor(address, { wish, hear }) {
    const url = new URL(address || HERE, document.baseURI);
    this.#origin = url.origin;
    this.#wish = wish;
    this.#hear = hear;
    this.element.setAttribute("sandbox", SANDBOX);
    this.element.referrerPolicy = "no-referrer";
    addEventListener("message", this.#answer);
    this.element.src = url.href;
  }

  /** @param {FromHost} message said to nobody while the page is not up */
  say(message) {
    this.#port?.postMessage(message);
  }

  close() {
    removeEventListener("message", this.#answer);
    this.#port?.close();
    this.element.remove();
  }

  /** A page that is loaded again says again that it is up. @param {MessageEvent} event */
  #introduce(event) {
    if (event.source !== this.element.contentWindow || event.origin !== this.#origin || event.data?.kamei !== "up") return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const introduction = { kamei: "host", version: 1, wish: this.#wish() };
    this.element.contentWindow?.postMessage(introduction, this.#origin, [port2]);
  }
}

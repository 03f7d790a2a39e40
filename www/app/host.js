import { setLanguage } from "./i18n.js";
import { startOver } from "./intake.js";
import { tally } from "./series.js";
import { part } from "./parts.js";
import { answer } from "./silent.js";
import { on, state, tell } from "./state.js";

/**
 * The portal's page around this one, where there is one (`embed/`). It hears how far things are
 * and gets what a person hands over; of the originals, the values and the key it gets nothing.
 * @typedef {import("../embed/protocol.js").Wish} Wish
 * @typedef {import("../embed/protocol.js").FromHost} FromHost
 * @typedef {import("../embed/protocol.js").FromPage} FromPage
 * @typedef {import("../embed/protocol.js").Released} Released
 */

/** A portal answers at once; a frame that nobody answers was not made by the element. */
const PATIENCE = 10_000;

export class Host {
  #port;
  /** @type {Wish} */
  wish;
  /** @type {((files: number) => void) | null} */
  #taken = null;

  /** @param {string} origin @param {MessagePort} port @param {Wish} wish */
  constructor(origin, port, wish) {
    this.origin = origin;
    this.#port = port;
    this.wish = wish;
    this.#dress(wish);
    port.onmessage = ({ data }) => this.#hear(data);
  }

  /** Whether its programs could look into this page: the browser keeps only origins apart. */
  get isSameOrigin() {
    return this.origin === location.origin;
  }

  /** @param {FromPage} message */
  say(message) {
    this.#port.postMessage(message);
  }

  /**
   * Hands over what was released; resolves once the portal has it.
   * @param {Released[]} files @param {string | null} record
   */
  async give(files, record) {
    const taken = new Promise((resolve) => {
      this.#taken = resolve;
    });
    this.say({ is: "ready", files, record });
    await taken;
  }

  /** @param {FromHost} message */
  #hear(message) {
    if (message.do === "took") this.#taken?.(message.files);
    else if (message.do === "clear") startOver();
    else if (message.do === "dress") this.#dress(message.wish);
    else if (this.wish.silent) this.#answer(message);
  }

  /** A page that a person works with answers no program. @param {import("../embed/protocol.js").Request} request */
  async #answer({ id, ...deed }) {
    try {
      this.say({ is: "answer", id, value: await answer(deed) });
    } catch (failure) {
      const { code = "panicked", at } = /** @type {any} */ (failure) ?? {};
      this.say({ is: "answer", id, failure: { code, at } });
    }
  }

  /** @param {Wish} wish */
  #dress(wish) {
    this.wish = { ...wish, silent: this.wish.silent, policy: this.wish.policy };
    const root = document.documentElement;
    if (wish.language) setLanguage(wish.language);
    if (wish.theme) root.dataset.theme = wish.theme;
    for (const [name, color] of Object.entries(wish.colors ?? {})) {
      if (/^[a-z-]+$/.test(name) && CSS.supports("color", color)) root.style.setProperty(`--${name}`, color);
    }
    tell("language");
  }
}

/** The portal hears how far things are. */
export function startHost() {
  on("page", () => {
    if (state.page === "ready") state.host?.say({ is: "up" });
    if (state.page === "failed") state.host?.say({ is: "failed", code: state.failure || "not-started" });
  });
  on("progress", () => {
    const progress = state.batch?.progress;
    if (progress) state.host?.say({ is: "progress", phase: progress.phase, done: progress.done, total: progress.total });
  });
  on("batch decision", () => {
    const { batch } = state;
    if (batch && !batch.progress) state.host?.say({ is: "review", files: batch.items.length, ...tally(batch.items) });
  });
}

/** Origins of the portals that this site lets embed it. @returns {Promise<string[]>} */
export const allowedHosts = () => part("hosts.json").then((answer) => (answer.ok ? answer.json() : []), () => []);

/**
 * Meets the page around this one.
 * @param {string[]} allowed origins of the portals that may
 * @returns {Promise<Host | null>} none where this page stands alone
 */
export async function meetHost(allowed) {
  if (parent === window) return null;
  const event = await introduction();
  if (![location.origin, ...allowed].includes(event.origin)) throw { code: "host-refused", at: event.origin };
  const host = new Host(event.origin, event.ports[0], event.data.wish ?? {});
  document.body.dataset.embedded = "";
  return host;
}

/** @returns {Promise<MessageEvent>} */
function introduction() {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject({ code: "host-silent" }), PATIENCE);
    addEventListener("message", function met(event) {
      if (event.source !== parent || event.data?.kamei !== "host" || event.ports.length !== 1) return;
      clearTimeout(late);
      removeEventListener("message", met);
      resolve(event);
    });
    // This says no more than that Kamei is here, so anyone may hear it.
    parent.postMessage({ kamei: "up" }, "*");
  });
}

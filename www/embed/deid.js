import { Frame } from "./frame.js";

/**
 * Kamei without its screens, for programs: `inspect` says what would become of each file, `finish`
 * gives the finished one. What needs a person's look, and what is held, is never finished here: that
 * is what `<kamei-upload>` is for. The work is done in a hidden frame, under the same seal.
 *
 * ```js
 * const deid = await Deid.open({ policy: "jp-pseudonymized" });
 * for await (const review of deid.inspect(input.files, { signal })) {
 *   if (review.standing === "ready") send((await deid.finish(review, [], { signal })).file);
 * }
 * deid.close();
 * ```
 *
 * One Deid is one batch: the same patient has the same pseudonym in all of its files, and another one
 * in the next, since the key is forgotten with the frame.
 *
 * @typedef {import("./protocol.js").Change} Change
 * @typedef {import("./protocol.js").Progress} Progress
 * @typedef {import("./protocol.js").Reason} Reason
 * @typedef {import("./protocol.js").Amendment} Amendment
 * @typedef {Readonly<import("./protocol.js").Review>} Review
 * @typedef {{ resolve: (value: any) => void, reject: (failure: unknown) => void }} Waiting
 */

/** What could not be done, by a code that Kamei's texts have a sentence for. */
export class DeidError extends Error {
  /** @param {Reason} reason */
  constructor({ code, at }) {
    super(at ? `${code}: ${at}` : code);
    this.name = "DeidError";
    this.code = code;
    this.at = at;
  }
}

export class Deid {
  #frame;
  #next = 1;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {((progress: Progress) => void) | undefined} */
  #onProgress;
  /** @type {Waiting} */
  #opening = { resolve() {}, reject() {} };

  /** @param {string | null} src @param {string | undefined} policy */
  constructor(src, policy) {
    this.#frame = new Frame(src, {
      wish: () => ({ silent: true, policy }),
      hear: (message) => this.#hear(message),
    });
    this.#frame.element.style.cssText = "position: fixed; width: 1px; height: 1px; border: 0; opacity: 0; pointer-events: none";
    this.#frame.element.inert = true;
    document.body.append(this.#frame.element);
  }

  /**
   * @param {object} [options]
   * @param {string} [options.src] where Kamei is served; without it, where this module came from
   * @param {string} [options.policy] the site's own or default one if there is none
   * @param {AbortSignal} [options.signal]
   * @returns {Promise<Deid>} once the page in the frame has sealed itself
   */
  static async open({ src, policy, signal } = {}) {
    const deid = new Deid(src ?? null, policy);
    try {
      await deid.#until(signal, (waiting) => {
        deid.#opening = waiting;
      });
    } catch (failure) {
      deid.close();
      throw failure;
    }
    return deid;
  }

  /**
   * Looks into the files, all of them before the first is told of: what one says of a patient is
   * sought in every other.
   * @param {Iterable<File>} files
   * @param {object} [options]
   * @param {AbortSignal} [options.signal]
   * @param {(progress: Progress) => void} [options.onProgress]
   * @returns {AsyncGenerator<Review>}
   */
  async *inspect(files, { signal, onProgress } = {}) {
    this.#onProgress = onProgress;
    const arrivals = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    yield* await this.#ask({ do: "inspect", files: arrivals }, signal);
  }

  /**
   * What would change in a file, by rule; no values.
   * @param {Review} review @param {{ signal?: AbortSignal }} [options] @returns {Promise<Change[]>}
   */
  changes(review, { signal } = {}) {
    return this.#ask({ do: "changes", number: review.number }, signal);
  }

  /**
   * @param {Review} review whose `standing` is `ready`
   * @param {Amendment[]} [amendments] decisions that differ from the policy, each with its reason
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<{ file: File, record: string }>} the record (加工記録) is JSON
   */
  async finish(review, amendments = [], { signal } = {}) {
    const { name, blob, record } = await this.#ask({ do: "finish", number: review.number, amendments }, signal);
    return { file: new File([blob], name, { type: "application/octet-stream" }), record };
  }

  /** Forgets everything. */
  close() {
    this.#frame.close();
    for (const { reject } of this.#waiting.values()) reject(new DeidError({ code: "closed" }));
    this.#waiting.clear();
  }

  /**
   * @param {import("./protocol.js").Deed} deed @param {AbortSignal | undefined} signal
   * @returns {Promise<any>}
   */
  #ask(deed, signal) {
    const id = this.#next++;
    return this.#until(signal, (waiting) => {
      this.#waiting.set(id, waiting);
      this.#frame.say({ id, ...deed });
    });
  }

  /**
   * An abort ends all that the page is doing: its workers know no half of a batch.
   * @param {AbortSignal | undefined} signal @param {(waiting: Waiting) => void} begin
   */
  #until(signal, begin) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        this.#frame.say({ do: "clear" });
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
      const settle = (/** @type {(value: any) => void} */ how) => (/** @type {any} */ value) => {
        signal?.removeEventListener("abort", stop);
        how(value);
      };
      begin({ resolve: settle(resolve), reject: settle(reject) });
    });
  }

  /** @param {import("./protocol.js").FromPage} message */
  #hear(message) {
    if (message.is === "up") this.#opening.resolve(undefined);
    else if (message.is === "failed") this.#opening.reject(new DeidError(message));
    else if (message.is === "progress") this.#onProgress?.({ phase: message.phase, done: message.done, total: message.total });
    else if (message.is === "answer") {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.failure) waiting?.reject(new DeidError(message.failure));
      else waiting?.resolve(message.value);
    }
  }
}

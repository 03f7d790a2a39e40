import { isReleased } from "./released.js";

/**
 * The page's end of the courier: requests out of released Blobs, and nothing else.
 *
 * @typedef {{ blob: Blob, start?: number, end?: number }} Cargo a released Blob, or a stretch of one
 * @typedef {{ method: "POST" | "PUT" | "PATCH" | "HEAD", url: string, headers?: Record<string, string>, parts?: (Cargo | string)[], patience: number }} Call
 *   `parts` are its body; texts are what a protocol writes between files
 * @typedef {{ status: number, headers: Record<string, string>, text: string }} Answer
 * @typedef {{ signal: AbortSignal, onSent?: (bytes: number) => void }} Watch
 */

/** What stands between two files in one request is no longer. */
const LONGEST_TEXT = 4096;

/** A request that had no answer. */
export class CallError extends Error {
  /** @param {string} code `network`, `stalled`, `redirected`, `stopped`, `unreadable`, `forbidden` */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class Courier {
  #port;
  #next = 1;
  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: CallError) => void, onSent?: (bytes: number) => void }>} */
  #waiting = new Map();

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
  }

  /**
   * @param {Call} call @param {Watch} watch
   * @returns {Promise<Answer>} whatever its status
   */
  request({ method, url, headers = {}, parts, patience }, { signal, onSent }) {
    const body = parts ? new Blob(parts.map(checked)) : null;
    if (signal.aborted) return Promise.reject(new CallError("stopped"));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const stop = () => this.#port.postMessage({ id, stop: true });
      signal.addEventListener("abort", stop);
      const done = () => signal.removeEventListener("abort", stop);
      this.#waiting.set(id, {
        resolve: (answer) => (done(), resolve(answer)),
        reject: (error) => (done(), reject(error)),
        onSent,
      });
      this.#port.postMessage({ id, method, url, headers, body, patience });
    });
  }

  /** @param {any} answer */
  #hear({ id, sent, failed, ...answer }) {
    const waiting = this.#waiting.get(id);
    if (sent !== undefined) return waiting?.onSent?.(sent);
    this.#waiting.delete(id);
    if (failed) waiting?.reject(new CallError(failed));
    else waiting?.resolve(answer);
  }
}

/** @param {Cargo | string} part @returns {BlobPart} */
function checked(part) {
  if (typeof part === "string") {
    if (part.length > LONGEST_TEXT) throw new Error("a text between files is too long");
    return part;
  }
  if (!isReleased(part.blob)) throw new Error("only what was released can be sent");
  return part.start === undefined ? part.blob : part.blob.slice(part.start, part.end);
}

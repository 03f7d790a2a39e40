/**
 * The worker that looks at pictures, apart from those that read files: whatever it does, nothing else waits for it, and
 * when it breaks only the picture it was on is lost. It starts when there are pictures that someone will look at.
 *
 * @typedef {import("../worker/protocol.js").Raster} Raster
 * @typedef {import("../worker/protocol.js").Found} Found
 * @typedef {{ request: any, resolve: (value: any) => void, reject: (failure: any) => void }} Job
 */

/** What the worker needs to find text, the least without which there is no search. */
const NEEDED = ["sight", "text"];

/** How long a worker without work stays; its memory is larger than that of all others. */
const REST = 60_000;

export class Sight {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Job>} */
  #jobs = new Map();
  #next = 1;
  #url;
  #parts;
  #rest = 0;

  /** @param {string} workerText @param {Record<string, Blob>} parts large parts, by name */
  constructor(workerText, parts) {
    this.#url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
    this.#parts = parts;
  }

  /** Whether the parts were loaded. @param {Record<string, Blob>} parts */
  static isPossible(parts) {
    return NEEDED.every((name) => name in parts);
  }

  get findsFaces() {
    return "faces" in this.#parts;
  }

  get reads() {
    return "reader" in this.#parts;
  }

  /** Starts the worker, so that the first picture does not wait for it. */
  wake() {
    if (!this.#worker) this.#run({ do: "warm" }).catch(() => {});
  }

  /** Boxes of text, and of faces where those are asked for. @param {Raster} raster @param {boolean} faces @returns {Promise<Found[]>} */
  find(raster, faces) {
    return this.#run({ do: "find", raster, text: true, faces: faces && this.findsFaces ? "full" : "off" });
  }

  /**
   * What stands in a picture still, once its masks are burnt in.
   * @param {Raster} raster @param {import("../worker/protocol.js").Before} before @returns {Promise<Found[]>}
   */
  left(raster, { faces, ...before }) {
    const only = (/** @type {import("../worker/protocol.js").Marked[]} */ boxes) => boxes.map(({ x, y, w, h, kind }) => ({ x, y, w, h, kind }));
    const [found, masks, kept] = [before.before, before.masks, before.kept].map(only);
    return this.#run({ do: "left", raster, proof: { before: found, masks, kept, faces: faces && this.findsFaces } });
  }

  /** The same boxes with what stands in them. @param {Raster} raster @param {Found[]} boxes @returns {Promise<Found[]>} */
  read(raster, boxes) {
    return this.#run({ do: "read", raster, boxes });
  }

  /**
   * Searches all frames of one picture, asking for each of them once and for a few again.
   * @param {number} count @param {(frame: number) => Promise<Raster>} rasterOf
   * @returns {Promise<{ found: Found[], unsure: number[] }>} boxes for all frames, and those that want a look of their own
   */
  async findInAll(count, rasterOf) {
    for (let frame = 0; frame < count; frame += 1) {
      const raster = await rasterOf(frame);
      if (frame === 0) await this.#run({ do: "begin", width: raster.width, height: raster.height });
      await this.#run({ do: "push", raster });
    }
    let wanted = await this.#run({ do: "look" });
    while (wanted !== undefined) wanted = await this.#run({ do: "look-at", frame: wanted, raster: await rasterOf(wanted) });
    return this.#run({ do: "end" });
  }

  /** Forgets everything. */
  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    for (const job of this.#jobs.values()) job.reject({ code: "cancelled" });
    this.#jobs.clear();
  }

  /** @param {any} request @returns {Promise<any>} */
  #run(request) {
    clearTimeout(this.#rest);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#jobs.set(id, { request, resolve, reject });
      this.#started().postMessage({ id, ...request });
    });
  }

  #started() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#url);
    worker.onmessage = ({ data }) => this.#answer(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#broke();
    };
    worker.postMessage({ id: 0, do: "start", parts: this.#parts });
    this.#worker = worker;
    return worker;
  }

  /** @param {{ id: number, value?: any, failure?: { code: string } }} reply */
  #answer({ id, value, failure }) {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (failure) job?.reject(failure);
    else job?.resolve(value);
    // What panicked cannot be trusted any further; other failures are a picture's own.
    if (failure?.code === "panicked") this.#broke();
    if (this.#jobs.size === 0) this.#rest = window.setTimeout(() => this.stop(), REST);
  }

  #broke() {
    this.#worker?.terminate();
    this.#worker = null;
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const { reject } of jobs) reject({ code: "panicked" });
  }
}

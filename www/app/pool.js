/**
 * A few workers. Requests about files go to a worker in bundles, since every message and every
 * read is a trip between processes, and to the worker that has read the file before. A worker that
 * breaks fails only the request it was on and is replaced; a worker whose memory has grown is
 * replaced too, since wasm memory never shrinks.
 *
 * @typedef {import("../worker/protocol.js").Request} Request
 * @typedef {import("../worker/protocol.js").Reply} Reply
 * @typedef {import("../worker/protocol.js").Told} Told
 * @typedef {{ request: any, urgent?: boolean, told?: (share: number) => void, resolve: (value: any) => void, reject: (failure: any) => void }} Job
 * Small files are read here and given to the worker as bytes: a file that crosses to a worker and is
 * read there costs the browser more than twice as much.
 *
 * @typedef {{ worker: Worker, own: Job[], busy: Job[], holds: Set<number>, room: number }} Hand
 */

export const FILES_PER_BUNDLE = 24;
/** How many bundles ahead of every worker the queue is searched for files that a worker has read. */
const BUNDLES_AHEAD = 4;
const MEMORY_PER_WORKER = 300e6;
/** Up to here a file is read whole; of a larger one reading the header alone costs less. */
const SMALL = 1 << 18;
/** How many bytes of small files a worker keeps from one pass over the files to the next. */
const SMALL_KEPT = 64 << 20;

export class Pool {
  /** @type {Hand[]} */
  #hands = [];
  /** @type {Job[]} */
  #queue = [];
  /** Requests every worker must have answered before it takes files. @type {Map<string, any>} */
  #opening = new Map();
  #next = 1;
  /** The number of every file, and the worker that first read it. @type {WeakMap<Blob, { number: number, hand: Hand }>} */
  #seen = new WeakMap();
  #files = 0;
  /** The worker that makes ready what texts are read with while nobody asks for anything: whoever brings one note need not wait. @type {Hand | null} */
  #warming = null;
  /** The files that belong to one, itself among them. @type {WeakMap<Blob, { name: string, file: Blob }[]>} */
  #sets = new WeakMap();
  /** The most bytes that the WebAssembly of any worker has held. */
  memory = 0;
  #url;

  /** @param {WebAssembly.Module} module @param {string} workerText @param {Record<string, Blob>} parts large parts, by name */
  constructor(module, workerText, parts) {
    this.#url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
    this.#opening.set("start", { do: "start", module, parts });
    this.size = Math.max(1, Math.min((navigator.hardwareConcurrency || 2) - 1, 4));
    this.#spawnAll();
  }

  /**
   * @param {any} request without its id
   * @param {{ urgent?: boolean, told?: (share: number) => void }} [options] urgent requests pass those already waiting;
   *   `told` hears how much of long work is done
   * @returns {Promise<any>}
   */
  run(request, { urgent = false, told } = {}) {
    return new Promise((resolve, reject) => {
      const job = { request, urgent, told, resolve, reject };
      if (urgent) this.#queue.unshift(job);
      else this.#queue.push(job);
      this.#pump();
    });
  }

  /**
   * Tells every worker, and every worker that will replace one.
   * @param {any} request
   */
  async broadcast(request) {
    // What was told after the last such request stood on it, and falls with it.
    const keys = [...this.#opening.keys()];
    const place = keys.indexOf(request.do);
    for (const key of place < 0 ? [] : keys.slice(place)) this.#opening.delete(key);
    this.#opening.set(request.do, request);
    const told = this.#hands.map(
      (hand) => new Promise((resolve, reject) => hand.own.push({ request, resolve, reject })),
    );
    this.#pump();
    await Promise.all(told);
  }

  /** Drops all work and all that the workers knew of it. */
  restart() {
    const waiting = [...this.#queue, ...this.#hands.flatMap((hand) => [...hand.own, ...hand.busy])];
    for (const hand of this.#hands) hand.worker.terminate();
    this.#queue = [];
    this.#opening = new Map([["start", this.#opening.get("start")]]);
    for (const job of waiting) job.reject({ code: "cancelled" });
    this.#spawnAll();
    this.warm();
  }

  /** Readies one worker for texts, whenever it has nothing else to do. */
  warm() {
    this.#warming = this.#hands[0] ?? null;
    this.#pump();
  }

  /** @returns {Job} */
  #warm() {
    const done = () => {
      this.#warming = null;
      performance.mark("warm");
    };
    return { request: { do: "warm" }, resolve: (more) => more || done(), reject: done };
  }

  #spawnAll() {
    this.#hands = Array.from({ length: this.size }, () => this.#spawn());
    this.#pump();
  }

  /** @returns {Hand} */
  #spawn() {
    const worker = new Worker(this.#url);
    const own = [...this.#opening.values()].map((request) => ({ request, resolve() {}, reject() {} }));
    /** @type {Hand} */
    const hand = { worker, own, busy: [], holds: new Set(), room: SMALL_KEPT };
    worker.onmessage = ({ data }) => {
      if (data.told) hand.busy[data.told.index]?.told?.(data.told.share);
      else this.#answer(hand, data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#answer(hand, { id: 0, replies: [{ failure: { code: "panicked" }, broken: true }], memory: 0 });
    };
    return hand;
  }

  /** @param {Hand} hand @param {Reply} reply */
  #answer(hand, { replies, memory }) {
    const jobs = hand.busy;
    hand.busy = [];
    this.memory = Math.max(this.memory, memory);
    const broken = replies.some((reply) => reply.broken);
    if (broken || memory > MEMORY_PER_WORKER) this.#replace(hand);
    for (const [index, job] of jobs.entries()) {
      const reply = replies[index];
      if (!reply) this.#queue.unshift(job);
      else if (reply.failure) job.reject(reply.failure);
      else job.resolve(reply.value?.json ? JSON.parse(reply.value.json) : reply.value);
    }
    this.#pump();
  }

  /** @param {Hand} hand */
  #replace(hand) {
    const place = this.#hands.indexOf(hand);
    if (place < 0) return;
    hand.worker.terminate();
    const fresh = this.#spawn();
    // What was broadcast meanwhile is already among the opening requests: only its answer is owed.
    for (const job of hand.own) {
      const same = fresh.own.find((opening) => opening.request === job.request);
      if (same) Object.assign(same, { resolve: job.resolve, reject: job.reject });
    }
    this.#hands[place] = fresh;
  }

  #pump() {
    for (const hand of this.#hands) {
      if (hand.busy.length > 0) continue;
      hand.busy = hand.own.length > 0 ? hand.own.splice(0, 1) : this.#bundle(hand);
      if (hand.busy.length === 0 && hand === this.#warming) hand.busy = [this.#warm()];
      if (hand.busy.length === 0) continue;
      this.#send(hand);
    }
  }

  /** @param {Hand} hand */
  async #send(hand) {
    const id = this.#next++;
    const requests = await Promise.all(hand.busy.map(({ request }) => this.#parcel(request, hand)));
    const transfer = requests.flatMap(({ bytes }) => (bytes instanceof ArrayBuffer ? [bytes] : []));
    const [first] = requests;
    hand.worker.postMessage(first.number !== undefined ? { id, do: "bundle", requests } : { id, ...first }, transfer);
  }

  /**
   * The next request, and those about files that the worker has read before or that are new; what
   * others have read only if there is nothing else. Every worker gets its share.
   * @param {Hand} hand @returns {Job[]}
   */
  #bundle(hand) {
    const near = this.#queue.slice(0, this.size * BUNDLES_AHEAD * FILES_PER_BUNDLE);
    const others = near.findIndex(({ request, urgent }) => urgent || !request.file);
    const alike = others < 0 ? near : near.slice(0, others);
    const own = alike.filter(({ request }) => (this.#seen.get(request.file)?.hand ?? hand) === hand);
    const most = Math.min(FILES_PER_BUNDLE, Math.ceil(this.#queue.length / this.size));
    const bundle = others === 0 ? near.slice(0, 1) : (own.length > 0 ? own : alike).slice(0, most);
    const taken = new Set(bundle);
    this.#queue.splice(0, near.length, ...near.filter((job) => !taken.has(job)));
    return bundle;
  }

  /**
   * A request as it crosses: with the file, or a small one's bytes, only to a worker that does not hold it.
   * @param {any} request @param {Hand} hand
   */
  #parcel(request, hand) {
    if (!request.file) return request;
    const { file } = request;
    const rest = { ...request, file: undefined, set: this.#sets.get(file) };
    const { number } = this.#place(file, hand);
    if (hand.holds.has(number)) return { ...rest, number };
    const small = file.size <= SMALL;
    const keep = !small || file.size <= hand.room;
    if (keep) hand.holds.add(number);
    if (keep && small) hand.room -= file.size;
    return small ? withBytes({ ...rest, number, keep }, file) : { ...rest, number, file };
  }

  /** Says which files belong together: each request about one of them takes the others along. @param {{ name: string, file: Blob }[]} set */
  gather(set) {
    for (const { file } of set) this.#sets.set(file, set);
  }

  /** @param {Blob} file @param {Hand} hand */
  #place(file, hand) {
    const seen = this.#seen.get(file) ?? { number: this.#files++, hand };
    // A worker that was replaced takes what it had read with it.
    if (!this.#hands.includes(seen.hand)) seen.hand = hand;
    this.#seen.set(file, seen);
    return seen;
  }
}

/** With the bytes of a small file; where it cannot be read, the worker meets the same and says so. @param {any} request @param {Blob} file */
async function withBytes(request, file) {
  try {
    return { ...request, bytes: await file.arrayBuffer() };
  } catch {
    return { ...request, file };
  }
}

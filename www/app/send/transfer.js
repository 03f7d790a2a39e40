import { unchanged } from "../unchanged.js";
import { failureOf, SendError } from "./failure.js";
import { sinkOf } from "./sinks.js";

/**
 * Brings released files to one destination: a few loads at a time, again after a while where that may help, and each file
 * with a state of its own. What fails stays at hand and can be sent again without being made again.
 *
 * @typedef {import("./sinks.js").Parcel} Parcel
 * @typedef {"running" | "paused" | "halted" | "done"} Phase `halted`: nothing that is left would fare better
 */

/** How often a load is tried; each wait is twice the one before. */
const MOST_TRIES = 5;
/** Loads that a server fails on, one after the other, before it counts as broken rather than the files. */
const MOST_STRIKES = 3;

export class Transfer {
  /** @type {Phase} */
  phase = "paused";
  /** Why it halted. @type {SendError | null} */
  cause = null;
  /** When the next attempt is due, where all wait for one, and why. @type {{ until: number, because: string } | null} */
  waiting = null;
  /** Files whose bytes went out more than once, because no answer came to the first time. */
  repeated = /** @type {Set<Parcel>} */ (new Set());
  #sink;
  #context;
  #stop = new AbortController();
  /** @type {{ parcels: Parcel[], tries: number }[]} */
  #queue = [];
  #strikes = 0;
  #changed;

  /**
   * @param {Parcel[]} parcels
   * @param {Omit<import("./sinks.js").Context, "signal" | "onSent">} context
   * @param {import("./journal.js").Journal} journal
   * @param {() => void} changed told of everything that is worth drawing
   */
  constructor(parcels, context, journal, changed) {
    this.parcels = parcels;
    this.#sink = sinkOf(context.destination);
    this.#context = context;
    this.journal = journal;
    this.#changed = changed;
  }

  get destination() {
    return this.#context.destination;
  }

  get size() {
    return this.parcels.reduce((sum, { blob }) => sum + blob.size, 0);
  }

  /** Bytes that have arrived or are on their way. */
  get sent() {
    return this.parcels.reduce((sum, { state, blob, sent }) => sum + (state === "sent" ? blob.size : Math.min(sent, blob.size)), 0);
  }

  /** @param {Parcel["state"]} state */
  in(state) {
    return this.parcels.filter((parcel) => parcel.state === state);
  }

  /** Runs until everything was tried, or it is paused or halted. What failed before is tried again. */
  async run() {
    for (const parcel of this.in("failed")) Object.assign(parcel, { state: "waiting", failure: null });
    this.#queue = this.#sink.loads(this.in("waiting")).map((parcels) => ({ parcels, tries: 0 }));
    this.#stop = new AbortController();
    this.#strikes = 0;
    Object.assign(this, { phase: "running", cause: null, waiting: null });
    this.#changed();
    await Promise.all(Array.from({ length: this.#sink.lanes }, () => this.#lane()));
    if (this.phase === "running") this.phase = "done";
    this.#changed();
  }

  /** Stops at once; what was on its way is sent again, or from where it stopped, when the person goes on. */
  pause() {
    if (this.phase !== "running") return;
    this.phase = "paused";
    this.#stop.abort();
  }

  /** With other headers, or another address, where the first were refused. @param {{ headers: Record<string, string>, address: string }} access */
  enter(access) {
    Object.assign(this.#context, access);
  }

  async #lane() {
    while (this.phase === "running") {
      await this.#sitOut();
      const load = this.phase === "running" && this.#queue.shift();
      if (!load) return;
      await this.#send(load);
    }
  }

  /** @param {{ parcels: Parcel[], tries: number }} load */
  async #send(load) {
    const { parcels } = load;
    for (const parcel of parcels) {
      if (parcel.tries > 0) this.repeated.add(parcel);
      Object.assign(parcel, { state: "sending", sent: 0 });
    }
    this.#changed();
    let out = 0;
    const onSent = (/** @type {number} */ sent) => {
      out = sent;
      spread(parcels, sent);
      this.#changed();
    };
    const blobs = parcels.map(({ blob }) => blob);
    try {
      const sound = await still(parcels);
      const context = { ...this.#context, signal: this.#stop.signal, onSent };
      const refused = sound.length > 0 ? await this.#sink.send(sound, context) : new Map();
      this.#strikes = 0;
      for (const [parcel, error] of refused) fail(parcel, error);
      await this.#arrive(sound.filter((parcel) => !refused.has(parcel)));
    } catch (thrown) {
      const error = failureOf(thrown);
      // Whether the bytes of an attempt without an answer have arrived, nobody can tell.
      if (out > 0 && error.unsure && this.destination.kind !== "tus") for (const parcel of parcels) parcel.tries += 1;
      this.#failed(load, error);
    } finally {
      // What was kept in memory for the attempt goes.
      for (const [place, parcel] of parcels.entries()) parcel.blob = blobs[place];
    }
    this.#changed();
  }

  /** @param {Parcel[]} parcels */
  async #arrive(parcels) {
    for (const parcel of parcels) Object.assign(parcel, { state: "sent", failure: null });
    await this.journal.sent(parcels);
  }

  /** @param {{ parcels: Parcel[], tries: number }} load @param {SendError} error */
  #failed(load, error) {
    const { parcels } = load;
    const back = (/** @type {{ parcels: Parcel[], tries: number }[]} */ ...loads) => {
      for (const parcel of parcels) Object.assign(parcel, { state: "waiting", sent: 0 });
      this.#queue.unshift(...loads);
    };
    if (error.code === "stopped") return back(load);
    if (error.smaller && parcels.length > 1) {
      const half = parcels.length >> 1;
      return back({ parcels: parcels.slice(0, half), tries: 0 }, { parcels: parcels.slice(half), tries: 0 });
    }
    if (error.again && load.tries + 1 < MOST_TRIES) {
      const wait = Math.max(error.after, this.destination.wait * 2 ** load.tries) * 1000;
      this.waiting = { until: Math.max(this.waiting?.until ?? 0, Date.now() + wait), because: error.code };
      return back({ parcels, tries: load.tries + 1 });
    }
    for (const parcel of parcels) fail(parcel, error);
    if (error.again) this.#strikes += 1;
    // A server that is still not there after all tries is not there for the others either.
    const absent = ["network", "stalled", "busy"].includes(error.code) || this.#strikes >= MOST_STRIKES;
    if (error.everyone || absent) {
      this.phase = "halted";
      this.waiting = null;
      this.cause = error;
      this.#stop.abort();
    }
  }

  /** Waits with all others until the next attempt is due, and the computer is back on its network. */
  async #sitOut() {
    while (this.waiting && this.phase === "running") {
      const left = this.waiting.until - Date.now();
      if (left <= 0 && navigator.onLine !== false) this.waiting = null;
      else await rest(Math.min(Math.max(left, 50), 1000), this.#stop.signal);
      this.#changed();
    }
  }
}

/** Those whose originals have not changed since, with the bytes that say so; the others fail. @param {Parcel[]} parcels */
async function still(parcels) {
  const found = await Promise.all(parcels.map((parcel) => unchanged(parcel)));
  return parcels.filter((parcel, place) => {
    const blob = found[place];
    if (blob) parcel.blob = blob;
    else fail(parcel, new SendError("unreadable"));
    return blob !== null;
  });
}

/** @param {Parcel} parcel @param {SendError} error */
function fail(parcel, { code, detail }) {
  Object.assign(parcel, { state: "failed", failure: { code, detail }, sent: 0 });
}

/** Bytes of a load, given to its files in order. @param {Parcel[]} parcels @param {number} sent */
function spread(parcels, sent) {
  for (const parcel of parcels) {
    parcel.sent = Math.min(sent, parcel.blob.size);
    sent -= parcel.sent;
  }
}

/** @param {number} milliseconds @param {AbortSignal} signal @returns {Promise<void>} */
const rest = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
});

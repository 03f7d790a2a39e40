/**
 * Everything the page knows, in memory only. Views listen for a topic and draw
 * themselves again; whoever changes something tells its topic.
 *
 * @typedef {import("../worker/protocol.js").Policy} Policy
 * @typedef {import("./batch.js").Batch} Batch
 * @typedef {import("./series.js").Series} Series
 * @typedef {import("./series.js").Item} Item
 */
export const state = {
  /** @type {"drop" | "review" | "release"} */
  step: "drop",
  /** @type {"loading" | "ready" | "failed"} */
  page: "loading",
  /** @type {import("./pool.js").Pool | null} */
  pool: null,
  /** @type {import("./sight.js").Sight | null} none where its parts were not loaded */
  sight: null,
  /** @type {import("./host.js").Host | null} the portal's page around this one */
  host: null,
  /** What kept the page from starting, where its texts have a sentence for it. */
  failure: "",
  /** @type {Policy[]} */
  policies: [],
  /** @type {import("../worker/protocol.js").Choice} */
  policy: { id: "jp-pseudonymized" },
  /** @type {Policy | null} what the choice amounts to */
  chosen: null,
  /** @type {import("./site.js").Site | null} what the site set for its page */
  site: null,
  /** @type {import("./site.js").SiteError | null} why the page does not start */
  unfit: null,
  /** @type {import("./send/courier.js").Courier | null} the only way out, made before the seal */
  courier: null,
  /** @type {object | null} none until a person has loaded the one that the site asks for */
  key: null,
  keyLoaded: false,
  /** How many patients the site's own list names; none where the key names them. */
  listed: 0,
  /** @type {Batch | null} */
  batch: null,
  /** @type {Series | null} */
  series: null,
  /** @type {Item | null} the file whose image is on the screen */
  item: null,
  frame: 0,
  /** @type {"all" | "ready" | "look" | "held"} */
  filter: "all",
  /** Whether the changes shown are those of one file rather than the whole series. */
  oneFile: false,
  unsaved: false,
};

/** @type {Map<string, Set<() => void>>} */
const listeners = new Map();
/** @type {Set<string>} */
const told = new Set();

/**
 * @param {string} topics separated by spaces
 * @param {() => void} listener
 */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic)?.add(listener);
  }
}

/** @param {...string} topics */
export function tell(...topics) {
  if (told.size === 0) queueMicrotask(flush);
  for (const topic of topics) told.add(topic);
}

function flush() {
  /** @type {Set<() => void>} */
  const due = new Set();
  for (const topic of told) for (const listener of listeners.get(topic) ?? []) due.add(listener);
  told.clear();
  for (const listener of due) listener();
}

/** @param {"drop" | "review" | "release"} step */
export function goTo(step) {
  state.step = step;
  document.body.dataset.step = step;
  tell("step");
}

import { isSingle, part } from "./parts.js";
import { Courier } from "./send/courier.js";

/**
 * Everything the page needs to start, fetched while fetching is still possible; what only some
 * files need comes beside it (`assets.js`).
 * @typedef {object} Assets
 * @property {WebAssembly.Module} module
 * @property {Blob} wasm its bytes
 * @property {string} workerText
 * @property {string} sightText what the worker that looks at pictures runs
 * @property {{ path: string, blob: Blob }[]} sample
 * @property {boolean} allowlisted whether the server also sent Connection-Allowlist
 */

/** The words come first, so that the page can speak while the rest is still on its way. */
export async function loadTexts() {
  const json = (/** @type {string} */ name) => get(`texts/${name}.json`).then((answer) => answer.json());
  const [ja, en, attributes] = await Promise.all([json("ja"), json("en"), json("attributes.ja")]);
  return { ja, en, attributes };
}

/** @returns {Promise<Assets>} */
export async function loadAssets() {
  const wasm = get("pkg/kamei_bg.wasm").then((answer) => answer.blob());
  const [module, glue, reading, worker, sightGlue, sight, sample, allowlisted] = await Promise.all([
    wasm.then((bytes) => bytes.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes)),
    get("pkg/kamei.js").then((answer) => answer.text()),
    get("worker/reading.js").then((answer) => answer.text()),
    get("worker/worker.js").then((answer) => answer.text()),
    get("pkg/sight.js").then((answer) => answer.text()),
    get("worker/sight.js").then((answer) => answer.text()),
    loadSample(),
    isAllowlisted(),
  ]);
  return { module, wasm: await wasm, workerText: `${glue}\n${reading}\n${worker}`, sightText: `${sightGlue}\n${sight}`, sample, allowlisted };
}

/** A file has no server that could send anything. */
const isAllowlisted = async () =>
  !isSingle && fetch(location.href, { method: "HEAD" }).then((answer) => answer.headers.has("connection-allowlist"), () => false);

/** @param {string} path */
async function get(path) {
  const answer = await part(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The invented study is optional: a page served without it works all the same. */
async function loadSample() {
  try {
    /** @type {string[]} */
    const paths = await (await get("sample/index.json")).json();
    return await Promise.all(
      paths.map(async (path) => ({ path, blob: await (await get(`sample/${path}`)).blob() })),
    );
  } catch {
    return [];
  }
}

/** How long a courier may take to come up, in milliseconds. */
const PATIENCE = 5000;

/**
 * The courier frame has to exist before the seal, which forbids new frames. It is told its destinations once, closes
 * every other way of its own, and from then on listens to the port alone.
 * @param {import("./site.js").Destination[]} destinations
 * @returns {Promise<Courier | null>} none where it cannot be had: without a network there is nothing to carry
 */
export function createCourier(destinations) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = "Courier";
  frame.hidden = true;
  frame.src = "courier.html";
  return new Promise((resolve) => {
    addEventListener("message", function up(event) {
      if (event.source !== frame.contentWindow || event.data?.courier !== "up") return;
      removeEventListener("message", up);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(new Courier(port1));
      frame.contentWindow?.postMessage({ courier: "go", reach: destinations.map(({ url }) => url) }, "*", [port2]);
    });
    // It says that it is up while it loads; what loads and says nothing is the browser's own page for an error, and
    // Firefox tells of that neither.
    frame.addEventListener("load", () => setTimeout(resolve, 500, null));
    setTimeout(resolve, PATIENCE, null);
    document.body.append(frame);
  });
}

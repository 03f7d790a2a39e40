// Keeps the page's own files, so that it opens without a network. It does nothing else: it takes no
// messages and fetches nothing but its list, so that the sealed page has no way out through it.
// `cargo xtask dist` fills in the list; a page served without one does not start this.
const VERSION = "";
/** Paths and SHA-256. @type {[string, string][]} */
const FILES = [];
/** What a site puts beside the page after that: asked for each time, and kept for when nobody answers. */
const SITES_OWN = ["hosts.json", "site.toml"];

/** @typedef {any} Told the worker's own types are not among those of a page */
const worker = /** @type {any} */ (self);
const scope = worker.registration.scope;
const mine = `kamei ${scope} `;
const addresses = new Map(FILES.map(([path]) => [new URL(path, scope).href, path]));
const sitesOwn = new Set(SITES_OWN.map((path) => new URL(path, scope).href));

worker.addEventListener("install", (/** @type {Told} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (/** @type {Told} */ event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (/** @type {Told} */ event) => {
  const address = plain(event.request.url);
  if (event.request.method !== "GET") return;
  if (address === `${scope}SHA256SUMS`) event.respondWith(sums());
  else if (addresses.has(address)) event.respondWith(kept(address, event.request));
  else if (sitesOwn.has(address)) event.respondWith(asked(address));
});

/** Without what stands behind `?` and `#`; the folder itself is its index. @param {string} url */
function plain(url) {
  const [address] = url.split(/[?#]/);
  return address === scope ? `${scope}index.html` : address;
}

/** A version is kept whole or not at all; what an earlier attempt kept of it is kept already. */
async function keepAll() {
  const cache = await caches.open(mine + VERSION);
  for (const [path, digest] of FILES) {
    const address = new URL(path, scope).href;
    if (await cache.match(address)) continue;
    const answer = await fetch(address, { cache: "no-cache" });
    const bytes = await answer.clone().arrayBuffer();
    if (!answer.ok || (await sha256(bytes)) !== digest) throw new Error(`${path} is not the file of this version`);
    await cache.put(address, answer);
  }
  for (const address of sitesOwn) await asked(address);
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(mine) && name !== mine + VERSION) await caches.delete(name);
  }
}

/** @param {string} address @param {Request} request */
async function kept(address, request) {
  const cache = await caches.open(mine + VERSION);
  return (await cache.match(address)) ?? fetch(request);
}

/** The list of this version, even where the server has a newer one already. */
const sums = () => new Response(FILES.map(([path, digest]) => `${digest}  ${path}\n`).join(""));

/** That there is no such file is an answer too. @param {string} address */
async function asked(address) {
  const cache = await caches.open(mine + VERSION);
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.ok || answer.status === 404) await cache.put(address, answer.clone());
    return answer;
  } catch {
    return (await cache.match(address)) ?? Response.error();
  }
}

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

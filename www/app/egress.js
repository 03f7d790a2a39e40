/**
 * The page tries its own ways out and reports what happened. Its own origin is the honest
 * target: a server is surely listening there, so a failure means the browser stopped it.
 * @typedef {{ way: string, closed: boolean, by: "browser" | "page" }} WayOut
 */

const OTHER = "http://127.0.0.1:9/kamei-tries-to-get-out";

/**
 * @param {import("./pool.js").Pool} pool
 * @returns {Promise<WayOut[]>}
 */
export async function tryWaysOut(pool) {
  const own = new URL("icon.svg?way-out", document.baseURI).href;
  const ownScript = new URL("courier.js?way-out", document.baseURI).href;
  const inWorker = await pool.run({ do: "try-ways-out", own: ownScript, other: OTHER });
  /** @type {[string, boolean, "browser" | "page"][]} */
  const tried = [
    ["fetch", (await fetches(own)) || (await fetches(OTHER)), "browser"],
    ["image", (await imageLoads(own)) || (await imageLoads(OTHER)), "browser"],
    ["socket", await socketOpens(own.startsWith("http") ? own : OTHER), "browser"],
    ["script", await imports(ownScript), "browser"],
    ["worker", inWorker.own || inWorker.other || inWorker.imported, "browser"],
    ["beacon", Boolean(navigator.sendBeacon), "page"],
    ["stream", "EventSource" in window && Boolean(window.EventSource), "page"],
    ["rtc", Boolean(window.RTCPeerConnection) || Boolean(/** @type {any} */ (window).WebTransport), "page"],
    ["popup", Boolean(window.open), "page"],
  ];
  return tried.map(([way, open, by]) => ({ way, closed: !open, by }));
}

/** @param {string} url */
const fetches = (url) => fetch(url, { cache: "no-store", mode: "no-cors" }).then(() => true, () => false);

/** @param {string} url @returns {Promise<boolean>} */
const imageLoads = (url) =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });

/**
 * A refused socket and an unreachable one look alike, so the browser's own report decides.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
function socketOpens(url) {
  return new Promise((resolve) => {
    const finish = (/** @type {boolean} */ open) => {
      document.removeEventListener("securitypolicyviolation", refused);
      resolve(open);
    };
    const refused = (/** @type {SecurityPolicyViolationEvent} */ event) => {
      if (event.effectiveDirective === "connect-src" && event.blockedURI.startsWith("ws")) finish(false);
    };
    document.addEventListener("securitypolicyviolation", refused);
    setTimeout(() => finish(true), 2000);
    try {
      new WebSocket(url.replace(/^http/, "ws"));
    } catch {
      finish(false);
    }
  });
}

/** @param {string} url */
const imports = (url) => import(url).then(() => true, () => false);

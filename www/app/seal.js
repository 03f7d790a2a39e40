/**
 * The seal: from here on the browser refuses every connection this page might try.
 * Blob workers inherit it, so it must be in place before the first of them starts.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval' blob:",
  "worker-src blob:",
  "img-src blob: data:",
  "connect-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** What a content policy does not reach; the page takes these from itself. */
const TAKEN = [
  "RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceTransport",
  "WebTransport", "WebSocketStream", "EventSource", "open",
];

/** @param {() => boolean} hasUnsavedWork */
export function seal(hasUnsavedWork) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
  for (const name of TAKEN) takeAway(window, name);
  takeAway(navigator, "sendBeacon");
  stayOnThisPage();
  addEventListener("beforeunload", (event) => {
    if (hasUnsavedWork()) event.preventDefault();
  });
}

/** @param {any} owner @param {string} name */
function takeAway(owner, name) {
  if (!(name in owner)) return;
  Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
}

/** Reloading and going back stay possible: they carry nothing away. */
function stayOnThisPage() {
  const navigation = /** @type {any} */ (window).navigation;
  navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    const download = event.downloadRequest !== null && event.downloadRequest !== undefined;
    const isBlob = event.destination.url.startsWith("blob:");
    if (download || isBlob || event.navigationType === "reload" || event.navigationType === "traverse") return;
    if (event.cancelable) event.preventDefault();
  });
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && !link.getAttribute("href")?.startsWith("blob:")) event.preventDefault();
  }, true);
}

// Every way we know by which a page could reach somebody, each tried inside the page.
// A way may throw or be refused; only what the listeners hear counts.

/** @typedef {{ http: string, stun: string }} Target */
/** @type {Record<string, (target: Target) => unknown>} */
export const waysOut = {
  fetch: ({ http }) => fetch(`${http}fetch`, { mode: "no-cors" }),
  "fetch that outlives the page": ({ http }) => fetch(`${http}keepalive`, { mode: "no-cors", keepalive: true }),
  XMLHttpRequest: ({ http }) => {
    const request = new XMLHttpRequest();
    request.open("GET", `${http}xhr`);
    request.send();
  },
  beacon: ({ http }) => navigator.sendBeacon(`${http}beacon`, "x"),
  WebSocket: ({ http }) => new WebSocket(`${http.replace("http", "ws")}socket`),
  EventSource: ({ http }) => new EventSource(`${http}events`),
  WebTransport: ({ http }) => new WebTransport(http.replace("http:", "https:")),
  WebRTC: async ({ stun }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
  },
  import: ({ http }) => import(`${http}import.js`),
  image: ({ http }) => {
    new Image().src = `${http}image`;
  },
  elements: ({ http }) => {
    const sources = { script: "src", iframe: "src", video: "src", audio: "src", embed: "src", object: "data" };
    for (const [tag, attribute] of Object.entries(sources)) {
      const element = document.createElement(tag);
      element.setAttribute(attribute, `${http}${tag}`);
      document.body.append(element);
    }
  },
  links: ({ http }) => {
    for (const rel of ["stylesheet", "preload", "prefetch", "preconnect", "modulepreload", "icon", "manifest"]) {
      const link = document.createElement("link");
      Object.assign(link, { rel, href: `${http}${rel}`, as: "image" });
      document.head.append(link);
    }
  },
  style: ({ http }) => {
    const style = document.createElement("style");
    style.textContent = `@import "${http}style"; body { background: url("${http}background") }`;
    document.head.append(style);
    document.body.style.backgroundImage = `url("${http}inline")`;
  },
  worker: ({ http }) => {
    const script = `fetch("${http}worker", { mode: "no-cors" }).catch(() => {});
      try { importScripts("${http}worker.js") } catch {}
      try { new WebSocket("${http.replace("http", "ws")}worker") } catch {}`;
    new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  },
  "worker from afar": ({ http }) => new Worker(`${http}worker-from-afar.js`),
  "service worker": ({ http }) => navigator.serviceWorker.register(`${http}service-worker.js`),
  popup: ({ http }) => window.open(`${http}popup`),
  "link in a new tab": ({ http }) => {
    const link = document.createElement("a");
    Object.assign(link, { href: `${http}link`, target: "_blank", ping: `${http}ping` });
    document.body.append(link);
    link.click();
  },
  form: ({ http }) => {
    const form = document.createElement("form");
    Object.assign(form, { action: `${http}form`, method: "post" });
    document.body.append(form);
    form.submit();
  },
  refresh: ({ http }) => {
    const meta = document.createElement("meta");
    Object.assign(meta, { httpEquiv: "refresh", content: `0; url=${http}refresh` });
    document.head.append(meta);
  },
  navigation: ({ http }) => {
    location.href = `${http}navigation`;
  },
};

/**
 * An empty frame has fresh copies of what the page took away from itself, so these need the server's headers.
 * @type {Record<string, (target: Target) => unknown>}
 */
export const waysThroughFrames = {
  "WebRTC of an empty frame": async ({ stun }) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inside = /** @type {any} */ (frame.contentWindow);
    const peer = new inside.RTCPeerConnection({ iceServers: [{ urls: stun }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
  },
  "popup of an empty frame": ({ http }) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentWindow?.open(`${http}frame-popup`);
  },
};

// The courier is the only part of Kamei that can ever send anything. It lives in a sandboxed frame whose origin is
// nobody's, cannot read the page around it, and is told once, before the page is sealed and before any file is opened,
// which addresses it may reach. It closes every other way by a policy of its own, and from then on listens to one port
// that only the page's own code holds. What it gets are requests, ready made; it knows no protocol and no file.
//
// A request: { id, method, url, headers, body: Blob | null, patience }   { id, stop: true }
// An answer: { id, sent }   { id, status, headers, text }   { id, failed: "network" | "stalled" | "redirected" | "stopped" |
// "unreadable" | "forbidden" }
{
  const METHODS = ["POST", "PUT", "PATCH", "HEAD"];
  /** Answers that a person's browser has to keep; a longer one is no answer to an upload. */
  const LONGEST_ANSWER = 64 << 20;
  /** How an age file begins: the key file is one, and it is never sent. */
  const SEALED = "age-encryption.org/";

  /** @type {Map<number, XMLHttpRequest>} */
  const running = new Map();
  /** @type {string[]} */
  let reach = [];

  /** @param {MessageEvent} event */
  const start = ({ source, data, ports }) => {
    if (source !== parent || data?.courier !== "go" || !ports[0]) return;
    removeEventListener("message", start);
    reach = data.reach;
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = `default-src 'none'; connect-src ${reach.length > 0 ? reach.map(directive).join(" ") : "'none'"}`;
    document.head.append(meta);
    ports[0].onmessage = (message) => take(message.data, ports[0]);
    ports[0].postMessage({ ready: true });
  };
  addEventListener("message", start);
  parent.postMessage({ courier: "up" }, "*");

  /** A path without a slash at its end would allow itself only. @param {string} address */
  function directive(address) {
    const { origin, pathname } = new URL(address);
    return pathname.endsWith("/") ? origin + pathname : `${origin}${pathname} ${origin}${pathname}/`;
  }

  /** Whether an address lies below one of those it was told. @param {string} url */
  function isReachable(url) {
    const { origin, pathname } = new URL(url);
    return reach.some((address) => {
      const own = new URL(address);
      return own.origin === origin && (pathname === own.pathname || pathname.startsWith(own.pathname.replace(/\/?$/, "/")));
    });
  }

  /** @param {any} request @param {MessagePort} port */
  async function take(request, port) {
    if (request.stop) return running.get(request.id)?.abort();
    const failed = (/** @type {string} */ why) => port.postMessage({ id: request.id, failed: why });
    if (!METHODS.includes(request.method) || !isReachable(request.url)) return failed("forbidden");
    const xhr = new XMLHttpRequest();
    running.set(request.id, xhr);
    try {
      if (request.body && (await request.body.slice(0, 64).text()).startsWith(SEALED)) return failed("forbidden");
      await carry(xhr, request, port);
    } catch (failure) {
      failed(failure instanceof Failure ? failure.why : "unreadable");
    } finally {
      running.delete(request.id);
    }
  }

  class Failure {
    /** @param {string} why */
    constructor(why) {
      this.why = why;
    }
  }

  /**
   * XMLHttpRequest, since nothing else tells how much of a Blob is on its way.
   * @param {XMLHttpRequest} xhr @param {any} request @param {MessagePort} port
   */
  function carry(xhr, { id, method, url, headers, body, patience }, port) {
    return new Promise((resolve, reject) => {
      let heard = performance.now();
      let refused = false;
      const progress = (/** @type {ProgressEvent} */ event) => {
        heard = performance.now();
        if (event.target === xhr.upload) port.postMessage({ id, sent: event.loaded });
        else if (event.loaded > LONGEST_ANSWER) xhr.abort();
      };
      let stalled = false;
      const clock = setInterval(() => {
        stalled = performance.now() - heard > patience * 1000;
        if (stalled) xhr.abort();
      }, 500);
      // A redirect to anywhere else the policy refuses; it says so, and the request only that it failed. Where the
      // server sent Connection-Allowlist, Chromium refuses every redirect and nobody is told why.
      const refusal = () => {
        refused = true;
      };
      document.addEventListener("securitypolicyviolation", refusal);
      const end = (/** @type {() => void} */ how) => {
        clearInterval(clock);
        // The report of a refusal may come behind the failure it is about.
        setTimeout(() => {
          document.removeEventListener("securitypolicyviolation", refusal);
          how();
        }, 0);
      };
      xhr.upload.onprogress = progress;
      xhr.onprogress = progress;
      xhr.onload = () => end(() => {
        if (xhr.responseURL && xhr.responseURL !== new URL(url).href) return reject(new Failure("redirected"));
        port.postMessage({ id, status: xhr.status, headers: headersOf(xhr), text: xhr.responseText });
        resolve(undefined);
      });
      xhr.onabort = () => end(() => reject(new Failure(stalled ? "stalled" : "stopped")));
      xhr.onerror = () => end(async () => {
        if (refused) return reject(new Failure("redirected"));
        reject(new Failure(await isReadable(body) ? "network" : "unreadable"));
      });
      xhr.open(method, url);
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
      xhr.send(body);
    });
  }

  /** Whether a Blob's bytes can still be had: a file it takes them from may be gone or changed. @param {Blob | null} body */
  async function isReadable(body) {
    try {
      await body?.slice(0, 1).arrayBuffer();
      await body?.slice(-1).arrayBuffer();
      return true;
    } catch {
      return false;
    }
  }

  /** @param {XMLHttpRequest} xhr @returns {Record<string, string>} by their names in lower case */
  function headersOf(xhr) {
    const lines = xhr.getAllResponseHeaders().trim().split(/\r?\n/).filter(Boolean);
    return Object.fromEntries(lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }));
  }
}

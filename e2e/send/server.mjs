// A server that takes what a browser sends, and fails as often and in the way that a story wants.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {((request: Request, response: Response) => any) & { only?: string }} Handler `only` for requests of one method
 *
 * @typedef {object} Peer
 * @property {string} url ends in a slash
 * @property {Handler[]} faults what the next requests meet instead of the server
 * @property {Handler | null} always what every request meets instead of it
 * @property {string[]} seen method and path of every request but preflights
 */

/** A sandboxed frame has no origin, so only a server that lets everybody send hears from it. */
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, OPTIONS",
  "Access-Control-Allow-Headers": "Authorization, Accept, Content-Type, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset",
  "Access-Control-Expose-Headers": "Retry-After, Location, Tus-Resumable, Upload-Offset, Upload-Length",
};

/**
 * @param {import("node:test").TestContext} t
 * @param {Handler} handle
 * @returns {Promise<Peer>}
 */
export async function startServer(t, handle) {
  /** @type {Peer} */
  const peer = { url: "", faults: [], always: null, seen: [] };
  const server = createServer((request, response) => {
    request.on("error", () => {});
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    peer.seen.push(`${request.method} ${request.url}`);
    const place = peer.faults.findIndex(({ only }) => only === undefined || only === request.method);
    const [fault] = place < 0 ? [] : peer.faults.splice(place, 1);
    return (peer.always ?? fault ?? handle)(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  peer.url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`;
  return peer;
}

/** @param {Request} request */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Answers with a status once everything has come in. @param {number} code @param {Record<string, string>} [headers] @param {string} [text] @returns {Handler} */
export const answers = (code, headers = {}, text = "") => async (request, response) => {
  await bodyOf(request).catch(() => {});
  response.writeHead(code, headers).end(text);
};

/** A page for people, as proxies and log-in screens send it. @type {Handler} */
export const answersHtml = answers(200, { "Content-Type": "text/html" }, "<!doctype html><title>Log in</title>");

/** Meets the next request of this method. @param {string} only @param {Handler} fault @returns {Handler} */
export const onlyFor = (only, fault) => Object.assign((/** @type {Request} */ request, /** @type {Response} */ response) => fault(request, response), { only });

/** Hangs up in the middle of the body. @type {Handler} */
export const dropsMidBody = (request) => {
  for (const event of ["data", "end"]) request.once(event, () => request.socket.destroy());
};

/** Hangs up before it reads anything. @type {Handler} */
export const hangsUp = (request) => void request.socket.destroy();

/** Takes everything and never answers. @type {Handler} */
export const saysNothing = (request) => void request.resume();

/** Wants the same request at another address. @param {string} url @returns {Handler} */
export const redirectsTo = (url) => answers(307, { Location: url });

/**
 * A server that keeps what is PUT, by its path.
 * @param {import("node:test").TestContext} t
 * @param {(request: Request) => number} [judge] the status of each
 */
export async function startStore(t, judge = () => 201) {
  /** @type {Map<string, Buffer>} */
  const kept = new Map();
  const peer = await startServer(t, async (request, response) => {
    const body = await bodyOf(request);
    const status = judge(request);
    if (status < 300) kept.set(decodeURIComponent(new URL(request.url ?? "", "http://x").pathname.slice(1)), body);
    response.writeHead(status).end();
  });
  return Object.assign(peer, { kept });
}

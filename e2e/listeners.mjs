// Someone who should hear nothing: a TCP and a UDP listener on this computer that note every touch.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const answer = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx";

/**
 * @typedef {object} Listeners
 * @property {string[]} hits `tcp` or `udp`, then the request line if one came
 * @property {(start: string) => Promise<void>} heard waits for a hit that starts so
 * @property {string} http address of the TCP listener, which answers any request with 200
 * @property {string} stun address of the UDP listener
 * @property {() => void} close
 */

/** @returns {Promise<Listeners>} */
export async function listen() {
  /** @type {string[]} */
  const hits = [];
  const tcp = createServer((socket) => {
    // A bare connection already tells that somebody is there.
    const hit = hits.push("tcp") - 1;
    socket.once("data", (data) => {
      hits[hit] = `tcp ${data.toString("latin1").split("\r\n")[0]}`;
      socket.end(answer);
    });
    socket.on("error", () => {});
  });
  const udp = createSocket("udp4");
  udp.on("message", () => hits.push("udp"));
  tcp.listen(0, "127.0.0.1");
  udp.bind(0, "127.0.0.1");
  await Promise.all([once(tcp, "listening"), once(udp, "listening")]);
  const address = /** @type {import("node:net").AddressInfo} */ (tcp.address());
  return {
    hits,
    heard: (start) => hear(hits, start),
    http: `http://127.0.0.1:${address.port}/`,
    stun: `stun:127.0.0.1:${udp.address().port}`,
    close: () => {
      tcp.close();
      udp.close();
    },
  };
}

/**
 * @param {string[]} hits
 * @param {string} start
 */
async function hear(hits, start) {
  const end = Date.now() + 20_000;
  while (!hits.some((hit) => hit.startsWith(start))) {
    if (Date.now() > end) throw new Error(`never heard "${start}", only: ${hits.join(", ")}`);
    await sleep(50);
  }
}

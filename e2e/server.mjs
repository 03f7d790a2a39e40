// The page as `cargo xtask serve` serves it, on a port of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";

const top = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {object} Server
 * @property {string} url ends in a slash
 * @property {() => void} close
 */

/**
 * Serves what `cargo xtask web` has built; builds nothing.
 * @param {{ headers?: boolean, hosts?: string[], site?: string }} [options] `headers: false` is a plain static host; `hosts`
 *   may embed the page; `site` is a configuration to serve as the page's own.
 * @returns {Promise<Server>}
 */
export async function serve({ headers = true, hosts = [], site } = {}) {
  const options = [...(headers ? [] : ["--no-headers"]), ...(site ? ["--site", site] : []), ...hosts.flatMap((host) => ["--host", host])];
  return start(`${top}target/debug/xtask`, ["serve", "--no-build", "--port", "0", ...options]);
}

/**
 * A program that says where it serves.
 * @param {string} program @param {string[]} options @returns {Promise<Server>}
 */
export async function start(program, options) {
  const server = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await Promise.race([
    once(createInterface(server.stdout), "line"),
    once(server, "error").then(([error]) => { throw error; }),
    once(server, "exit").then(() => { throw new Error(`${program} ${options[0]} ended early`); }),
  ]);
  const url = /http:\/\/\S+/.exec(line)?.[0];
  if (!url) throw new Error(`${program} named no address: ${line}`);
  return { url, close: () => server.kill() };
}

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
 * @param {{ headers?: boolean, site?: string }} [options] `headers: false` is a plain static host; `site` is a
 *   configuration to serve as the page's own.
 * @returns {Promise<Server>}
 */
export async function serve({ headers = true, site } = {}) {
  const options = ["serve", "--no-build", "--port", "0", ...(headers ? [] : ["--no-headers"]), ...(site ? ["--site", site] : [])];
  const server = spawn(`${top}target/debug/xtask`, options, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await Promise.race([
    once(createInterface(server.stdout), "line"),
    once(server, "error").then(([error]) => { throw error; }),
    once(server, "exit").then(() => { throw new Error("cargo xtask serve ended early"); }),
  ]);
  const url = /http:\/\/\S+/.exec(line)?.[0];
  if (!url) throw new Error(`cargo xtask serve named no address: ${line}`);
  return { url, close: () => server.kill() };
}

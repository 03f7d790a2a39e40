// A host that knows nothing of Kamei: files below a path, their types, no other header.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";

/** @type {Record<string, string>} */
const types = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", svg: "image/svg+xml" };

/**
 * @param {string} folder @param {string} path where it lies, as in `/tools/kamei/`
 */
export async function hostBelow(folder, path) {
  /** @type {string[]} what was asked for */
  const asked = [];
  /** @type {Map<string, (bytes: Buffer) => Buffer>} */
  const altered = new Map();
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [address] = (request.url ?? "").split("?");
    const name = address.startsWith(path) ? address.slice(path.length) || "index.html" : "..";
    const bytes = name.includes("..") ? null : await readFile(join(folder, name)).catch(() => null);
    response.statusCode = bytes ? 200 : 404;
    response.setHeader("content-type", types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream");
    response.end(bytes && (altered.get(name)?.(bytes) ?? bytes));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${path}`,
    asked,
    altered,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

// A portal that passes what is handed over to Orthanc, whose password stays on this server.
//   ORTHANC_USER=… ORTHANC_PASSWORD=… node examples/orthanc/server.mjs http://127.0.0.1:8040/ 8051 http://127.0.0.1:8042/
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";

const [kamei = "http://127.0.0.1:8040/", port = "8051", orthanc = "http://127.0.0.1:8042/"] = process.argv.slice(2);
const { ORTHANC_USER: user, ORTHANC_PASSWORD: password } = process.env;
const page = (await readFile(new URL("index.html", import.meta.url), "utf8")).replaceAll("{{kamei}}", kamei);

const server = createServer(async (request, response) => {
  if (request.method === "POST" && request.url === "/instances") {
    response.statusCode = await store(request);
    return response.end();
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page);
});
server.listen(Number(port), "127.0.0.1", () => {
  const { port: chosen } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`The portal is at http://127.0.0.1:${chosen}/`);
});

/** @param {import("node:http").IncomingMessage} file @returns {Promise<number>} the status to answer with */
async function store(file) {
  const headers = user ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` } : undefined;
  const sent = { method: "POST", headers, body: Readable.toWeb(file), duplex: "half" };
  const answer = await fetch(new URL("instances", orthanc), /** @type {any} */ (sent)).catch(() => null);
  if (!answer) console.error(`Orthanc does not answer at ${orthanc}`);
  return answer?.status ?? 502;
}

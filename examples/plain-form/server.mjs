// A portal in one file: a form with <kamei-upload>, and what takes its files.
//   node examples/plain-form/server.mjs http://127.0.0.1:8040/ 8050
import { createServer } from "node:http";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { Readable } from "node:stream";

const [kamei = "http://127.0.0.1:8040/", port = "8050", folder = "received"] = process.argv.slice(2);
const page = (await readFile(new URL("index.html", import.meta.url), "utf8")).replaceAll("{{kamei}}", kamei);

const server = createServer(async (request, response) => {
  if (request.method === "POST" && request.url === "/upload") return take(request, response);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page);
});
server.listen(Number(port), "127.0.0.1", () => {
  const { port: chosen } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`The portal is at http://127.0.0.1:${chosen}/`);
});

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function take(request, response) {
  try {
    const type = request.headers["content-type"] ?? "";
    const form = await new Response(/** @type {any} */ (Readable.toWeb(request)), { headers: { "content-type": type } }).formData();
    const files = [...form.getAll("images"), ...form.getAll("images-record")].filter((value) => value instanceof File);
    for (const file of files) await store(file);
    response.end(`Thank you. Case ${form.get("case")}: ${files.length} files.\n`);
  } catch (error) {
    response.statusCode = 400;
    response.end("The form could not be read. Please send it again.\n");
    console.error(error);
  }
}

/** A name comes from outside, so it never leads out of the folder. @param {File} file */
async function store(file) {
  const top = resolve(folder);
  const path = resolve(join(top, file.name));
  if (!path.startsWith(top + sep)) throw new Error("a file name leads out of the folder");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(await file.arrayBuffer()));
}

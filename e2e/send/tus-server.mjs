// A tus server that can fail, and that says what of a file it has got.
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "./server.mjs";

/**
 * @param {import("node:test").TestContext} t
 * @returns {Promise<import("./server.mjs").Peer & { files: string, arrived: () => Promise<Map<string, Buffer>>, forget: () => Promise<void> }>}
 *   `files` is where to send, `arrived` what is whole, by its name; `forget` loses everything
 */
export async function startTus(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-tus-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const tus = new Server({ path: "/files", datastore: new FileStore({ directory: folder }), relativeLocation: true });
  const peer = await startServer(t, (request, response) => tus.handle(request, response));
  const listed = async () => (await readdir(folder)).filter((file) => file.endsWith(".json"));
  return Object.assign(peer, {
    files: `${peer.url}files`,
    async arrived() {
      const files = await Promise.all((await listed()).map(async (file) => {
        const { size, metadata } = JSON.parse(await readFile(join(folder, file), "utf8"));
        const bytes = await readFile(join(folder, file.replace(/\.json$/, "")));
        return bytes.length === size ? [/** @type {const} */ ([String(metadata.filename), bytes])] : [];
      }));
      return new Map(files.flat().sort(([one], [other]) => (one < other ? -1 : 1)));
    },
    forget: async () => Promise.all((await readdir(folder)).map((file) => rm(join(folder, file)))).then(() => {}),
  });
}

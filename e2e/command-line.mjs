// The command line, which shares the core with the page and so must give the same files.
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../target/release/kamei", import.meta.url));

/**
 * Runs `kamei`; `cargo build --release -p kamei-cli` has built it.
 * @param {string[]} options
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
export function kamei(...options) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  return { status, stdout, stderr };
}

/**
 * Every file below a folder, by its path there with slashes.
 * @param {string} folder
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const read = paths.sort().map(async (path) => /** @type {const} */ ([relative(folder, path).split(sep).join("/"), await readFile(path)]));
  return new Map(await Promise.all(read));
}

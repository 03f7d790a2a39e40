// Real files of every kind, broken ones among them: each ends as a readable file or is held for a stated reason.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { processBatch } from "../engine.mjs";

const samples = fileURLToPath(new URL("../../../shared/samples", import.meta.url));

test("every sample is finished or held", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamei-samples-"));
  t.after(() => rm(folder, { recursive: true }));
  const entries = await readdir(samples, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => ({ name: path.slice(samples.length + 1), bytes: await readFile(path) })),
  );

  const results = await processBatch(files);
  const counts = new Map();
  for (const { held } of results) counts.set(held ?? "finished", (counts.get(held ?? "finished") ?? 0) + 1);
  t.diagnostic([...counts].map(([what, count]) => `${what} ${count}`).join(", "));
  assert.ok(counts.get("finished") > 0, "nothing was finished");

  const written = join(folder, "output.dcm");
  const unreadable = [];
  for (const [index, { output }] of results.entries()) {
    // What is no data set has readers of its own.
    if (!output || output.subarray(128, 132).toString() !== "DICM") continue;
    await writeFile(written, output);
    if (spawnSync("dcmdump", ["--quiet", written]).status !== 0) unreadable.push(files[index].name);
  }
  assert.deepEqual(unreadable, []);
});

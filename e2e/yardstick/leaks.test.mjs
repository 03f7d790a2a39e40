// Plants distinct tokens in six invented files and looks for them in what comes out.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { processBatch } from "../engine.mjs";

const python = fileURLToPath(new URL("../../target/venv/bin/python", import.meta.url));
const planter = fileURLToPath(new URL("../../../shared/yardstick/leaks/plant_phi.py", import.meta.url));

/** Free text on a machine's make: PS3.15 Table E.1-1 lets it stay, and the review shows it. */
const stays = ["Manufacturer (keep-by-table)", "SoftwareVersions (keep-by-table)"];

test("of the planted tokens only those of the machine's make come out", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamei-leaks-"));
  t.after(() => rm(folder, { recursive: true }));
  execFileSync(python, ["-W", "ignore", planter, join(folder, "planted")]);
  const tokens = JSON.parse(await readFile(join(folder, "tokens.json"), "utf8"));
  const names = (await readdir(join(folder, "planted"))).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(folder, "planted", name)) })),
  );

  const results = await processBatch(files);
  const held = results.flatMap(({ name, held }) => (held ? [`${name} (${held})`] : []));
  const outputs = results.flatMap(({ output }) => output ?? []);
  const left = Object.keys(tokens).filter((token) => outputs.some((output) => carries(output, token)));
  t.diagnostic(`${outputs.length} files out, held: ${held.join(", ") || "none"}, ${left.length} tokens left`);
  // Holding everything would leak nothing and help nobody.
  assert.deepEqual(held, ["pdf.dcm (encapsulated-document)"]);
  assert.deepEqual(left.map((token) => tokens[token]).sort(), stays);
});

/** @param {Buffer} output @param {string} token */
const carries = (output, token) => output.includes(token) || output.includes(Buffer.from(token, "utf16le"));

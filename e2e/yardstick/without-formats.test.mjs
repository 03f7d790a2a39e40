// DICOM needs nothing but the first of the two modules, over the samples kept beside the repository; texts that
// may name someone want the dictionary too, and are held without.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { loadEngine, processBatch } from "../engine.mjs";

const samples = fileURLToPath(new URL("../../../shared/samples", import.meta.url));

test("without the module for other formats every DICOM file becomes the same", async () => {
  const files = [];
  for (const folder of ["dicom", "charset", "video", "wsi"]) {
    for (const name of await readdir(join(samples, folder))) files.push({ name, bytes: await readFile(join(samples, folder, name)) });
  }
  const dicom = files.filter(({ bytes }) => bytes.toString("latin1", 128, 132) === "DICM");
  const key = (await loadEngine()).new_key();
  const [alone, both] = [await processBatch(dicom, undefined, { key, formats: false }), await processBatch(dicom, undefined, { key })];
  const unread = alone.filter(({ held }) => held === "no-text-engine");
  assert.ok(unread.length < 5, `${unread.length} wanted the dictionary`);
  for (const [place, { name, status, output, held }] of both.entries()) {
    if (unread.includes(alone[place])) continue;
    assert.deepEqual({ name: alone[place].name, status: alone[place].status, held: alone[place].held }, { name, status, held });
    assert.ok(output === undefined ? alone[place].output === undefined : output.equals(alone[place].output ?? Buffer.alloc(0)), name);
  }
  assert.ok(both.filter(({ output }) => output).length > 50);
});

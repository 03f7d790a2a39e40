// What npm would publish: the modules, their types, nothing to install with them.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));

const portal = `
import "kamei-upload";
import { Deid } from "kamei-upload/deid";
const upload = document.querySelector("kamei-upload")!;
upload.addEventListener("kamei-ready", ({ detail }) => console.log(detail.files[0].name, detail.record?.size));
upload.addEventListener("kamei-review", ({ detail }) => console.log(detail.look + detail.held));
// @ts-expect-error files are no text
const wrong: string = upload.files;
const deid = await Deid.open({ policy: "dicom-basic", signal: AbortSignal.timeout(1000) });
for await (const review of deid.inspect([])) console.log(review.standing, (await deid.finish(review)).file.size);
`;

test("the npm package brings types for a portal's code and needs no other package", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "kamei-package-"));
  t.after(() => rm(folder, { recursive: true }));
  const archive = execFileSync(`${top}target/debug/xtask`, ["pack"], { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
  await mkdir(join(folder, "node_modules"));
  execFileSync("tar", ["xzf", join(top, archive), "-C", folder]);
  const installed = join(folder, "node_modules/kamei-upload");
  await rename(join(folder, "package"), installed);
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.deepEqual(Object.keys(manifest).filter((key) => /dependencies/i.test(key)), []);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "portal.ts"), portal);
  const options = ["--noEmit", "--strict", "--target", "es2023", "--module", "nodenext", "--lib", "es2023,dom,dom.iterable", "portal.ts"];
  const { stdout } = spawnSync("node", [`${top}e2e/node_modules/typescript/bin/tsc`, ...options], { cwd: folder, encoding: "utf8" });
  assert.equal(stdout, "");
});

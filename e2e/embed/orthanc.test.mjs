// The second example portal takes the files by event and sends them on to an archive.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { approveAll, bringFolder, sample, untilReady, untilReview } from "../person.mjs";
import { freePort, openPortal } from "./portal.mjs";

const skip = existsSync("/usr/sbin/Orthanc") ? false : "Orthanc is not installed";

test("chromium: a portal sends what was handed over to Orthanc", { skip }, async (t) => {
  const orthanc = await startOrthanc(t);
  const { page, kameiUrl } = await openPortal(t, "chromium", { example: "orthanc", orthanc });
  const kamei = await page.inside(kameiUrl);
  await untilReady(kamei);
  await bringFolder(kamei, join(sample, "MR"));
  await untilReview(kamei);
  await approveAll(kamei);
  await kamei.click("#to-release");
  await kamei.click("#hand-over");
  await page.until(() => document.querySelectorAll("li").length === 2);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("li")].map((item) => item.textContent?.split(": ")[1])), ["stored", "stored"]);
  const [patient] = await ask(orthanc, "patients?expand");
  assert.match(patient.MainDicomTags.PatientName, /^K-/);
  assert.equal((await ask(orthanc, "instances")).length, 2);
});

/** @param {import("node:test").TestContext} t @returns {Promise<string>} its address */
async function startOrthanc(t) {
  const storage = await mkdtemp(join(tmpdir(), "kamei-orthanc-"));
  const port = await freePort();
  const settings = join(storage, "orthanc.json");
  await writeFile(settings, JSON.stringify({
    StorageDirectory: storage, IndexDirectory: storage, HttpPort: Number(port), HttpBindAddresses: ["127.0.0.1"],
    DicomServerEnabled: false, RemoteAccessAllowed: false, AuthenticationEnabled: false, Plugins: [],
  }));
  const server = spawn("Orthanc", [settings], { stdio: "ignore" });
  t.after(async () => {
    server.kill();
    await rm(storage, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask(address, "system").catch(() => null)) return address;
    await sleep(200);
  }
  throw new Error("Orthanc did not start");
}

/** @param {string} address @param {string} path @returns {Promise<any>} */
const ask = async (address, path) => (await fetch(address + path)).json();

// The page away from `cargo xtask serve`: on a plain host below a path, without a network, as one file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, openBrowser } from "../browsers.mjs";
import { approveAll, bringFolder, sample, saveZip, untilReady, untilReview } from "../person.mjs";
import { hostBelow } from "./static-host.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const xtask = (/** @type {string[]} */ ...options) => execFileSync(`${top}target/debug/xtask`, options);
const SECRETS = ["SAKURA", "HINATA", "00427718"];
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kamei-dist-"));
  xtask("dist", "--no-build", "--out", join(folder, "dist"));
  xtask("web", "--no-build", "--single", "dicom");
});
after(() => rm(folder, { recursive: true }));

for (const name of browsers) {
  test(`${name}: a plain host below a path, and then no host at all`, async (t) => {
    const { host, page } = await open(t, name);
    await page.open(host.url);
    await untilReady(page);
    assert.match(await lockWords(page), /個の部品が、この版とともに公開された値/);
    await page.until(() => navigator.serviceWorker.getRegistration().then((kept) => Boolean(kept?.active)));
    await page.open(host.url);
    await untilReady(page);
    // A sealed page asks for nothing, and what it tells its keeper goes nowhere.
    host.asked.length = 0;
    await page.evaluate(() => {
      for (const message of ["skipWaiting", { fetch: "leak" }, { url: "./leak" }]) navigator.serviceWorker.controller?.postMessage(message);
    });
    await new Promise((done) => setTimeout(done, 500));
    assert.deepEqual(host.asked.filter((line) => !line.includes("sw.js")), []);
    host.close();
    await page.open(host.url);
    await untilReady(page);
    assert.match(await lockWords(page), /ネットワークがなくても開けます/);
    await pseudonymizes(page);
  });

  test(`${name}: one file from a disk does the same`, async (t) => {
    const page = await openBrowser(name);
    t.after(page.close);
    await withoutPicker(page);
    await page.open(`file://${top}target/single/kamei-dicom.html`);
    await untilReady(page);
    assert.match(await lockWords(page), /ファイルから開いた/);
    await pseudonymizes(page);
  });
}

test("chromium: a part that is not the published one keeps the page from starting", async (t) => {
  const { host, page } = await open(t, "chromium");
  host.altered.set("app/zip.js", (bytes) => Buffer.concat([bytes, Buffer.from("// changed")]));
  await page.open(host.url);
  await page.until(() => document.querySelector("#working")?.textContent?.includes("公開されたものと違います"));
});

test("chromium: a newer version is used when a person says so, and not while files are open", async (t) => {
  const { host, page } = await open(t, "chromium");
  await page.open(host.url);
  await untilReady(page);
  await page.until(() => navigator.serviceWorker.getRegistration().then((kept) => Boolean(kept?.active)));
  host.altered.set("sw.js", (bytes) => Buffer.from(bytes.toString().replace(/VERSION = "\w+"/, 'VERSION = "next"')));
  await page.open(host.url);
  await untilReady(page);
  await page.until(() => document.querySelector("#use-update"));
  await page.setInputFiles("#files-input", [join(sample, "MR/IM000001.dcm")]);
  await untilReview(page);
  assert.equal(await page.evaluate(() => document.querySelector("#use-update")), null);
  assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.map((name) => name.split(" ").at(-1)?.length))), [64, 4]);
});

for (const [what, take] of /** @type {[string, () => void][]} */ ([
  ["SIMD", () => void (WebAssembly.validate = () => false)],
  ["workers", () => void Reflect.deleteProperty(window, "Worker")],
])) {
  test(`chromium: a browser without ${what} is told so`, async (t) => {
    const { host, page } = await open(t, "chromium");
    await page.beforeScripts(take);
    await page.open(host.url);
    await page.until(() => document.querySelector("#cannot:not([hidden])"));
    assert.match(await page.evaluate(() => document.querySelector("#cannot-what")?.textContent ?? ""), new RegExp(what));
  });
}

/** @param {import("node:test").TestContext} t @param {import("../browsers.mjs").BrowserName} name */
async function open(t, name) {
  const host = await hostBelow(join(folder, "dist"), "/tools/kamei/");
  t.after(host.close);
  const page = await openBrowser(name);
  t.after(page.close);
  await withoutPicker(page);
  return { host, page };
}

/** @param {import("../browsers.mjs").Page} page */
const withoutPicker = (page) => page.beforeScripts(() => void Reflect.deleteProperty(window, "showSaveFilePicker"));

/** @param {import("../browsers.mjs").Page} page */
async function lockWords(page) {
  await page.click("#lock");
  const words = await page.evaluate(() => document.querySelector("dialog")?.textContent ?? "");
  await page.press("Escape");
  await page.until(() => !document.querySelector("dialog"));
  return words;
}

/** @param {import("../browsers.mjs").Page} page */
async function pseudonymizes(page) {
  await bringFolder(page, join(sample, "MR"));
  await untilReview(page);
  await approveAll(page);
  const files = await saveZip(page);
  assert.equal(files.size, 2);
  for (const [path, bytes] of files) {
    for (const secret of SECRETS) assert.ok(!path.includes(secret) && !bytes.includes(secret), path);
  }
}

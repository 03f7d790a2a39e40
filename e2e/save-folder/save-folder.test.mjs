// Where the browser can write into a folder, it writes what the ZIP would hold.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import test from "node:test";
import { bringFolder, openPage, sample, saveZip, texts, untilReview } from "../person.mjs";

test("chromium: a folder gets the files of the ZIP", async (t) => {
  const page = await openPage(t, "chromium");
  // No program can answer the picker; the browser's own storage gives the same kind of handle.
  await page.evaluate(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("out", { create: true });
    Object.assign(window, { showDirectoryPicker: pick });
  });
  await bringFolder(page, join(sample, "CT"));
  await untilReview(page);
  const files = await saveZip(page);
  await page.click("#save-folder");
  await page.until(() => document.querySelector(".card-note .done")?.textContent?.includes(" out "));
  const digests = [...files].map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest("hex")]);
  assert.deepEqual((await page.evaluate(digestsInStorage)).sort(), digests);
});

test("chromium: a disk that fills loses nothing, and saving again saves the rest", async (t) => {
  const en = await texts("en");
  const page = await openPage(t, "chromium", { locale: "en" });
  await page.evaluate(() => {
    const root = async () => navigator.storage.getDirectory();
    const real = FileSystemFileHandle.prototype.createWritable;
    let room = 5;
    FileSystemFileHandle.prototype.createWritable = function (...options) {
      room -= 1;
      if (room < 0) throw new DOMException("", "QuotaExceededError");
      return real.apply(this, options);
    };
    Object.assign(window, {
      showDirectoryPicker: async () => (await root()).getDirectoryHandle("out", { create: true }),
      showSaveFilePicker: async () => (await root()).getFileHandle("out.zip", { create: true }),
      makeRoom: () => { room = Infinity; },
    });
  });
  await bringFolder(page, join(sample, "CT"));
  await untilReview(page);
  await page.click("#to-release");
  for (const [button, failed, files] of /** @type {const} */ ([["#save-folder", 7, 5], ["#save-zip", 1, 0]])) {
    await page.click(button);
    const words = en["release.failed"].replace("{n}", String(failed));
    const said = await page.until((/** @type {string} */ words) => {
      const note = [...document.querySelectorAll(".card-note")].at(-1)?.textContent ?? "";
      return note.includes(words) && note;
    }, words);
    assert.equal(said.includes("✓"), files > 0, said);
    assert.ok(said.includes(en["reason.write-failed.what"]), said);
  }
  await page.evaluate(() => /** @type {any} */ (window).makeRoom());
  await page.click("#save-folder");
  await page.until(() => document.querySelector(".card-note .done") !== null && document.querySelector(".failures") === null);
  assert.equal((await page.evaluate(digestsInStorage)).length, 12);
});

async function digestsInStorage() {
  /** @type {[string, string][]} */
  const found = [];
  const walk = async (/** @type {any} */ folder, /** @type {string} */ path) => {
    for await (const child of folder.values()) {
      const name = path + child.name;
      if (child.kind === "directory") await walk(child, `${name}/`);
      else found.push([name, hex(await crypto.subtle.digest("SHA-256", await (await child.getFile()).arrayBuffer()))]);
    }
  };
  const hex = (/** @type {ArrayBuffer} */ digest) =>
    [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("out"), "");
  return found;
}

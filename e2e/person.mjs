// What a person does on the page, so that a story reads like one.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browsers.mjs";
import { filesBelow } from "./command-line.mjs";
import { serve } from "./server.mjs";

/**
 * @typedef {import("node:test").TestContext} TestContext
 * @typedef {import("./browsers.mjs").Page} Page
 */

/** The invented patient's study, as it might come from a hospital's CD. */
export const sample = fileURLToPath(new URL("../www/sample/SAKURA_HINATA_00427718", import.meta.url));

/** @param {"ja" | "en"} language @returns {Promise<Record<string, string>>} */
export const texts = async (language) =>
  JSON.parse(await readFile(new URL(`../www/texts/${language}.json`, import.meta.url), "utf8"));

/**
 * Opens the page and waits until it takes files.
 * @param {TestContext} t
 * @param {import("./browsers.mjs").BrowserName} name
 * @param {import("./browsers.mjs").Look} [look]
 */
export async function openPage(t, name, look) {
  const server = await serve();
  t.after(server.close);
  const page = await openAt(t, name, server.url, look);
  await untilReady(page);
  return page;
}

/**
 * Opens the page as a site has set it up.
 * @param {TestContext} t
 * @param {import("./browsers.mjs").BrowserName} name
 * @param {Record<string, string>} files `site.toml`, and what it names
 * @param {import("./browsers.mjs").Look & { headers?: boolean }} [look]
 * @returns {Promise<Page & { url: string }>}
 */
export async function openSite(t, name, files, { headers, ...look } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-site-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const server = await serve({ headers, site: join(folder, "site.toml") });
  t.after(server.close);
  return { ...(await openAt(t, name, server.url, look)), url: server.url };
}

/**
 * @param {TestContext} t @param {import("./browsers.mjs").BrowserName} name @param {string} url
 * @param {import("./browsers.mjs").Look} [look]
 */
async function openAt(t, name, url, look) {
  const page = await openBrowser(name, look);
  t.after(page.close);
  await page.beforeScripts(() => {
    // No program can answer a file picker; without one the page saves through links.
    delete (/** @type {any} */ (window).showSaveFilePicker);
  });
  await page.open(url);
  return page;
}

/** @param {Page} page */
export const untilReady = (page) =>
  page.until(() => {
    const policy = document.querySelector("#policy")?.textContent ?? "";
    return document.querySelector("[data-seal=closed]") !== null && policy !== "" && policy !== "…";
  });

/**
 * Drops a folder where the browser lets a program do that, else chooses its files one by one.
 * @param {Page} page
 * @param {string} folder
 */
export async function bringFolder(page, folder) {
  if (page.drop) return page.drop("#well", [folder]);
  const paths = [...(await filesBelow(folder)).keys()].map((path) => join(folder, path));
  await page.setInputFiles("#files-input", paths);
}

/** @param {Page} page */
export const untilReview = (page) => page.until(() => document.body.dataset.step === "review");

/**
 * Looks at every image that asks for it and approves its series.
 * @param {Page} page
 */
export const approveAll = (page) =>
  page.until(() => {
    const answer = document.querySelector("#approve:not(:disabled)") ?? document.querySelector("#next-unseen");
    /** @type {HTMLElement | null} */ (answer)?.click();
    return !answer && !document.querySelector("#footer .look");
  });

/**
 * Saves everything that may go as one ZIP.
 * @param {Page} page
 * @returns {Promise<Map<string, Buffer>>} names in the archive, and contents
 */
export async function saveZip(page) {
  await page.click("#to-release");
  await page.click("#save-zip");
  const archive = await page.downloaded();
  const folder = await mkdtemp(join(tmpdir(), "kamei-zip-"));
  try {
    // Checks every CRC on the way.
    execFileSync("unzip", ["-q", archive, "-d", folder]);
    return await filesBelow(folder);
  } finally {
    await rm(folder, { recursive: true });
    await rm(dirname(archive), { recursive: true });
  }
}

/** @param {Page} page @returns {Promise<string>} the record's text */
export async function saveRecord(page) {
  await page.click("#save-record");
  await page.type("dialog [name=reviewer]", "Reviewer One");
  await page.type("dialog [name=role]", "Radiographer");
  await page.click("dialog [type=submit]");
  return readFile(await page.downloaded(), "utf8");
}

/** @param {Page} page @param {string} passphrase @returns {Promise<string>} path of the key file */
export async function saveKey(page, passphrase) {
  await page.click("#save-key");
  await page.type("dialog [name=first]", passphrase);
  await page.type("dialog [name=second]", passphrase);
  await page.click("dialog [type=submit]");
  return page.downloaded();
}

/**
 * @param {Page} page @param {string} path @param {string} passphrase
 * @returns {Promise<string>} what the dialog complains of, or nothing
 */
export async function loadKey(page, path, passphrase) {
  await page.click("#key");
  await page.setInputFiles("dialog [name=file]", [path]);
  await page.type("dialog [name=passphrase]", passphrase);
  await page.click("dialog [type=submit]");
  const answer = await page.until(() => {
    if (!document.querySelector("dialog")) return { complaint: "" };
    const complaint = document.querySelector("dialog .complaint:not([hidden])")?.textContent;
    return complaint ? { complaint } : null;
  });
  return answer.complaint;
}

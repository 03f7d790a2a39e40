// What a person does to send, and what the command line makes of the same files with the same key.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesBelow, kamei } from "../command-line.mjs";
import { bringFolder, saveKey, untilReady, untilReview } from "../person.mjs";

/** @typedef {import("../browsers.mjs").Page} Page */

const PASSPHRASE = "four plain words apart";

/** Brings a folder in and goes to the last step. @param {Page} page @param {string} folder */
export async function bringToRelease(page, folder) {
  await untilReady(page);
  await bringFolder(page, folder);
  await untilReview(page);
  await page.click("#to-release");
}

/**
 * Agrees to the summary, with what the destination asks for.
 * @param {Page} page @param {string} destination
 * @param {{ reviewer?: string, secrets?: Record<string, string>, again?: boolean }} [answers]
 * @returns {Promise<string>} what the summary said
 */
export async function send(page, destination, { reviewer, secrets = {}, again = false } = {}) {
  await page.click(`#send-${destination}`);
  if (reviewer) {
    await page.type("dialog [name=reviewer]", reviewer);
    await page.type("dialog [name=role]", "Radiographer");
    await page.click("dialog [type=submit]");
  }
  await page.until(() => document.querySelector("dialog .facts") !== null || document.querySelector(".destination .complaint") !== null);
  const summary = await page.evaluate(() => document.querySelector("dialog .dialog-body")?.textContent ?? "");
  for (const [name, value] of Object.entries(secrets)) await page.type(`dialog [name=${name}]`, value);
  if (again) await page.click("#send-again");
  await page.click("dialog [type=submit]");
  return summary;
}

/**
 * Waits for the transfer to come to rest, or to a phase.
 * @param {Page} page @param {string[]} phases
 * @returns {Promise<{ phase: string, words: string }>}
 */
export const untilPhase = (page, ...phases) =>
  page.until((/** @type {string[]} */ wanted) => {
    const transfer = /** @type {HTMLElement | null} */ (document.querySelector(".transfer"));
    const phase = transfer?.dataset.phase ?? "";
    return wanted.includes(phase) && { phase, words: transfer?.textContent ?? "" };
  }, phases);

/**
 * What the command line makes of the same folder with the page's own key.
 * @param {Page} page @param {string} folder
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function byCommandLine(page, folder) {
  const key = await saveKey(page, PASSPHRASE);
  const work = await mkdtemp(join(tmpdir(), "kamei-send-"));
  try {
    await writeFile(join(work, "passphrase"), `${PASSPHRASE}\n`);
    const run = kamei("deidentify", folder, "--out", join(work, "out"), "--key", key, "--passphrase-file", join(work, "passphrase"));
    if (run.status !== 0) throw new Error(run.stderr);
    return await filesBelow(join(work, "out"));
  } finally {
    await rm(work, { recursive: true });
  }
}

/** How an age file begins, the key file among them. */
export const SEALED = "age-encryption.org/";

/** @param {string} id @param {string} kind @param {string} url @param {string} [more] lines of TOML */
export const destination = (id, kind, url, more = "") =>
  `[[destination]]\nid = "${id}"\nname.ja = "${id}の保管庫"\nname.en = "${id} archive"\nkind = "${kind}"\nurl = "${url}"\n${more}\n`;

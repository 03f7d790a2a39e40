// Chromium and Firefox behind one small interface, so that a story is told once and acted twice.
import { mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { launchChromium } from "./browsers/chromium.mjs";
import { launchFirefox } from "./browsers/firefox.mjs";

/**
 * @typedef {object} Look
 * @property {string} [locale] `ja` (default) or `en`
 * @property {boolean} [dark]
 * @property {{ width: number, height: number }} [size]
 * @property {boolean} [touch] a finger instead of a mouse, and as little motion as can be; Chromium only
 */

/**
 * What each browser's driver gives.
 * @typedef {object} Driver
 * @property {(url: string) => Promise<void>} open
 * @property {(act: any, ...values: any[]) => Promise<any>} evaluate
 * @property {(script: any) => Promise<void>} beforeScripts runs a function in every later document, first of all
 * @property {(selector: string) => Promise<void>} click waits until the element can be clicked
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(key: string) => Promise<void>} press
 * @property {(from: { x: number, y: number }, to: { x: number, y: number }) => Promise<void>} drag with the mouse, in pixels of the page
 * @property {(selector: string, paths: string[]) => Promise<void>} setInputFiles
 * @property {((selector: string, paths: string[]) => Promise<void>) | null} drop files or folders; only Chromium lets a program do it
 * @property {(url: string) => Part | null} frame the page in a frame whose address starts so, once it is there
 * @property {(path: string) => Promise<void>} screenshot the whole page; in Chromium as JPEG where the path says so
 * @property {string[]} said everything on the console, and uncaught errors
 * @property {() => Promise<void>} close
 */

/** @typedef {Pick<Driver, "evaluate" | "click" | "type" | "setInputFiles" | "drop">} Part what is done within one frame */

/**
 * @typedef {Driver & {
 *   name: BrowserName,
 *   until: (condition: any, ...values: any[]) => Promise<any>,
 *   downloaded: () => Promise<string>,
 *   inside: (url: string) => Promise<Page>,
 * }} Page
 * `until` asks a function in the page until it answers something truthy (no element: those do not travel), and returns that.
 * `downloaded` waits for the next file and returns its path. `inside` is the same browser, acting within a frame.
 */

/** @typedef {"chromium" | "firefox"} BrowserName */

/**
 * A browser that runs.
 * @typedef {object} Running
 * @property {(look: Required<Look>) => Promise<Driver>} page an empty page that shares nothing with any other
 * @property {() => boolean} isThere
 * @property {() => Promise<void>} stop
 */

/** @type {Record<BrowserName, (folder: string, look: Required<Look>) => Promise<Running>>} */
const launch = { chromium: launchChromium, firefox: launchFirefox };

export const browsers = /** @type {BrowserName[]} */ (Object.keys(launch));

/** The stories of one file share a browser, since starting one costs more than most stories; a measurement has its own. */
const isStory = "NODE_TEST_CONTEXT" in process.env;
/** @type {Map<string, Running & { folder: string }>} */
const running = new Map();
if (isStory) after(() => Promise.all([...running.values()].map(end)));

/** @param {BrowserName} name @param {Required<Look>} look */
async function run(name, look) {
  const kind = `${name} ${look.locale} ${look.dark}`;
  const found = running.get(kind);
  if (found?.isThere()) return found;
  const folder = await mkdtemp(join(tmpdir(), "kamei-downloads-"));
  const browser = { ...(await launch[name](folder, look)), folder };
  if (isStory) running.set(kind, browser);
  return browser;
}

/** @param {Running & { folder: string }} browser */
async function end({ stop, folder }) {
  await stop();
  await rm(folder, { recursive: true, force: true });
}

/**
 * An empty page that shares nothing with those before it, and a download folder.
 * @param {BrowserName} name
 * @param {Look} [look]
 * @returns {Promise<Page>}
 */
export async function openBrowser(name, look = {}) {
  const whole = { locale: "ja", dark: false, size: { width: 1280, height: 800 }, touch: false, ...look };
  const browser = await run(name, whole);
  const { folder } = browser;
  const driver = await browser.page(whole);
  /** @param {Part} part @returns {Page} */
  const within = (part) => ({
    ...driver,
    ...part,
    name,
    until: (condition, ...values) =>
      poll(() => part.evaluate(condition, ...values), () => `${condition}\n${driver.said.join("\n")}`),
    downloaded: () => poll(() => takeFile(folder), () => "a download"),
    inside: async (url) => within(await poll(async () => driver.frame(url), () => `a frame of ${url}`)),
    close: async () => {
      await driver.close();
      if (!isStory) return end(browser);
      for (const file of await readdir(folder)) await rm(join(folder, file), { recursive: true });
    },
  });
  return within(driver);
}

/**
 * Moves the first whole file to a folder of its own, so that the next one may have the same name.
 * @param {string} folder
 */
async function takeFile(folder) {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const name = files[0]?.name;
  // Firefox holds the name with an empty file before it writes.
  if (!name || files.some((file) => file.name.endsWith(".part"))) return null;
  // It renames that file too, maybe since the folder was read.
  const size = await stat(join(folder, name)).then(({ size }) => size, whenGone);
  if (size === 0) return null;
  const path = join(await mkdtemp(join(folder, "taken-")), name);
  await rename(join(folder, name), path);
  return path;
}

/** @param {NodeJS.ErrnoException} error */
function whenGone(error) {
  if (error.code === "ENOENT") return 0;
  throw error;
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @param {() => string} what
 * @returns {Promise<NonNullable<T>>}
 */
async function poll(ask, what, patience = 60_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what()}`);
    await sleep(50);
  }
}

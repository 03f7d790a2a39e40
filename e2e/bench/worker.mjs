// The page's own worker in Chromium, without the page around it.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { quiet } from "../browsers/chromium.mjs";
import { serve } from "../server.mjs";

/** The files of a folder, in order. @param {string} folder */
export const filesOf = async (folder) => (await readdir(folder)).sort().map((name) => join(folder, name));

/**
 * An empty document of the page's own address: no interface takes part in the measure.
 * @returns {Promise<Bench>}
 */
export async function openBench() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: quiet });
  const close = async () => {
    await browser.close();
    server.close();
  };
  const page = await browser.newPage();
  await page.route("**/bench", (route) => route.fulfill({ contentType: "text/html", body: '<input type="file" multiple>' }));
  await page.goto(`${server.url}bench`);
  return { browser, page, close };
}

/**
 * @typedef {{ browser: import("playwright-core").Browser, page: import("playwright-core").Page, close: () => Promise<void> }} Bench
 */

/**
 * What work takes in CPU seconds of all of Chromium's processes together, and of each kind of them.
 * @template T
 * @param {Bench} bench @param {() => Promise<T>} work
 */
export async function spent({ browser }, work) {
  const before = await cpuSeconds(browser);
  const result = await work();
  const by = Object.fromEntries([...await cpuSeconds(browser)].map(([kind, seconds]) => [kind, seconds - (before.get(kind) ?? 0)]));
  return { ...result, cpu: Object.values(by).reduce((sum, seconds) => sum + seconds, 0), by };
}

/** By kind of process. @param {import("playwright-core").Browser} browser @returns {Promise<Map<string, number>>} */
async function cpuSeconds(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const kinds = new Map();
  for (const { type, cpuTime } of processInfo) kinds.set(type, (kinds.get(type) ?? 0) + cpuTime);
  return kinds;
}

/** Runs in the page: fresh workers in the page's own pool. */
export async function startWorker() {
  const [load, pool] = ["/app/load.js", "/app/pool.js"];
  const { module, workerText } = await (await import(load)).loadAssets();
  const dictionary = await (await fetch("/pkg/assets/dictionary")).blob();
  Object.assign(window, { bench: new (await import(pool)).Pool(module, workerText, { dictionary }) });
}

/** Every file through all three passes. @param {import("playwright-core").Page} page */
export async function processAll(page) {
  const started = performance.now();
  for (const name of PASSES) await page.evaluate(pass, name);
  const found = await page.evaluate(result);
  return { ...found, seconds: (performance.now() - started) / 1000 };
}

export const PASSES = ["inspect", "review", "finish"];

/** Runs in the page: one pass over every file, bundled as the page does. @param {string} name */
export async function pass(name) {
  const { bench } = /** @type {any} */ (window);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("input"));
  /** @param {File[]} files @param {object} request */
  const each = (files, request) => Promise.allSettled(files.map((file) => bench.run({ ...request, file, name: file.name })));
  if (name === "inspect") {
    const files = [...(input.files ?? [])];
    await bench.broadcast({ do: "engine", policy: { id: "jp-pseudonymized" }, key: await bench.run({ do: "new-key" }) });
    const inspected = await each(files, { do: "inspect" });
    const open = files.filter((_, index) => inspected[index].status === "fulfilled");
    const harvests = inspected.flatMap((found) => (found.status === "fulfilled" ? [found.value.harvest] : []));
    Object.assign(bench, { files: files.length, open });
    await bench.broadcast({ do: "learn", harvests: [...new Set(harvests)] });
  } else if (name === "review") {
    await each(bench.open, { do: "review", amendments: [] });
  } else {
    const finished = await each(bench.open, { do: "finish", amendments: [], reviewed: true, crc: false, masks: [], proof: [] });
    bench.finished = finished.filter(({ status }) => status === "fulfilled").length;
  }
}

/** Runs in the page: what the passes came to. */
function result() {
  const { files, finished, memory } = /** @type {any} */ (window).bench;
  return { files, finished, memory };
}

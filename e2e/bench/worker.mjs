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
 * What work takes in CPU seconds of all of Chromium's processes together.
 * @template T
 * @param {Bench} bench @param {() => Promise<T>} work
 */
export async function spent({ browser }, work) {
  const before = await cpuSeconds(browser);
  const result = await work();
  return { ...result, cpu: (await cpuSeconds(browser)) - before };
}

/** @param {import("playwright-core").Browser} browser */
async function cpuSeconds(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Runs in the page: fresh workers in the page's own pool. */
export async function startWorker() {
  const [load, pool] = ["/app/load.js", "/app/pool.js"];
  const { module, workerText } = await (await import(load)).loadAssets();
  Object.assign(window, { bench: new (await import(pool)).Pool(module, workerText) });
}

/** Runs in the page: every file through all three passes, bundled as the page does. */
export async function processAll() {
  const { bench } = /** @type {any} */ (window);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("input"));
  const files = [...(input.files ?? [])];
  const started = performance.now();
  /** @param {File[]} open @param {object} request */
  const each = (open, request) => Promise.allSettled(open.map((file) => bench.run({ ...request, file, name: file.name })));
  /** @param {PromiseSettledResult<any>[]} results */
  const done = (results) => results.filter(({ status }) => status === "fulfilled");
  await bench.broadcast({ do: "engine", policy: { id: "jp-pseudonymized" }, key: await bench.run({ do: "new-key" }) });
  const inspected = await each(files, { do: "inspect" });
  const open = files.filter((_, index) => inspected[index].status === "fulfilled");
  const harvests = new Set(done(inspected).map((result) => /** @type {any} */ (result).value.harvest));
  await bench.broadcast({ do: "learn", harvests: [...harvests] });
  await each(open, { do: "review", amendments: [] });
  const finished = done(await each(open, { do: "finish", amendments: [], reviewed: true, crc: false, masks: [], proof: [] })).length;
  return { files: files.length, finished, seconds: (performance.now() - started) / 1000, memory: bench.memory };
}

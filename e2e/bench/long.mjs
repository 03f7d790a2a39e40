// One long file through the page's own worker in Chromium, pass by pass.
//
// usage: long.mjs FILE
//
// Prints for each pass its seconds, the CPU seconds of all of Chromium's processes, how often the worker told
// how far it was, and the most memory that any process held meanwhile, in MB.
import { readFile } from "node:fs/promises";
import { openBench, spent } from "./worker.mjs";

const WATCHED_EVERY = 500;

const [file] = process.argv.slice(2);
const bench = await openBench();
try {
  const { browser, page } = bench;
  await page.setInputFiles("input", [file]);
  await page.evaluate(startWithFormats);
  for (const name of ["inspect", "review", "finish"]) {
    let most = 0;
    const watch = setInterval(async () => (most = Math.max(most, await memory(browser))), WATCHED_EVERY);
    const found = await spent(bench, () => page.evaluate(pass, name));
    clearInterval(watch);
    const { seconds, told, status } = found;
    console.log(`${name}: ${seconds.toFixed(1)} s, ${found.cpu.toFixed(1)} CPU s, told ${told} times, at most ${most} MB, ${status}`);
  }
} finally {
  await bench.close();
}

/** What the largest of the processes holds. @param {import("playwright-core").Browser} browser */
async function memory(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const held = await Promise.all(processInfo.map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }));
  return Math.round(Math.max(...held) / 1000);
}

/** Runs in the page: a worker that knows every format. */
async function startWithFormats() {
  const [load, pool] = ["/app/load.js", "/app/pool.js"];
  const { module, workerText } = await (await import(load)).loadAssets();
  const parts = { dictionary: "/pkg/assets/dictionary", formats: "/pkg/formats.wasm" };
  const loaded = await Promise.all(Object.entries(parts).map(async ([name, path]) => [name, await (await fetch(path)).blob()]));
  Object.assign(window, { bench: new (await import(pool)).Pool(module, workerText, Object.fromEntries(loaded)) });
}

/** Runs in the page: one pass over the file. @param {string} name */
async function pass(name) {
  const { bench } = /** @type {any} */ (window);
  const [file] = /** @type {any} */ (document.querySelector("input")).files;
  if (name === "inspect") {
    await bench.broadcast({ do: "engine", policy: { id: "jp-pseudonymized" }, key: await bench.run({ do: "new-key" }) });
  }
  const requests = {
    inspect: { do: "inspect" },
    review: { do: "review", amendments: [] },
    finish: { do: "finish", amendments: [], reviewed: true, crc: false, masks: [], proof: [] },
  };
  const started = performance.now();
  let told = 0;
  const request = { ...requests[/** @type {keyof typeof requests} */ (name)], file, name: file.name };
  const result = await bench.run(request, { told: () => (told += 1) }).then(() => "done", (/** @type {unknown} */ error) => `failed: ${JSON.stringify(error)}`);
  return { seconds: (performance.now() - started) / 1000, told, status: result };
}

// The page's own worker in Chromium, fed with a folder of files and with one large file.
//
// usage: chromium.mjs CORPUS LARGE
//
// Prints JSON: for the corpus the first round and the median of the rounds after it, in CPU seconds
// of all of Chromium's processes; for the large file how much memory the WebAssembly holds when it
// is done.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { quiet } from "../browsers/chromium.mjs";
import { serve } from "../server.mjs";

const ROUNDS = 6;
const [corpus, large] = process.argv.slice(2);

const server = await serve();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: quiet });
try {
  const page = await browser.newPage();
  // An empty document of the page's own address: no interface takes part in the measure.
  await page.route("**/bench", (route) => route.fulfill({ contentType: "text/html", body: '<input type="file" multiple>' }));
  await page.goto(`${server.url}bench`);
  const files = (await readdir(corpus)).sort().map((name) => join(corpus, name));

  await page.setInputFiles("input", files);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await cpuSeconds();
    if (round === 0) await page.evaluate(startWorker);
    const result = await page.evaluate(processAll);
    rounds.push({ ...result, cpu: (await cpuSeconds()) - before });
  }
  // The first round also loads, compiles and, while it runs, optimizes the WebAssembly.
  const [first, ...later] = rounds;
  later.sort((one, other) => one.cpu - other.cpu);
  await page.setInputFiles("input", [large]);
  await page.evaluate(startWorker);
  const one = await page.evaluate(processAll);
  console.log(JSON.stringify({ version: browser.version(), first, corpus: later[later.length >> 1], large: one }));
} finally {
  await browser.close();
  server.close();
}

/** All of Chromium's processes together. */
async function cpuSeconds() {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Runs in the page: a fresh worker, made as the page makes its own. */
async function startWorker() {
  const load = "/app/load.js";
  const { module, workerText } = await (await import(load)).loadAssets();
  const worker = new Worker(URL.createObjectURL(new Blob([workerText], { type: "text/javascript" })));
  const bench = {
    memory: 0,
    /** @param {any} request */
    ask: (request) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          bench.memory = Math.max(bench.memory, data.memory ?? 0);
          if (data.is === "done") resolve(data.value);
          else reject(data.failure);
        };
        worker.postMessage({ ...request, id: 1 });
      }),
  };
  await bench.ask({ do: "start", module });
  Object.assign(window, { bench });
}

/** Runs in the page: every file through all three passes, one at a time. */
async function processAll() {
  const { bench } = /** @type {any} */ (window);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("input"));
  const files = [...(input.files ?? [])];
  const started = performance.now();
  await bench.ask({ do: "engine", policy: "jp-pseudonymized", key: await bench.ask({ do: "new-key" }) });
  const harvests = new Set();
  const open = [];
  for (const file of files) {
    try {
      harvests.add((await bench.ask({ do: "inspect", file, name: file.name })).harvest);
      open.push(file);
    } catch {
      // Refused; the count below tells.
    }
  }
  await bench.ask({ do: "learn", harvests: [...harvests] });
  for (const file of open) await bench.ask({ do: "review", file, name: file.name, amendments: [] });
  let finished = 0;
  for (const file of open) {
    const request = { do: "finish", file, name: file.name, amendments: [], reviewed: true, crc: false };
    finished += await bench.ask(request).then(() => 1, () => 0);
  }
  return { files: files.length, finished, seconds: (performance.now() - started) / 1000, memory: bench.memory };
}

// The page's own worker in Chromium, fed with a folder of files and with one large file.
//
// usage: chromium.mjs CORPUS LARGE
//
// Prints JSON: for the corpus the first round and the median of the rounds after it, in CPU seconds
// of all of Chromium's processes; the same for reading the first 64 KiB of every file once and doing
// nothing with them; for the large file how much memory the WebAssembly holds when it is done.
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

  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Chosen anew, so that no worker has read them before.
    await page.setInputFiles("input", []);
    await page.setInputFiles("input", files);
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
  await page.setInputFiles("input", files);
  const before = await cpuSeconds();
  const reading = { ...(await page.evaluate(readAll)), cpu: (await cpuSeconds()) - before };
  console.log(JSON.stringify({ version: browser.version(), first, corpus: later[later.length >> 1], large: one, reading }));
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

/** Runs in the page: fresh workers in the page's own pool. */
async function startWorker() {
  const [load, pool] = ["/app/load.js", "/app/pool.js"];
  const { module, workerText } = await (await import(load)).loadAssets();
  Object.assign(window, { bench: new (await import(pool)).Pool(module, workerText) });
}

/** Runs in the page: every file through all three passes, bundled as the page does. */
async function processAll() {
  const { bench } = /** @type {any} */ (window);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("input"));
  const files = [...(input.files ?? [])];
  const started = performance.now();
  /** @param {File[]} open @param {object} request */
  const each = (open, request) => Promise.allSettled(open.map((file) => bench.run({ ...request, file, name: file.name })));
  /** @param {PromiseSettledResult<any>[]} results */
  const done = (results) => results.filter(({ status }) => status === "fulfilled");
  await bench.broadcast({ do: "engine", policy: "jp-pseudonymized", key: await bench.run({ do: "new-key" }) });
  const inspected = await each(files, { do: "inspect" });
  const open = files.filter((_, index) => inspected[index].status === "fulfilled");
  const harvests = new Set(done(inspected).map((result) => /** @type {any} */ (result).value.harvest));
  await bench.broadcast({ do: "learn", harvests: [...harvests] });
  await each(open, { do: "review", amendments: [] });
  const finished = done(await each(open, { do: "finish", amendments: [], reviewed: true, crc: false })).length;
  return { files: files.length, finished, seconds: (performance.now() - started) / 1000, memory: bench.memory };
}

/** Runs in the page: the least that any page must do to see its files, in the fewest trips. */
async function readAll() {
  const files = [.../** @type {any} */ (document.querySelector("input")).files];
  const text = `onmessage = ({ data }) => {
    const reader = new FileReaderSync();
    for (let at = 0; at < data.length; at += 24) {
      reader.readAsArrayBuffer(new Blob(data.slice(at, at + 24).map((file) => file.slice(0, 65536))));
    }
    postMessage(null);
  }`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  const started = performance.now();
  await new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage(files);
  });
  return { files: files.length, seconds: (performance.now() - started) / 1000 };
}

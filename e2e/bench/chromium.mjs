// The page's own worker in Chromium, fed with a folder of files and with one large file.
//
// usage: chromium.mjs CORPUS LARGE
//
// Prints JSON: for the corpus the first round and the median of the rounds after it, in CPU seconds
// of all of Chromium's processes; the same for reading the first 64 KiB of every file once and doing
// nothing with them; for the large file how much memory the WebAssembly holds when it is done.
import { filesOf, openBench, processAll, spent, startWorker } from "./worker.mjs";

const ROUNDS = 6;
const [corpus, large] = process.argv.slice(2);

const bench = await openBench();
try {
  const { browser, page } = bench;
  const files = await filesOf(corpus);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Chosen anew, so that no worker has read them before.
    await page.setInputFiles("input", []);
    await page.setInputFiles("input", files);
    rounds.push(await spent(bench, async () => {
      if (round === 0) await page.evaluate(startWorker);
      return page.evaluate(processAll);
    }));
  }
  // The first round also loads, compiles and, while it runs, optimizes the WebAssembly.
  const [first, ...later] = rounds;
  later.sort((one, other) => one.cpu - other.cpu);
  await page.setInputFiles("input", [large]);
  await page.evaluate(startWorker);
  const one = await page.evaluate(processAll);
  await page.setInputFiles("input", files);
  const reading = await spent(bench, () => page.evaluate(readAll));
  console.log(JSON.stringify({ version: browser.version(), first, corpus: later[later.length >> 1], large: one, reading }));
} finally {
  await bench.close();
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

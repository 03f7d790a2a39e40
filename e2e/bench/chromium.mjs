// The page's own worker in Chromium, fed with a folder of files and with one large file.
//
// usage: chromium.mjs CORPUS LARGE
//
// Prints JSON: for the corpus the first round and the median of the rounds after it, in CPU seconds
// of all of Chromium's processes, and one round more pass by pass; the same for reading every file
// once, of large ones the first 64 KiB, and doing nothing with them; for the large file how much
// memory the WebAssembly holds when it is done.
import { PASSES, filesOf, openBench, pass, processAll, spent, startWorker } from "./worker.mjs";

const ROUNDS = 6;
const [corpus, large] = process.argv.slice(2);

const bench = await openBench();
try {
  const { browser, page } = bench;
  const files = await filesOf(corpus);
  const rounds = [];
  // Chosen anew, no worker has read them before.
  const chooseAgain = async () => {
    await page.setInputFiles("input", []);
    await page.setInputFiles("input", files);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await chooseAgain();
    rounds.push(await spent(bench, async () => {
      if (round === 0) await page.evaluate(startWorker);
      return processAll(page);
    }));
  }
  // The first round also loads, compiles and, while it runs, optimizes the WebAssembly.
  const [first, ...later] = rounds;
  later.sort((one, other) => one.cpu - other.cpu);
  await chooseAgain();
  const passes = [];
  for (const name of PASSES) {
    passes.push(await spent(bench, async () => {
      await page.evaluate(pass, name);
      return { name, files: files.length };
    }));
  }
  await page.setInputFiles("input", [large]);
  await page.evaluate(startWorker);
  const one = await processAll(page);
  await page.setInputFiles("input", files);
  const reading = await spent(bench, () => page.evaluate(readAll));
  console.log(JSON.stringify({ version: browser.version(), first, corpus: later[later.length >> 1], large: one, passes, reading }));
} finally {
  await bench.close();
}

/** Runs in the page: the least that any page must do to see its files. */
async function readAll() {
  const files = [.../** @type {any} */ (document.querySelector("input")).files];
  const started = performance.now();
  for (let at = 0; at < files.length; at += 24) {
    await Promise.all(files.slice(at, at + 24).map((file) => (file.size > 1 << 18 ? file.slice(0, 1 << 16) : file).arrayBuffer()));
  }
  return { files: files.length, seconds: (performance.now() - started) / 1000 };
}

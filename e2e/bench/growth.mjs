// The page's own worker in Chromium, fed with folders of more and more files.
//
// usage: growth.mjs FOLDER…
//
// Prints JSON: for each folder the CPU seconds of all of Chromium's processes, and how much memory
// the WebAssembly holds when it is done.
import { filesOf, openBench, processAll, spent, startWorker } from "./worker.mjs";

const [warm, ...folders] = process.argv.slice(2);

const bench = await openBench();
try {
  /** @param {string} folder */
  const measure = async (folder) => {
    await bench.page.setInputFiles("input", await filesOf(folder));
    // A worker of its own, so that none has read the files before.
    return spent(bench, async () => {
      await bench.page.evaluate(startWorker);
      return processAll(bench.page);
    });
  };
  // Once without counting: the first round also compiles and optimizes the WebAssembly.
  await measure(warm);
  const found = [];
  for (const folder of [warm, ...folders]) found.push(await measure(folder));
  console.log(JSON.stringify(found));
} finally {
  await bench.close();
}

// The worker that looks at pictures, in Chromium: how soon a first box is there, what one more frame takes, and whether
// the page stands still meanwhile.
//
// usage: sight-page.mjs PICTURE.ppm
//
// Prints JSON, in seconds by the clock: from nothing but loaded parts until the boxes of the picture are there; the same
// once the worker runs; for each of many frames that look alike, and the looks at all of them together; the longest time
// in which the page could do nothing.
import { openBench } from "./worker.mjs";

const bench = await openBench();
try {
  await bench.page.setInputFiles("input", process.argv.slice(2, 3));
  console.log(JSON.stringify({ version: bench.browser.version(), ...(await bench.page.evaluate(measure)) }));
} finally {
  await bench.close();
}

/** Runs in the page. */
async function measure() {
  const FRAMES = 100;
  const [load, sight] = ["/app/load.js", "/app/sight.js"];
  const [{ loadAssets }, { Sight }] = [await import(load), await import(sight)];
  const { sightText } = await loadAssets();
  /** @type {{ name: string, url: string }[]} */
  const listed = await (await fetch("/pkg/assets/index.json")).json();
  const blob = async (/** @type {{ name: string, url: string }} */ { name, url }) => [name, await (await fetch(`/${url}`)).blob()];
  const parts = Object.fromEntries(await Promise.all(listed.map(blob)));
  const [file] = /** @type {FileList} */ (/** @type {HTMLInputElement} */ (document.querySelector("input")).files);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 40)));
  if (!head) throw new Error("no binary PPM");
  const raster = { width: Number(head[1]), height: Number(head[2]), rgb: bytes.slice(head[0].length) };

  let pause = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    pause = Math.max(pause, now - last);
    last = now;
  }, 5);
  /** @param {() => Promise<any>} work @returns {Promise<number>} */
  const seconds = async (work) => {
    const started = performance.now();
    await work();
    return (performance.now() - started) / 1000;
  };
  const eyes = new Sight(sightText, parts);
  const cold = await seconds(() => eyes.find(raster, false));
  eyes.stop();
  eyes.wake();
  // As long as it takes to read the first files of a folder.
  await new Promise((done) => setTimeout(done, 1000));
  const first = await seconds(() => eyes.find(raster, false));
  const again = await seconds(() => eyes.find(raster, false));
  let handed = 0;
  const all = await seconds(() =>
    eyes.findInAll(FRAMES, async () => {
      handed = performance.now();
      return raster;
    }),
  );
  const looks = (performance.now() - handed) / 1000;
  clearInterval(beat);
  eyes.stop();
  return { cold, first, again, frame: (all - looks) / (FRAMES - 1), looks, pause: pause / 1000 };
}

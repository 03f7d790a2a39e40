// The page's second module in Node: what finding text and faces takes.
//
// usage: sight.mjs FACE.ppm PICTURE.ppm …
//
// Prints JSON: CPU seconds until the boxes of the first picture are there, from networks as they are
// stored; for each megapixel of text, for the face picture, for comparing one frame of many; the bytes
// that the WebAssembly holds when all is done, and those of the networks, packed.
import { readFile } from "node:fs/promises";
import { loadSight, networks } from "../sight.mjs";

const { bindings, memory } = await loadSight();
const [face, ...pictures] = await Promise.all(process.argv.slice(2).map(picture));
const stored = await networks("text", "reader", "faces");
let sight = new bindings.Sight(...stored);
const opening = seconds(() => {
  sight.free();
  sight = new bindings.Sight(...stored);
  find(pictures[0], {});
});

const text = seconds(() => pictures.forEach((picture) => find(picture, {})));
const pixels = pictures.reduce((sum, { width, height }) => sum + width * height, 0);
const faces = seconds(() => find(face, { text: false, faces: "full" }));
const FRAMES = 20;
const [first] = pictures;
const frames = new bindings.Frames(first.width, first.height);
const frame = seconds(() => {
  for (let at = 0; at < FRAMES; at += 1) frames.push(first.rgb);
});
console.log(
  JSON.stringify({
    first: opening,
    first_pixels: pictures[0].width * pictures[0].height,
    text: (text / pixels) * 1e6,
    face: faces,
    frame: frame / FRAMES,
    frame_pixels: first.width * first.height,
    memory: memory.buffer.byteLength,
    networks: stored.reduce((sum, { length }) => sum + length, 0),
  }),
);

/**
 * @param {{ rgb: Uint8Array, width: number, height: number }} picture
 * @param {object} options
 */
function find({ rgb, width, height }, options) {
  return JSON.parse(sight.find(rgb, width, height, JSON.stringify(options)));
}

/** @param {() => void} work */
function seconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** @param {string} file */
async function picture(file) {
  const bytes = await readFile(file);
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString("latin1", 0, 40));
  if (!head) throw new Error(`${file} is no binary PPM`);
  return { rgb: new Uint8Array(bytes.subarray(head[0].length)), width: Number(head[1]), height: Number(head[2]) };
}

// The page's second module in Node: what finding text and faces takes.
//
// usage: sight.mjs FACE.ppm PICTURE.ppm …
//
// Prints JSON: CPU seconds for each megapixel of text, for the face picture, for comparing one
// frame of many, and the bytes that the WebAssembly holds when all is done.
import { readFile } from "node:fs/promises";
import { loadSight, networks } from "../sight.mjs";

const { bindings, memory } = await loadSight();
const [face, ...pictures] = await Promise.all(process.argv.slice(2).map(picture));
const sight = new bindings.Sight(...(await networks("text", "reader", "faces")));

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
    text: (text / pixels) * 1e6,
    face: faces,
    frame: frame / FRAMES,
    frame_pixels: first.width * first.height,
    memory: memory.buffer.byteLength,
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

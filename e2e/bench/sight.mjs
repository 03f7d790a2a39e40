// The page's second module in Node: what finding text and faces takes.
//
// usage: sight.mjs FACE.ppm BLACK.ppm PICTURE.ppm …
//
// Prints JSON: CPU seconds until the boxes of the first picture are there, from networks as they are
// stored; for each megapixel of text, and of a mostly black picture, for the face picture, for
// comparing one frame of many; the bytes that the WebAssembly holds when all is done, and those of the
// networks, packed.
import { readFile } from "node:fs/promises";
import { loadSight, networks } from "../sight.mjs";

const { bindings, memory } = await loadSight();
const [face, black, ...pictures] = await Promise.all(process.argv.slice(2).map(picture));
const [text, reader, faces] = await networks("text", "reader", "faces");
let sight = new bindings.Sight(text);
const opening = seconds(() => {
  sight.free();
  sight = new bindings.Sight(text);
  find(pictures[0], {});
});
sight.add_reader(reader);
sight.add_faces(faces);

/** @param {{ width: number, height: number }[]} pictures */
const pixels = (pictures) => pictures.reduce((sum, { width, height }) => sum + width * height, 0);
/** CPU seconds for each megapixel. @param {Awaited<ReturnType<typeof picture>>[]} pictures */
const search = (pictures) => (seconds(() => pictures.forEach((picture) => find(picture, {}))) / pixels(pictures)) * 1e6;
const measured = { text: search(pictures), black: search([black]) };
const known = seconds(() => find(face, { text: false, faces: "full" }));
const FRAMES = 20;
const [first] = pictures;
const frames = new bindings.Frames(first.width, first.height);
const frame = seconds(() => {
  for (let at = 0; at < FRAMES; at += 1) frames.push(first.rgb);
});
console.log(
  JSON.stringify({
    first: opening,
    first_pixels: pixels([first]),
    ...measured,
    face: known,
    frame: frame / FRAMES,
    frame_pixels: pixels([first]),
    memory: memory.buffer.byteLength,
    networks: text.length + reader.length + faces.length,
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

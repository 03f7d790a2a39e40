// A picture with a word in it, and how a PNG of it is written.
import { crc32, deflateSync } from "node:zlib";

export const WIDTH = 192;
export const HEIGHT = 96;
const LETTERS = {
  R: ["####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"],
  E: ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
  N: ["#...#", "##..#", "#.#.#", "#.#.#", "#..##", "#...#", "#...#"],
  J: ["..###", "...#.", "...#.", "...#.", "...#.", "#..#.", ".##.."],
};
/**
 * Grey, with a word in letters of three pixels a dot.
 * @param {string} word
 */
export function picture(word) {
  const rgb = new Uint8Array(3 * WIDTH * HEIGHT).fill(40);
  for (const [place, letter] of [...word].entries()) {
    const rows = LETTERS[/** @type {keyof typeof LETTERS} */ (letter)];
    for (let y = 0; y < 21; y += 1) {
      for (let x = 0; x < 15; x += 1) {
        if (rows[Math.floor(y / 3)][Math.floor(x / 3)] !== "#") continue;
        const at = 3 * ((30 + y) * WIDTH + 24 + 18 * place + x);
        rgb.fill(230, at, at + 3);
      }
    }
  }
  return rgb;
}

/** @param {Uint8Array} rgb @returns {Buffer} */
export function png(rgb) {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [0, ...rgb.subarray(3 * WIDTH * y, 3 * WIDTH * (y + 1))]).flat();
  const size = Buffer.alloc(8);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.from(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

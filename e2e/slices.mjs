// Many small files from one slice of the sample, each an image of its own.
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sample } from "./person.mjs";

const slice = join(sample, "MR/IM000001.dcm");

/**
 * Writes copies that differ in SOP Instance UID and Instance Number.
 * @param {string} folder made if missing
 * @param {number} count at most 10,000
 * @param {number} [side] rows and columns of their pictures, instead of the sample's
 */
export async function writeSlices(folder, count, side) {
  const original = side ? enlarged(await readFile(slice), side, side) : await readFile(slice);
  // (0008,0018) UI: its value comes after tag, VR and length.
  const at = original.indexOf(Buffer.from([0x08, 0x00, 0x18, 0x00, 0x55, 0x49])) + 8;
  // A value of even length has no NUL behind it.
  const uid = original.subarray(at, at + original.readUInt16LE(at - 2)).toString("latin1").replace(/\0$/, "");
  const shorter = withNumber(original, "0000");
  await mkdir(folder, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const digits = String(number).padStart(4, "0");
    const copy = Buffer.from(shorter.toString("latin1").replaceAll(uid, uid.slice(0, -4) + digits), "latin1");
    await writeFile(join(folder, `IM${digits}.dcm`), setNumber(copy, digits));
  }
}

/**
 * The same slice with noise for a picture of another size.
 * @param {Buffer} file @param {number} rows @param {number} columns
 */
export function enlarged(file, rows, columns) {
  const size = rows * columns * 2;
  const at = file.lastIndexOf(PIXELS);
  const head = Buffer.from(file.subarray(0, at + 12));
  head.writeUInt32LE(size, at + 8);
  head.writeUInt16LE(rows, head.indexOf(ROWS) + 8);
  head.writeUInt16LE(columns, head.indexOf(COLUMNS) + 8);
  return Buffer.concat([head, randomBytes(size)]);
}

// Pixel Data as OW, Rows and Columns as US, in Explicit VR Little Endian.
const PIXELS = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57]);
const ROWS = Buffer.from([0x28, 0x00, 0x10, 0x00, 0x55, 0x53, 2, 0]);
const COLUMNS = Buffer.from([0x28, 0x00, 0x11, 0x00, 0x55, 0x53, 2, 0]);

const NUMBER = Buffer.from([0x20, 0x00, 0x13, 0x00, 0x49, 0x53]);

/**
 * Instance Number with room for four digits.
 * @param {Buffer} file @param {string} digits
 */
function withNumber(file, digits) {
  const at = file.indexOf(NUMBER);
  const length = file.readUInt16LE(at + 6);
  return Buffer.concat([file.subarray(0, at), NUMBER, Buffer.from([4, 0]), Buffer.from(digits), file.subarray(at + 8 + length)]);
}

/** @param {Buffer} file @param {string} digits */
function setNumber(file, digits) {
  file.write(digits, file.indexOf(NUMBER) + 8, "latin1");
  return file;
}

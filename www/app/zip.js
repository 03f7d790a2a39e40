/**
 * A stored ZIP, composed as a Blob from Blobs: the files' bytes are never copied.
 * Times are fixed and names sorted, so the same files always give the same archive.
 * ZIP64 fields appear only where a size or offset needs them.
 * @typedef {{ name: string, blob: Blob, crc: number }} Entry
 */

const LIMIT = 0xffffffff;
const UTF8_NAMES = 0x0800;
// 1980-01-01, the first day the format knows.
const DAY = 0x0021;

/** @param {Entry[]} entries @returns {Blob} */
export function zip(entries) {
  /** @type {BlobPart[]} */
  const parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  let offset = 0;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const head = localHeader(entry);
    parts.push(head, entry.blob);
    directory.push(directoryHeader(entry, offset));
    offset += head.length + entry.blob.size;
  }
  const size = directory.reduce((sum, header) => sum + header.length, 0);
  return new Blob([...parts, ...directory, ...ending(directory.length, size, offset)], { type: "application/zip" });
}

/** @param {Entry} entry */
function localHeader({ name, blob, crc }) {
  const big = blob.size >= LIMIT;
  const extra = big ? extraField([blob.size, blob.size]) : [];
  return bytes([
    [4, 0x04034b50], [2, big ? 45 : 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DAY], [4, crc],
    [4, big ? LIMIT : blob.size], [4, big ? LIMIT : blob.size], [2, encode(name).length], [2, lengthOf(extra)],
  ], encode(name), bytes(extra));
}

/** @param {Entry} entry @param {number} offset */
function directoryHeader({ name, blob, crc }, offset) {
  const big = blob.size >= LIMIT;
  const far = offset >= LIMIT;
  const wide = [...(big ? [blob.size, blob.size] : []), ...(far ? [offset] : [])];
  const extra = wide.length > 0 ? extraField(wide) : [];
  return bytes([
    [4, 0x02014b50], [2, 45], [2, wide.length > 0 ? 45 : 20], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DAY], [4, crc],
    [4, big ? LIMIT : blob.size], [4, big ? LIMIT : blob.size], [2, encode(name).length], [2, lengthOf(extra)],
    [2, 0], [2, 0], [2, 0], [4, 0], [4, far ? LIMIT : offset],
  ], encode(name), bytes(extra));
}

/** @param {number} count @param {number} size @param {number} offset */
function ending(count, size, offset) {
  const wide = count >= 0xffff || size >= LIMIT || offset >= LIMIT;
  const end = bytes([
    [4, 0x06054b50], [2, 0], [2, 0], [2, Math.min(count, 0xffff)], [2, Math.min(count, 0xffff)],
    [4, Math.min(size, LIMIT)], [4, Math.min(offset, LIMIT)], [2, 0],
  ]);
  if (!wide) return [end];
  const wideEnd = bytes([
    [4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, offset],
  ]);
  const locator = bytes([[4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]]);
  return [wideEnd, locator, end];
}

/** @param {number[]} values @returns {[number, number][]} */
const extraField = (values) => [[2, 0x0001], [2, values.length * 8], ...values.map((value) => /** @type {[number, number]} */ ([8, value]))];

/** @param {[number, number][]} fields */
const lengthOf = (fields) => fields.reduce((sum, [width]) => sum + width, 0);

/** @param {string} text */
const encode = (text) => new TextEncoder().encode(text);

/**
 * Little-endian fields, then whatever follows them.
 * @param {[number, number][]} fields width in bytes and value
 * @param {...Uint8Array} tails
 */
function bytes(fields, ...tails) {
  const size = lengthOf(fields) + tails.reduce((sum, tail) => sum + tail.length, 0);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value >>> 0, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  for (const tail of tails) {
    out.set(tail, at);
    at += tail.length;
  }
  return out;
}

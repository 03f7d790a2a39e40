import { release } from "./send/released.js";

/**
 * A released file is stretches of the original on its disk. Chromium refuses to read a file that has changed since it was
 * chosen; Firefox reads whatever stands there now, which nobody has searched. So outside Chromium the bytes are compared
 * once more with the checksum of what was verified, right before they go anywhere.
 */

/** Whether the browser itself notices. Only Chromium has this picker. */
const browserNotices = () => "showOpenFilePicker" in globalThis;

/** Up to here the very bytes that were compared are kept and handed on. */
const KEPT = 64 << 20;
const PORTION = 4 << 20;

/**
 * The file as it was verified, or nothing where its original has changed or is gone.
 * @param {{ blob: Blob, crc: number }} file
 * @param {{ notices?: boolean }} [browser]
 * @returns {Promise<Blob | null>}
 */
export async function unchanged({ blob, crc }, { notices = browserNotices() } = {}) {
  if (notices) return blob;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const kept = [];
  const sum = new Checksum();
  try {
    for (let at = 0; at < blob.size; at += PORTION) {
      const bytes = new Uint8Array(await blob.slice(at, at + PORTION).arrayBuffer());
      sum.add(bytes);
      if (blob.size <= KEPT) kept.push(bytes);
    }
  } catch {
    return null;
  }
  if (sum.value !== crc >>> 0) return null;
  return blob.size <= KEPT ? release(new Blob(kept, { type: blob.type })) : blob;
}

/** CRC-32 as ZIP has it (ISO 3309). */
export class Checksum {
  #state = 0xffffffff;

  /** @param {Uint8Array} bytes */
  add(bytes) {
    let state = this.#state;
    for (let at = 0; at < bytes.length; at += 1) state = TABLE[(state ^ bytes[at]) & 0xff] ^ (state >>> 8);
    this.#state = state;
    return this;
  }

  get value() {
    return ~this.#state >>> 0;
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let state = index;
  for (let bit = 0; bit < 8; bit += 1) state = state & 1 ? 0xedb88320 ^ (state >>> 1) : state >>> 1;
  return state;
});

import { zip } from "../zip.js";

/**
 * What may be sent: Blobs of verified outputs, and the record of a release. Nothing else gets in here, so nothing else
 * gets out by the courier; the key file never does.
 * @type {WeakSet<Blob>}
 */
const released = new WeakSet();

/**
 * Said of a Blob by whoever made it: `finish.js` of an output that was reopened and searched, `record.js` of the record.
 * @param {Blob} blob
 */
export function release(blob) {
  released.add(blob);
  return blob;
}

/** @param {Blob} blob */
export const isReleased = (blob) => released.has(blob);

/** One archive of released files. @param {import("../zip.js").Entry[]} files */
export function releaseArchive(files) {
  if (!files.every(({ blob }) => isReleased(blob))) throw new Error("only what was released can be sent");
  return release(zip(files));
}

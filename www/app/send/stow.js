import { refusal, SendError } from "./failure.js";

/**
 * DICOMweb's Store transaction (PS3.18 §10.5): many instances in one multipart request that is a Blob of Blobs, and an
 * answer that says of each instance what became of it.
 * @typedef {import("./sinks.js").Parcel} Parcel
 * @typedef {import("./sinks.js").Context} Context
 * @typedef {Record<string, { Value?: any[] }>} DataSet of DICOM JSON (PS3.18 annex F)
 */

/** A load is what a server keeps in memory at once, and what is sent again if the line breaks. */
const LARGEST_LOAD = 48 << 20;
const MOST_INSTANCES = 200;

const REFERENCED = "00081199";
const FAILED = "00081198";
const REASON = "00081197";
const INSTANCE = "00081155";

/** What each file calls its instance, read once. @type {WeakMap<Parcel, string | null>} */
const uids = new WeakMap();

export class Stow {
  lanes = 3;

  /** Part 10 files only. @param {Parcel} parcel */
  async takes(parcel) {
    const { isDicom, uid } = await beginningOf(parcel.blob);
    uids.set(parcel, uid);
    return isDicom;
  }

  /** @param {Parcel[]} parcels */
  loads(parcels) {
    /** @type {Parcel[][]} */
    const loads = [];
    let size = Infinity;
    for (const parcel of parcels) {
      if (size + parcel.blob.size > LARGEST_LOAD || loads[loads.length - 1].length >= MOST_INSTANCES) {
        loads.push([]);
        size = 0;
      }
      loads[loads.length - 1].push(parcel);
      size += parcel.blob.size;
    }
    return loads;
  }

  /** @param {Parcel[]} load @param {Context} context */
  async send(load, { courier, destination, headers, address, signal, onSent }) {
    await Promise.all(load.filter((parcel) => !uids.has(parcel)).map((parcel) => this.takes(parcel)));
    const boundary = `kamei-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    const parts = load.flatMap(({ blob }, place) => [`${place > 0 ? "\r\n" : ""}--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`, { blob }]);
    const answer = await courier.request({
      method: "POST",
      url: address,
      headers: { ...headers, Accept: "application/dicom+json", "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}` },
      parts: [...parts, `\r\n--${boundary}--\r\n`],
      patience: destination.patience,
    }, { signal, onSent });
    return verdicts(answer, load, load.map((parcel) => uids.get(parcel) ?? null));
  }
}

/**
 * What became of each instance. A server that does not say has not confirmed anything.
 * @param {import("./courier.js").Answer} answer @param {Parcel[]} load @param {(string | null)[]} uids
 */
export function verdicts(answer, load, uids) {
  const told = [200, 202, 409].includes(answer.status) ? dataSet(answer.text) : null;
  if (!told) throw answer.status < 300 ? new SendError("not-dicom-json", { detail: String(answer.status), everyone: true }) : refusal(answer);
  const stored = new Set(items(told, REFERENCED).map((item) => item[INSTANCE]?.Value?.[0]));
  const failed = new Map(items(told, FAILED).map((item) => [item[INSTANCE]?.Value?.[0], item[REASON]?.Value?.[0]]));
  /** @type {Map<Parcel, SendError>} */
  const refused = new Map();
  for (const [place, parcel] of load.entries()) {
    const uid = uids[place];
    if (uid !== null && stored.has(uid)) continue;
    refused.set(parcel, uid !== null && failed.has(uid) ? ofReason(failed.get(uid)) : new SendError("unconfirmed"));
  }
  return refused;
}

/** A failure reason of PS3.18 §10.5.3.1.2; what the server lacks now it may have later. @param {unknown} reason */
function ofReason(reason) {
  if (typeof reason !== "number") return new SendError("not-stored");
  const detail = `0x${reason.toString(16).toUpperCase().padStart(4, "0")}`;
  if (reason >= 0xa700 && reason <= 0xa7ff) return new SendError("full", { detail });
  if (reason === 0x0122) return new SendError("unsupported", { detail });
  return new SendError("not-stored", { detail });
}

/** @param {string} text @returns {DataSet | null} */
function dataSet(text) {
  try {
    const read = JSON.parse(text);
    const one = Array.isArray(read) ? read[0] : read;
    return one && typeof one === "object" && (REFERENCED in one || FAILED in one) ? one : null;
  } catch {
    return null;
  }
}

/** @param {DataSet} told @param {string} tag @returns {DataSet[]} */
const items = (told, tag) => (told[tag]?.Value ?? []).filter((item) => item && typeof item === "object");

/**
 * Whether it is a Part 10 file, and its Media Storage SOP Instance UID, from the file meta information, which is always
 * Explicit VR Little Endian (PS3.10 §7.1).
 * @param {Blob} blob @returns {Promise<{ isDicom: boolean, uid: string | null }>}
 */
export async function beginningOf(blob) {
  const bytes = new DataView(await blob.slice(128, 132 + 4096).arrayBuffer());
  const text = (/** @type {number} */ at, /** @type {number} */ length) => new TextDecoder("latin1").decode(new Uint8Array(bytes.buffer, at, length));
  if (bytes.byteLength < 4 || text(0, 4) !== "DICM") return { isDicom: false, uid: null };
  for (let at = 4; at + 12 <= bytes.byteLength && bytes.getUint16(at, true) === 0x0002; ) {
    const long = ["OB", "UN"].includes(text(at + 4, 2));
    const length = long ? bytes.getUint32(at + 8, true) : bytes.getUint16(at + 6, true);
    const value = at + (long ? 12 : 8);
    if (bytes.getUint16(at + 2, true) === 0x0003 && value + length <= bytes.byteLength) {
      return { isDicom: true, uid: text(value, length).replace(/[\0 ]+$/, "") };
    }
    at = value + length;
  }
  return { isDicom: true, uid: null };
}

import { refusal, SendError } from "./failure.js";

/**
 * tus 1.0: a file is created, then sent in pieces that go on where the server says it has come to, after a pause, a broken
 * line or a reload.
 * @typedef {import("./sinks.js").Parcel} Parcel
 * @typedef {import("./sinks.js").Context} Context
 */

/** A proxy may refuse longer bodies, and a broken line loses one piece at most. */
const PIECE = 16 << 20;
const VERSION = { "Tus-Resumable": "1.0.0" };

export class Tus {
  lanes = 2;

  async takes() {
    return true;
  }

  /** @param {Parcel[]} parcels */
  loads(parcels) {
    return parcels.map((parcel) => [parcel]);
  }

  /** @param {Parcel[]} load @param {Context} context @returns {Promise<Map<Parcel, SendError>>} */
  async send([parcel], context) {
    const { blob } = parcel;
    let { place, offset } = await begin(parcel, context);
    while (offset < blob.size) {
      const start = offset;
      const end = Math.min(start + PIECE, blob.size);
      context.onSent(start);
      const answer = await call(context, {
        method: "PATCH",
        url: place,
        headers: { ...VERSION, "Upload-Offset": String(start), "Content-Type": "application/offset+octet-stream" },
        parts: [{ blob, start, end }],
      }, (sent) => context.onSent(start + sent));
      // Another offset than the server's: it says where it has come to.
      if (answer.status === 409) offset = await offsetOf(place, context);
      else if (answer.status === 204 || answer.status === 200) offset = Number(answer.headers["upload-offset"] ?? end);
      else throw gone(answer.status) ? await forget(parcel, context) : refusal(answer);
      if (!(offset >= 0 && offset <= blob.size) || (answer.status === 409 && offset === start)) throw new SendError("not-tus", { everyone: true });
    }
    return new Map();
  }
}

/**
 * Where the file lies at the server, and how much of it: of an attempt before, or anew.
 * @param {Parcel} parcel @param {Context} context @returns {Promise<{ place: string, offset: number }>}
 */
async function begin(parcel, context) {
  const known = await context.places.get(parcel);
  if (known) {
    const answer = await call(context, { method: "HEAD", url: known, headers: VERSION });
    const [offset, length] = [answer.headers["upload-offset"], answer.headers["upload-length"]].map(Number);
    if (answer.status < 300 && offset >= 0 && length === parcel.blob.size) return { place: known, offset };
    if (!gone(answer.status) && answer.status >= 300) throw refusal(answer);
  }
  const answer = await call(context, {
    method: "POST",
    url: context.address,
    headers: { ...VERSION, "Upload-Length": String(parcel.blob.size), "Upload-Metadata": `filename ${base64(parcel.name)}` },
  });
  if (answer.status !== 201) throw answer.status < 300 ? new SendError("not-tus", { detail: String(answer.status), everyone: true }) : refusal(answer);
  const location = answer.headers.location;
  if (!location) throw new SendError("not-tus", { detail: "Location", everyone: true });
  const place = new URL(location, context.address).href;
  // The courier would refuse it: the place lies outside the addresses that the site named.
  if (!place.startsWith(context.address.replace(/\/?$/, "/"))) throw new SendError("redirected", { everyone: true });
  await context.places.set(parcel, place);
  return { place, offset: 0 };
}

/** @param {string} place @param {Context} context */
async function offsetOf(place, context) {
  const answer = await call(context, { method: "HEAD", url: place, headers: VERSION });
  if (answer.status >= 300) throw refusal(answer);
  return Number(answer.headers["upload-offset"] ?? NaN);
}

/** The server has let go of what was begun: it begins again. @param {Parcel} parcel @param {Context} context */
async function forget(parcel, context) {
  await context.places.set(parcel, null);
  return new SendError("begun-lost", { again: true });
}

/** @param {number} status */
const gone = (status) => status === 404 || status === 410;

/**
 * @param {Context} context
 * @param {Omit<import("./courier.js").Call, "patience">} request
 * @param {(sent: number) => void} [onSent]
 */
const call = ({ courier, destination, headers, signal }, request, onSent) =>
  courier.request({ ...request, headers: { ...headers, ...request.headers }, patience: destination.patience }, { signal, onSent });

/** @param {string} text */
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

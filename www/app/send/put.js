import { refusal, SendError } from "./failure.js";
import { releaseArchive } from "./released.js";

/**
 * HTTP PUT (RFC 9110 §9.3.4): each file at its name below the address, or, where the address is presigned for one object,
 * all of them as one archive.
 * @typedef {import("./sinks.js").Parcel} Parcel
 */
export class Put {
  #presigned;

  /** @param {boolean} presigned */
  constructor(presigned) {
    this.#presigned = presigned;
  }

  get lanes() {
    return this.#presigned ? 1 : 3;
  }

  async takes() {
    return true;
  }

  /** @param {Parcel[]} parcels */
  loads(parcels) {
    return this.#presigned ? [parcels] : parcels.map((parcel) => [parcel]);
  }

  /** @param {Parcel[]} load @param {import("./sinks.js").Context} context @returns {Promise<Map<Parcel, import("./failure.js").SendError>>} */
  async send(load, { courier, destination, headers, address, signal, onSent }) {
    const blob = this.#presigned ? releaseArchive(load) : load[0].blob;
    const url = this.#presigned ? address : below(address, load[0].name);
    const call = { method: /** @type {const} */ ("PUT"), url, headers: { ...headers, "Content-Type": typeOf(load, this.#presigned) }, parts: [{ blob }], patience: destination.patience };
    const answer = await courier.request(call, { signal, onSent });
    if (answer.status < 200 || answer.status > 299) throw refusal(answer);
    // What stores a file says nothing, or that it was created; a log-in screen says OK.
    if (answer.status === 200 && answer.headers["content-type"]?.startsWith("text/html")) throw new SendError("page", { everyone: true });
    return new Map();
  }
}

/** @param {string} address @param {string} name */
export const below = (address, name) => `${address.replace(/\/?$/, "/")}${name.split("/").map(encodeURIComponent).join("/")}`;

/** @param {Parcel[]} load @param {boolean} archive */
function typeOf([{ name }], archive) {
  if (archive) return "application/zip";
  if (name.endsWith(".json")) return "application/json";
  return name.endsWith(".dcm") ? "application/dicom" : "application/octet-stream";
}

import { Put } from "./put.js";
import { Stow } from "./stow.js";
import { Tus } from "./tus.js";

/**
 * A way to take files. Files go in loads, each one or several files in as few requests as the protocol allows.
 *
 * @typedef {object} Parcel a released file on its way
 * @property {string} name
 * @property {Blob} blob
 * @property {number} crc
 * @property {"waiting" | "sending" | "sent" | "failed"} state
 * @property {{ code: string, detail: string } | null} failure
 * @property {number} tries how often its bytes may have reached the server
 * @property {number} sent bytes of the attempt at hand
 *
 * @typedef {object} Context
 * @property {import("./courier.js").Courier} courier
 * @property {import("../site.js").Destination} destination
 * @property {Record<string, string>} headers what the person entered
 * @property {string} address where it goes: the destination's, or a presigned one below it
 * @property {AbortSignal} signal
 * @property {(sent: number) => void} onSent bytes of the load that are on their way
 * @property {{ get: (parcel: Parcel) => Promise<string | null>, set: (parcel: Parcel, place: string | null) => Promise<void> }} places
 *   where a file that was begun lies, kept over a reload
 *
 * @typedef {object} Sink
 * @property {number} lanes loads at a time
 * @property {(parcel: Parcel) => Promise<boolean>} takes whether it takes such a file
 * @property {(parcels: Parcel[]) => Parcel[][]} loads what goes together
 * @property {(load: Parcel[], context: Context) => Promise<Map<Parcel, import("./failure.js").SendError>>} send
 *   the files that the server refused; throws where it refused all of them
 */

/** @param {import("../site.js").Destination} destination @returns {Sink} */
export function sinkOf({ kind, presigned }) {
  if (kind === "stow") return new Stow();
  return kind === "tus" ? new Tus() : new Put(presigned);
}

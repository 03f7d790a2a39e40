/**
 * What was sent where, and what was begun: kept by the browser, so that neither a reload nor a second tab sends anything
 * twice unasked. It holds digests, times and the addresses that a server gave to what was begun, never a name or a value.
 * Where the browser keeps nothing, everything counts as new.
 *
 * @typedef {import("./sinks.js").Parcel} Parcel
 * @typedef {{ id: string, at: number, place: string | null, sent: boolean }} Entry
 */

const DATABASE = "kamei-sent";
const STORE = "files";

export class Journal {
  #destination;
  /** @type {Promise<IDBDatabase | null>} */
  #database;

  /** @param {import("../site.js").Destination} destination */
  constructor({ id, url }) {
    this.#destination = `${id} ${url}`;
    this.#database = open();
  }

  /** When each file was sent before. @param {Parcel[]} parcels @returns {Promise<Map<Parcel, number>>} */
  async sentBefore(parcels) {
    const found = await Promise.all(parcels.map(async (parcel) => /** @type {const} */ ([parcel, await this.#read(parcel)])));
    return new Map(found.flatMap(([parcel, entry]) => (entry?.sent ? [[parcel, entry.at]] : [])));
  }

  /** Where a file lies that was begun. @param {Parcel} parcel */
  async placeOf(parcel) {
    const entry = await this.#read(parcel);
    return entry && !entry.sent ? entry.place : null;
  }

  /** @param {Parcel} parcel @param {string | null} place */
  begun(parcel, place) {
    return this.#write([parcel], { place, sent: false });
  }

  /** Of many files at once, since each writing takes its time. @param {Parcel[]} parcels */
  sent(parcels) {
    return this.#write(parcels, { place: null, sent: true });
  }

  /** The same bytes under the same name to the same place. @param {Parcel} parcel */
  #id({ name, blob, crc }) {
    return `${digest(`${this.#destination} ${name}`)}-${blob.size}-${crc}`;
  }

  /** @param {Parcel} parcel @returns {Promise<Entry | undefined>} */
  async #read(parcel) {
    const database = await this.#database;
    if (!database) return undefined;
    return settled(database.transaction(STORE).objectStore(STORE).get(this.#id(parcel))).catch(() => undefined);
  }

  /** @param {Parcel[]} parcels @param {{ place: string | null, sent: boolean }} what */
  async #write(parcels, what) {
    const database = await this.#database;
    if (!database || parcels.length === 0) return;
    const store = database.transaction(STORE, "readwrite").objectStore(STORE);
    const written = parcels.map((parcel) => settled(store.put({ id: this.#id(parcel), at: Date.now(), ...what })));
    // A disk that is full must not stop what has arrived from counting as arrived.
    await Promise.allSettled(written);
  }
}

/**
 * Runs while no other tab of this browser sends to the same destination.
 * @template T
 * @param {string} destination @param {() => Promise<T>} deed @returns {Promise<T | null>} null where another does
 */
export function alone(destination, deed) {
  if (!navigator.locks) return deed();
  return navigator.locks.request(`kamei-send ${destination}`, { ifAvailable: true }, (lock) => (lock ? deed() : null));
}

/** @returns {Promise<IDBDatabase | null>} */
function open() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** FNV-1a of 64 bits: names are told apart, not kept secret, since they are pseudonyms. @param {string} text */
function digest(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

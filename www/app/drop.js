import { breathe } from "./dom.js";
import { canPick } from "./download.js";

/**
 * Turns whatever a person hands over (dropped entries, picked folders, chosen files) into a
 * flat list of paths and Files. Nothing is read here, only listed.
 * @typedef {{ path: string, file: File }} Arrival
 * @typedef {{ arrivals: Arrival[], skipped: Map<string, number>, unreadable: string[] }} Collected
 */

const PASSED_OVER = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.localized)$/i;

export class Collector {
  /** @type {Collected} */
  collected = { arrivals: [], skipped: new Map(), unreadable: [] };
  #painted = performance.now();
  /** @type {(count: number) => void} */
  #report;
  cancelled = false;

  /** @param {(count: number) => void} report */
  constructor(report) {
    this.#report = report;
  }

  /** @param {string} path @param {File} file */
  async add(path, file) {
    if (this.cancelled) throw { code: "cancelled" };
    if (PASSED_OVER.test(file.name)) {
      this.collected.skipped.set(file.name, (this.collected.skipped.get(file.name) ?? 0) + 1);
    } else {
      this.collected.arrivals.push({ path: path.replace(/^\//, ""), file });
    }
    if (performance.now() - this.#painted < 100) return;
    this.#painted = performance.now();
    this.#report(this.collected.arrivals.length);
    await breathe();
  }

  /** @param {FileSystemEntry | File} entry */
  async addEntry(entry) {
    if (entry instanceof File) return this.add(entry.name, entry);
    if (entry.isFile) {
      const file = await /** @type {Promise<File | null>} */ (
        new Promise((resolve) => {
          /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null));
        })
      );
      if (file) await this.add(entry.fullPath, file);
      else this.collected.unreadable.push(entry.fullPath);
      return;
    }
    const folder = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // A reader hands out entries in portions (100 in Chromium) and ends with an empty one.
    for (;;) {
      const portion = await /** @type {Promise<FileSystemEntry[]>} */ (
        new Promise((resolve) => folder.readEntries(resolve, () => resolve([])))
      );
      if (portion.length === 0) return;
      for (const child of portion) await this.addEntry(child);
    }
  }

  /** @param {any} handle @param {string} path */
  async addHandle(handle, path) {
    if (handle.kind === "file") {
      const file = await handle.getFile().catch(() => null);
      if (file) await this.add(path, file);
      else this.collected.unreadable.push(path);
      return;
    }
    for await (const child of handle.values()) await this.addHandle(child, `${path}/${child.name}`);
  }

  /** @param {Iterable<File>} files */
  async addFiles(files) {
    for (const file of files) await this.add(file.webkitRelativePath || file.name, file);
  }
}

/**
 * Asks for a folder. Chromium's own picker is preferred: the input element makes it ask
 * "upload these files?", which is the one thing this page never does.
 * @param {HTMLInputElement} fallback
 * @returns {Promise<any | null>} a directory handle, or null when the input was opened instead
 */
export async function pickFolder(fallback) {
  const picker = /** @type {any} */ (window).showDirectoryPicker;
  if (!canPick()) {
    fallback.click();
    return null;
  }
  return picker.call(window, { id: "in", mode: "read" }).catch(() => null);
}

import { writeTo } from "./download.js";

/**
 * Writes released files into a folder the person chose, making the folders in between.
 */
export class Folder {
  /** @type {Map<string, Promise<any>>} */
  #folders = new Map();

  /** @param {any} root a directory handle */
  constructor(root) {
    this.#folders.set("", Promise.resolve(root));
  }

  /** @param {string} path @param {Blob} blob */
  async write(path, blob) {
    const cut = path.lastIndexOf("/");
    const folder = await this.#folder(cut < 0 ? "" : path.slice(0, cut));
    await writeTo(await folder.getFileHandle(path.slice(cut + 1), { create: true }), blob);
  }

  /** @param {string} path @returns {Promise<any>} */
  #folder(path) {
    const there = this.#folders.get(path);
    if (there) return there;
    const cut = path.lastIndexOf("/");
    const made = this.#folder(cut < 0 ? "" : path.slice(0, cut)).then((parent) =>
      parent.getDirectoryHandle(path.slice(cut + 1), { create: true }));
    this.#folders.set(path, made);
    return made;
  }
}

/**
 * Hands a Blob to the person's disk through a link, which works everywhere.
 * @param {Blob} blob @param {string} name
 */
export async function saveBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the Blob after the click; a minute covers a slow "save as" dialog.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether the browser lets a person choose a folder or a place here: not in a frame of another site. */
export function canPick() {
  try {
    return "showDirectoryPicker" in window && top?.location.origin === location.origin;
  } catch {
    return false;
  }
}

/**
 * Asks where to save while the click that asked still counts as one.
 * @param {string} name @param {string} ending
 * @returns {Promise<any | null | undefined>} a handle, null when there is no picker, undefined when cancelled
 */
export async function pickSaveTarget(name, ending) {
  const picker = /** @type {any} */ (window).showSaveFilePicker;
  if (!picker || !canPick()) return null;
  try {
    return await picker.call(window, { suggestedName: name, types: [{ accept: { "application/octet-stream": [ending] } }] });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    return null;
  }
}

/** @param {any} handle @param {Blob} blob */
export async function writeTo(handle, blob) {
  const writable = await handle.createWritable();
  try {
    await blob.stream().pipeTo(writable);
  } catch (error) {
    await writable.abort?.().catch(() => {});
    throw error;
  }
}

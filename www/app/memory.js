/**
 * What the browser remembers of a person's taste, where it lets the page remember at all: a frame
 * of another site, or a page from a file, may have no storage. Never anything of a patient.
 */

/** @param {"language" | "theme"} name @returns {string | null} */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {"language" | "theme"} name @param {string} choice */
export function remember(name, choice) {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // The choice holds until the page is closed.
  }
}

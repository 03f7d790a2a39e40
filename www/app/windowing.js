/**
 * From modality values to grey levels.
 * @typedef {import("../worker/protocol.js").Preview} Preview
 * @typedef {{ center: number, width: number }} Window
 */

/**
 * The window the file asks for, or one that spans its values.
 * @param {Preview} preview
 * @returns {Window}
 */
export function firstWindow({ data, center, window }) {
  if (center !== null && center !== undefined && window) return { center, width: window };
  let low = Infinity;
  let high = -Infinity;
  const step = Math.max(1, Math.floor(data.length / 200_000));
  for (let place = 0; place < data.length; place += step) {
    if (data[place] < low) low = data[place];
    if (data[place] > high) high = data[place];
  }
  if (!(high > low)) return { center: low === Infinity ? 0 : low, width: 1 };
  return { center: (low + high) / 2, width: high - low };
}

/**
 * Linear windowing (PS3.3 C.11.2.1.2) of one frame into canvas pixels.
 * @param {Preview} preview @param {Window} window @param {Uint8ClampedArray} pixels RGBA
 */
export function paintGray({ data, invert }, { center, width }, pixels) {
  const low = center - width / 2;
  const scale = 255 / Math.max(width, 1e-6);
  for (let place = 0, at = 0; place < data.length; place += 1, at += 4) {
    // The clamped array rounds and limits; only the direction is ours.
    const level = (data[place] - low) * scale;
    const grey = invert ? 255 - level : level;
    pixels[at] = grey;
    pixels[at + 1] = grey;
    pixels[at + 2] = grey;
    pixels[at + 3] = 255;
  }
}

// Reads files for the engine. Small ones the page sends as bytes. Every read of a blob asks the
// browser's own process, which takes a millisecond of both however little is read: so a trip brings
// in what the next reads will want, and what one pass over the files has read is kept for the next.
const reader = new FileReaderSync();

/** How much of each file of a bundle is read ahead in one trip: the header of most. */
const HEAD = 1 << 16;

/** How much a later trip brings in. */
const WINDOW = 1 << 18;

/** How many bytes a worker keeps of the files it has read, and from where on it keeps none of a file. */
const MOST_KEPT = 96 << 20;
const LAST_KEPT = 4 << 20;

/** How many windows of the file at hand are kept beside those: writing goes over it several times. */
const RECENT = 32;

/** @type {Map<number, Blob>} */
const files = new Map();
/** Small files, whole. @type {Map<number, Uint8Array>} */
const small = new Map();
/** @type {Map<number, Map<number, Uint8Array>>} by the file's number and the window's first byte */
const kept = new Map();
let bytesKept = 0;

/** Whether a window is kept. What is full stays: passes go over all files in one order, so the oldest is wanted first. */
function keep(number, start, window) {
  const windows = kept.get(number) ?? new Map();
  if (number === undefined || start >= LAST_KEPT || bytesKept + window.length > MOST_KEPT) return false;
  bytesKept += window.length;
  kept.set(number, windows.set(start, window));
  return true;
}

/** The first byte of the window that a byte lies in, and the byte behind it. */
function windowOf(offset) {
  if (offset < HEAD) return [0, HEAD];
  const start = offset - (offset % WINDOW);
  return [Math.max(start, HEAD), start + WINDOW];
}

/**
 * What wasm reads a file through: slices on demand, never the whole. Of a blob without a number
 * nothing is kept; a head is its first window, where that was read ahead.
 */
function sourceOf(blob, number, head) {
  const slice = (from, to) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(from, to)));
  /** @type {Map<number, Uint8Array>} */
  const recent = new Map(head ? [[0, head]] : []);
  const windowAt = (start, end) => {
    const found = kept.get(number)?.get(start) ?? recent.get(start);
    if (found) return found;
    const window = slice(start, end);
    if (keep(number, start, window)) return window;
    if (recent.size >= RECENT) recent.delete(recent.keys().next().value);
    recent.set(start, window);
    return window;
  };
  /** The bytes from an offset on, as far as they are in one window. */
  const from = (offset) => {
    const [start, end] = windowOf(offset);
    return windowAt(start, end).subarray(offset - start);
  };
  const source = {
    blob,
    size: blob.size,
    unreadable: false,
    beside: () => undefined,
    read(offset, length) {
      try {
        if (length > WINDOW) return slice(offset, offset + length);
        const first = from(offset);
        if (first.length >= length) return first.subarray(0, length);
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; ) {
          const part = from(offset + at).subarray(0, length - at);
          if (part.length === 0) return bytes.subarray(0, at);
          bytes.set(part, at);
          at += part.length;
        }
        return bytes;
      } catch (error) {
        source.unreadable = true;
        throw error;
      }
    },
  };
  return source;
}

/** What wasm reads bytes through that are here already. */
function sourceOfBytes(bytes) {
  return { bytes, size: bytes.length, beside: () => undefined, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/**
 * A source that knows the files of its set, each by its ending.
 * @param {{ name: string, file: Blob }[]} set
 */
function among(source, set) {
  const beside = (ending) => {
    const found = set.find(({ name }) => name.toLowerCase().endsWith(`.${ending}`));
    return found && among({ ...sourceOf(found.file), name: found.name }, set);
  };
  return Object.assign(source, { beside });
}

/** What the engine reads the file of each request through. */
function openAll(requests) {
  for (const { file, number } of requests) if (file) files.set(number, file);
  const arrived = new Map(requests.flatMap(({ number, bytes }) => (bytes ? [[number, new Uint8Array(bytes)]] : [])));
  for (const { number, keep } of requests) if (keep && arrived.has(number)) small.set(number, arrived.get(number));
  const whole = (number) => arrived.get(number) ?? small.get(number);
  const numbers = requests.map(({ number }) => number);
  const heads = readHeads(numbers.filter((number) => !whole(number)));
  const source = (number) => (whole(number) ? sourceOfBytes(whole(number)) : sourceOf(files.get(number), number, heads.get(number)));
  return requests.map(({ number, set }) => among(source(number), set ?? []));
}

/** Reads the first bytes of many files in one trip. Nothing where one of them cannot be read: its own read will say so. */
function readHeads(numbers) {
  const heads = new Map();
  const fresh = numbers.filter((number) => !kept.get(number)?.has(0)).map((number) => ({ number, file: files.get(number) }));
  if (fresh.length === 0) return heads;
  try {
    const bytes = reader.readAsArrayBuffer(new Blob(fresh.map(({ file }) => file.slice(0, HEAD))));
    let at = 0;
    for (const { file, number } of fresh) {
      const head = new Uint8Array(bytes, at, Math.min(file.size, HEAD));
      if (!keep(number, 0, head)) heads.set(number, head);
      at += head.length;
    }
  } catch {
    heads.clear();
  }
  return heads;
}

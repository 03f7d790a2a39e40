// Runs after the wasm-bindgen glue in the same blob, so `wasm_bindgen` is in scope and the
// worker inherits the page's policy. One request at a time; see protocol.js.
/* global wasm_bindgen */
const reader = new FileReaderSync();
let memory = null;
let engine = null;

/**
 * Every read of a blob asks the browser's own process, which takes a millisecond however little
 * is read: one read brings in what the next ones will want.
 */
const WINDOW = 1 << 18;

/** How much of each file of a bundle is read ahead: the header of most. */
const HEAD = 1 << 16;

/** What wasm reads a file through: slices on demand, never the whole. */
function sourceOf(blob, head = new Uint8Array(0)) {
  let start = 0;
  let window = head;
  const slice = (offset, length) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, offset + length)));
  const source = {
    size: blob.size,
    unreadable: false,
    read(offset, length) {
      try {
        if (length > WINDOW) return slice(offset, length);
        if (offset < start || offset + length > start + window.length) {
          window = slice(offset, WINDOW);
          start = offset;
        }
        return window.subarray(offset - start, offset - start + length);
      } catch (error) {
        source.unreadable = true;
        throw error;
      }
    },
  };
  return source;
}

/** The first bytes of many files in one trip; nothing where one of them cannot be read. */
function headsOf(files) {
  try {
    const heads = reader.readAsArrayBuffer(new Blob(files.map((file) => file.slice(0, HEAD))));
    let at = 0;
    return files.map((file) => {
      const length = Math.min(file.size, HEAD);
      at += length;
      return new Uint8Array(heads, at - length, length);
    });
  } catch {
    return [];
  }
}

const compose = (file, pieces) =>
  new Blob(pieces.map((piece) => (piece instanceof Uint8Array ? piece : file.slice(piece.start, piece.end))));

const deeds = {
  async start({ module }) {
    const exports = await wasm_bindgen({ module_or_path: module });
    memory = exports?.memory ?? null;
  },
  engine({ policy, key }) {
    engine = new wasm_bindgen.Engine(policy, key);
  },
  policies: () => wasm_bindgen.policies(),
  "new-key": () => wasm_bindgen.new_key(),
  "open-key": ({ bytes, passphrase }) => wasm_bindgen.open_key(bytes, passphrase),
  "seal-key": ({ key, passphrase }) => wasm_bindgen.seal_key(key, passphrase),
  "adopt-pseudonyms": ({ key, table }) => wasm_bindgen.adopt_pseudonyms(key, table),
  absorb: ({ key, crosswalks }) => wasm_bindgen.absorb(key, crosswalks),
  learn: ({ harvests }) => engine.learn(harvests),
  inspect: ({ name }, source) => engine.inspect(source, name),
  review: ({ name, amendments }, source) => engine.review(source, name, amendments),
  finish({ file, name, amendments, reviewed, crc }, source) {
    const finished = engine.finish(source, name, amendments, reviewed);
    if (crc) finished.crc = wasm_bindgen.crc32(sourceOf(compose(file, finished.pieces))) >>> 0;
    return finished;
  },
  preview: ({ frame }, source) => engine.preview(source, frame),
  record: ({ header, entries }) => wasm_bindgen.record(header, entries),
  async "try-ways-out"({ own, other }) {
    const reached = (url) => fetch(url, { cache: "no-store", mode: "no-cors" }).then(() => true, () => false);
    let imported = true;
    try {
      importScripts(own);
    } catch {
      imported = false;
    }
    return { own: await reached(own), other: await reached(other), imported };
  },
};

/**
 * Requests about files, one after the other. What breaks the engine ends the bundle: the requests
 * behind it have no reply and are asked again of another worker.
 */
async function bundle(requests) {
  const heads = headsOf(requests.map(({ file }) => file));
  const replies = [];
  for (const [index, request] of requests.entries()) {
    const reply = await answer(request, sourceOf(request.file, heads[index]));
    replies.push(reply);
    if (reply.broken) break;
  }
  return replies;
}

async function answer(request, source) {
  try {
    return { value: await deeds[request.do](request, source) };
  } catch (error) {
    const failure = failureOf(error, source);
    return { failure, broken: failure.code === "panicked" };
  }
}

/** A failure keeps its code; anything else the core throws counts as a panic. */
function failureOf(error, source) {
  if (source?.unreadable) return { code: "read-failed" };
  if (typeof error?.code === "string") return { code: error.code, at: error.at, detail: error.detail };
  return { code: "panicked" };
}

function buffersIn(value) {
  const views = [value, value?.data, ...(value?.pieces ?? [])].filter((view) => ArrayBuffer.isView(view));
  return views.map((view) => view.buffer);
}

addEventListener("message", async ({ data: request }) => {
  const replies = request.do === "bundle" ? await bundle(request.requests) : [await answer(request)];
  const transfer = [...new Set(replies.flatMap(({ value }) => buffersIn(value)))];
  postMessage({ id: request.id, replies, memory: memory?.buffer.byteLength ?? 0 }, { transfer });
});

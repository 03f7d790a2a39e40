// Runs after the wasm-bindgen glue and reading.js in the same blob, so what they declare is in scope
// and the worker inherits the page's policy. One request at a time; see protocol.js.
/* global wasm_bindgen, openAll, sourceOf, sourceOfBytes, reader */
let memory = null;
let engine = null;
/** What free text is read with, for every engine of this worker. */
let reading = null;
/** Large parts by name; those that were not loaded are missing. */
let parts = {};

/** The output, to be read: new bytes, and ranges of the input. */
function outputOf(input, { pieces, size }) {
  if (!input.bytes) return sourceOf(new Blob(pieces.map((piece) => (piece instanceof Uint8Array ? piece : input.blob.slice(piece.start, piece.end)))));
  const output = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    const part = piece instanceof Uint8Array ? piece : input.bytes.subarray(piece.start, piece.end);
    output.set(part, at);
    at += part.length;
  }
  return sourceOfBytes(output);
}

const bytesOf = (blob) => new Uint8Array(reader.readAsArrayBuffer(blob));

/** Nothing where a part that it takes was not loaded. */
function textReader() {
  if (parts.formats && parts.dictionary) reading ??= new wasm_bindgen.TextReader(bytesOf(parts.dictionary));
  return reading;
}

const deeds = {
  async start({ module, parts: loaded }) {
    const exports = await wasm_bindgen({ module_or_path: module });
    parts = loaded;
    memory = exports?.memory ?? null;
    // What reads all but DICOM puts itself into a table of the first.
    if (parts.formats) new WebAssembly.Instance(new WebAssembly.Module(bytesOf(parts.formats)), { first: exports });
  },
  engine({ policy, key, intake }) {
    engine = new wasm_bindgen.Engine(policy, key, textReader()?.share(), intake);
  },
  warm: () => textReader()?.warm() ?? false,
  policies: () => wasm_bindgen.policies(),
  "describe-policy": ({ choice }) => wasm_bindgen.describe_policy(choice),
  "export-policy": ({ choice }) => wasm_bindgen.export_policy(choice),
  "import-ctp": ({ text, base }) => wasm_bindgen.import_ctp(text, base),
  "new-key": () => wasm_bindgen.new_key(),
  "open-key": ({ bytes, passphrase }) => wasm_bindgen.open_key(bytes, passphrase),
  "seal-key": ({ key, passphrase }) => wasm_bindgen.seal_key(key, passphrase),
  "seal-key-to": ({ key, custodians }) => wasm_bindgen.seal_key_to(key, custodians),
  "key-for-site": ({ key, wanted }) => wasm_bindgen.key_for_site(key, wanted),
  "read-configuration": ({ text }) => wasm_bindgen.read_configuration(text),
  "adopt-pseudonyms": ({ key, table }) => wasm_bindgen.adopt_pseudonyms(key, table),
  absorb: ({ key, crosswalks }) => wasm_bindgen.absorb(key, crosswalks),
  learn: ({ harvests }) => engine.learn(harvests),
  inspect: ({ name }, source) => ({ json: engine.inspect(source, name) }),
  review: ({ name, amendments }, source) => ({ json: engine.review(source, name, amendments) }),
  finish({ name, amendments, reviewed, crc, listed, masks, proof }, source) {
    const finished = engine.finish(source, name, amendments, reviewed, listed, masks);
    if (!crc && proof.length === 0) return finished;
    const output = outputOf(source, finished);
    if (crc) finished.crc = wasm_bindgen.crc32(output) >>> 0;
    finished.proof = proof.map((frame) => ({ frame, raster: engine.frame(output, frame, false) }));
    return finished;
  },
  frame: ({ frame, fullRange }, source) => engine.frame(source, frame, fullRange),
  regions: (_, source) => ({ json: engine.regions(source) }),
  recognize: ({ texts }) => engine.recognize(texts),
  document: ({ name, amendments }, source) => ({ json: engine.document(source, name, amendments) }),
  traces: ({ name, amendments, start, seconds, columns }, source) => engine.traces(source, name, amendments, start, seconds, columns),
  preview: ({ frame }, source) => engine.preview(source, frame),
  sets: ({ names }) => wasm_bindgen.sets(names),
  names: ({ outputs, fileSet }) => wasm_bindgen.names(outputs, fileSet),
  directory({ leaves, names }) {
    const bytes = engine.directory(leaves, names);
    return { bytes, crc: wasm_bindgen.crc32(sourceOfBytes(bytes)) >>> 0 };
  },
  record: ({ header, entries, withheld }) => wasm_bindgen.record(header, entries, withheld),
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
async function bundle(id, requests) {
  const sources = openAll(requests);
  const replies = [];
  for (const [index, request] of requests.entries()) {
    sources[index].told = teller(id, index);
    const reply = await answer(request, sources[index]);
    replies.push(reply);
    if (reply.broken) break;
  }
  return replies;
}

/** Tells the page how far a long file has come, some times a second. */
function teller(id, index) {
  let last = Date.now();
  return (done, total) => {
    if (Date.now() - last < 100) return;
    last = Date.now();
    postMessage({ id, told: { index, share: done / total } });
  };
}

async function answer(request, source) {
  try {
    return { value: await deeds[request.do](request, source) };
  } catch (error) {
    const failure = failureOf(error, source);
    return { failure, broken: ["panicked", "part-missing"].includes(failure.code) };
  }
}

/** A failure keeps its code; anything else the core throws counts as a panic. */
function failureOf(error, source) {
  if (source?.unreadable) return { code: "read-failed" };
  if (typeof error?.code === "string") return { code: error.code, at: error.at, detail: error.detail };
  return { code: parts.formats ? "panicked" : "part-missing" };
}

function buffersIn(value) {
  const views = [value, value?.data, value?.rgb, ...(value?.pieces ?? []), ...(value?.proof ?? []).map(({ raster }) => raster.rgb)].filter((view) => ArrayBuffer.isView(view));
  return views.map((view) => view.buffer);
}

addEventListener("message", async ({ data: request }) => {
  const replies = request.do === "bundle" ? await bundle(request.id, request.requests) : [await answer(request)];
  const transfer = [...new Set(replies.flatMap(({ value }) => buffersIn(value)))];
  postMessage({ id: request.id, replies, memory: memory?.buffer.byteLength ?? 0 }, { transfer });
});

// Runs after the glue of kamei-sight-wasm in a blob of its own; see protocol.js. One picture at a time.
/* global wasm_bindgen */
let sight = null;
/** The search through the frames of one picture. */
let frames = null;
/** Networks that nobody asked for yet: the first boxes do not wait for them. */
let later = {};

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/** Loads the networks that a request needs and that are there. */
async function need({ reader = false, faces = false }) {
  for (const [name, isNeeded] of Object.entries({ reader, faces })) {
    if (!isNeeded || !later[name]) continue;
    sight[`add_${name}`](await bytesOf(later[name]));
    delete later[name];
  }
}

const deeds = {
  async start({ parts: { sight: module, text, ...others } }) {
    later = others;
    await wasm_bindgen({ module_or_path: await WebAssembly.compile(await bytesOf(module)) });
    sight = new wasm_bindgen.Sight(await bytesOf(text));
  },
  /** A first picture is searched at half the speed of the next: the browser compiles what it runs often. */
  warm() {
    sight.find(new Uint8Array(3 * 64 * 64), 64, 64, JSON.stringify({ text: true }));
  },
  async find({ raster: { width, height, rgb }, text, faces }) {
    await need({ faces: faces !== "off" });
    return JSON.parse(sight.find(rgb, width, height, JSON.stringify({ text, faces })));
  },
  async read({ raster: { width, height, rgb }, boxes }) {
    await need({ reader: true });
    return JSON.parse(sight.read(rgb, width, height, JSON.stringify(boxes)));
  },
  async left({ raster: { width, height, rgb }, proof }) {
    await need({ reader: true, faces: proof.faces });
    return JSON.parse(sight.left(rgb, width, height, JSON.stringify(proof)));
  },
  begin({ width, height }) {
    frames?.free();
    frames = new wasm_bindgen.Frames(width, height);
  },
  push: ({ raster }) => frames.push(raster.rgb),
  look() {
    frames.look(sight);
    return frames.wanted();
  },
  "look-at"({ frame, raster }) {
    frames.look_at(sight, frame, raster.rgb);
    return frames.wanted();
  },
  end: () => JSON.parse(frames.finish()),
};

/** What was asked before the parts were ready waits for them. */
let last = Promise.resolve();

addEventListener("message", ({ data: { id, ...request } }) => {
  last = last.then(async () => {
    try {
      postMessage({ id, value: await deeds[request.do](request) });
    } catch (error) {
      postMessage({ id, failure: { code: typeof error?.code === "string" ? error.code : "panicked" } });
    }
  });
});

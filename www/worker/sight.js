// Runs after the glue of kamei-sight-wasm in a blob of its own; see protocol.js. One picture at a time.
/* global wasm_bindgen */
let sight = null;
/** The search through the frames of one picture. */
let frames = null;

const deeds = {
  async start({ parts }) {
    const bytes = async (name) => (parts[name] ? new Uint8Array(await parts[name].arrayBuffer()) : undefined);
    await wasm_bindgen({ module_or_path: await WebAssembly.compile(await bytes("sight")) });
    sight = new wasm_bindgen.Sight(await bytes("text"), await bytes("reader"), await bytes("faces"));
  },
  find: ({ raster: { width, height, rgb }, text, faces }) => JSON.parse(sight.find(rgb, width, height, JSON.stringify({ text, faces }))),
  read: ({ raster: { width, height, rgb }, boxes }) => JSON.parse(sight.read(rgb, width, height, JSON.stringify(boxes))),
  left: ({ raster: { width, height, rgb }, proof }) => JSON.parse(sight.left(rgb, width, height, JSON.stringify(proof))),
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

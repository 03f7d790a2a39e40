/**
 * Before the page takes files it pseudonymizes one of its own, a data set of an invented patient made
 * here, and looks into what came out: the steps of a batch, through the same workers.
 * @param {import("./pool.js").Pool} pool
 * @returns {Promise<boolean>} whether the name and the number are gone and the data set is whole
 */
export async function testEngine(pool) {
  const file = new File([dataSet()], "self-test.dcm");
  const asked = { file, name: file.name, amendments: [] };
  await pool.broadcast({ do: "engine", policy: { id: "dicom-basic" }, key: await pool.run({ do: "new-key" }) });
  const { harvest, status } = await pool.run({ do: "inspect", file, name: file.name });
  if (status !== "ready") return false;
  await pool.broadcast({ do: "learn", harvests: [harvest] });
  const { pieces } = await pool.run({ ...asked, do: "finish", reviewed: false, crc: false, listed: false, masks: [], proof: [] });
  const output = await new Blob(pieces.map((/** @type {any} */ piece) => (piece instanceof Uint8Array ? piece : file.slice(piece.start, piece.end)))).text();
  return output.slice(128, 132) === "DICM" && output.includes(KEPT) && !output.includes(NAME) && !output.includes(NUMBER);
}

const NAME = "SELFTEST^INVENTED";
const NUMBER = "SELF-00417";
const KEPT = "1.2.840.10008.5.1.4.1.1.2";

/** A CT without a picture, in explicit VR little endian (PS3.5 7.1.2). */
function dataSet() {
  const meta = [element(0x0002, 0x0002, "UI", KEPT), element(0x0002, 0x0003, "UI", "1.2.3.4"), element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1")];
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, meta.reduce((sum, bytes) => sum + bytes.length, 0), true);
  const body = [
    element(0x0008, 0x0016, "UI", KEPT), element(0x0008, 0x0018, "UI", "1.2.3.4"), element(0x0008, 0x0060, "CS", "CT"),
    element(0x0010, 0x0010, "PN", NAME), element(0x0010, 0x0020, "LO", NUMBER),
    element(0x0020, 0x000d, "UI", "1.2.3.1"), element(0x0020, 0x000e, "UI", "1.2.3.2"), element(0x0020, 0x4000, "LT", `Seen: ${NAME} ${NUMBER}`),
  ];
  return new Blob([new Uint8Array(128), "DICM", element(0x0002, 0x0000, "UL", length), ...meta, ...body]);
}

/** @param {number} group @param {number} number @param {string} vr with a length of two bytes @param {string | Uint8Array} value */
function element(group, number, vr, value) {
  const text = typeof value === "string" ? new TextEncoder().encode(value) : value;
  const bytes = new Uint8Array(8 + text.length + (text.length % 2)).fill(vr === "UI" ? 0 : 0x20);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, group, true);
  view.setUint16(2, number, true);
  bytes.set(new TextEncoder().encode(vr), 4);
  view.setUint16(6, bytes.length - 8, true);
  bytes.set(text, 8);
  return bytes;
}

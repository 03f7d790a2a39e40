// The page's own protocol code in Node, with a courier that answers as a story wants.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { CallError, Courier } from "../../www/app/send/courier.js";
import { waitFor } from "../../www/app/send/failure.js";
import { below } from "../../www/app/send/put.js";
import { isReleased, release, releaseArchive } from "../../www/app/send/released.js";
import { Stow, beginningOf, verdicts } from "../../www/app/send/stow.js";
import { Transfer } from "../../www/app/send/transfer.js";
import { Checksum, unchanged } from "../../www/app/unchanged.js";
import { sample } from "../person.mjs";
import { SEALED } from "./sending.mjs";

/** @typedef {import("../../www/app/send/sinks.js").Parcel} Parcel */

// Node has no network of its own to ask about.
Object.assign(globalThis, { navigator: { onLine: true } });

// Its Blobs hold still, as those of Chromium do.
Object.assign(globalThis, { showOpenFilePicker: () => {} });

/** @param {string} name @param {Blob} [blob] @returns {Parcel} */
const parcel = (name, blob = release(new Blob([name]))) => ({ name, blob, crc: 0, state: "waiting", failure: null, tries: 0, sent: 0 });

/** @param {string[]} stored @param {[string, number][]} failed */
const stored = (stored, failed = []) => JSON.stringify({
  "00081199": { vr: "SQ", Value: stored.map((uid) => ({ "00081155": { vr: "UI", Value: [uid] } })) },
  "00081198": { vr: "SQ", Value: failed.map(([uid, reason]) => ({ "00081155": { vr: "UI", Value: [uid] }, "00081197": { vr: "US", Value: [reason] } })) },
});

/** @param {number} status @param {string} text */
const answer = (status, text = "") => ({ status, text, headers: {} });

/** A courier whose port is answered here. @param {(request: any) => object} reply */
function courierOf(reply) {
  const { port1, port2 } = new MessageChannel();
  /** @type {any[]} */
  const asked = [];
  port2.onmessage = ({ data }) => {
    asked.push(data);
    port2.postMessage({ id: data.id, ...reply(data) });
  };
  return { courier: new Courier(port1), asked, close: () => (port1.close(), port2.close()) };
}

const watch = () => ({ signal: new AbortController().signal });

test("a key file, or anything else that was not released, never reaches the courier", async (t) => {
  const { courier, asked, close } = courierOf(() => ({ status: 200, headers: {}, text: "" }));
  t.after(close);
  const key = new Blob([SEALED, "v1\n"]);
  const call = (/** @type {Blob} */ blob) => courier.request({ method: "PUT", url: "http://x/", parts: [{ blob }], patience: 1 }, watch());
  assert.throws(() => call(key), /released/);
  assert.throws(() => call(release(new Blob(["a"])).slice(0, 1)), /released/);
  assert.throws(() => courier.request({ method: "PUT", url: "http://x/", parts: ["x".repeat(5000)], patience: 1 }, watch()), /too long/);
  assert.throws(() => releaseArchive([{ name: "key.age", blob: key, crc: 0 }]), /released/);
  assert.equal(isReleased(key), false);
  assert.deepEqual(asked, []);
  await call(release(new Blob(["fine"])));
  assert.equal(asked.length, 1);
});

test("a STOW answer speaks of each instance, and silence confirms none", () => {
  const load = ["a", "b", "c", "d"].map((name) => parcel(name));
  const uids = ["1.1", "1.2", "1.3", null];
  const refused = verdicts(answer(202, stored(["1.1"], [["1.2", 0x0122], ["9.9", 0]])), load, uids);
  const codes = load.map((one) => refused.get(one)?.code ?? "stored");
  assert.deepEqual(codes, ["stored", "unsupported", "unconfirmed", "unconfirmed"]);
  const full = verdicts(answer(409, stored([], [["1.1", 0xa700]])), load.slice(0, 1), ["1.1"]);
  assert.deepEqual([...full.values()].map(({ code, detail }) => [code, detail]), [["full", "0xA700"]]);
});

test("an answer that is none of DICOMweb stores nothing", () => {
  const load = [parcel("a")];
  for (const text of ["", "<!doctype html>", "{}", "[]", "null", '"stored"', "{\"00081199\":"]) {
    assert.throws(() => verdicts(answer(200, text), load, ["1.1"]), { code: "not-dicom-json" }, text);
  }
  assert.throws(() => verdicts(answer(409, "<html>"), load, ["1.1"]), { code: "conflict" });
  assert.throws(() => verdicts(answer(503), load, ["1.1"]), { code: "busy", again: true });
});

test("loads are small enough to be sent again", () => {
  const sized = (/** @type {number} */ size) => parcel("x", /** @type {any} */ ({ size }));
  const loads = new Stow().loads([...Array.from({ length: 300 }, () => sized(1000)), sized(60e6), sized(60e6), sized(1)]);
  assert.deepEqual(loads.map(({ length }) => length), [200, 100, 1, 1, 1]);
});

test("an instance is known by its file meta information", async () => {
  const bytes = await readFile(join(sample, "CT/IM000003.dcm"));
  const { uid } = await beginningOf(new Blob([bytes]));
  assert.match(uid ?? "", /^[0-9.]+$/);
  assert.ok(bytes.includes(String(uid)));
  assert.deepEqual(await beginningOf(new Blob([bytes.subarray(0, 140)])), { isDicom: true, uid: null });
  for (const other of ["", "short", "x".repeat(200)]) assert.deepEqual(await beginningOf(new Blob([other])), { isDicom: false, uid: null });
});

test("where the browser does not notice, a file that changed is told by its checksum", async () => {
  const text = new TextEncoder().encode("123456789");
  // The check value that every description of CRC-32 gives.
  assert.equal(new Checksum().add(text).value, 0xcbf43926);
  const file = { blob: release(new Blob([text])), crc: 0xcbf43926 };
  const kept = await unchanged(file, { notices: false });
  assert.ok(kept && kept !== file.blob && isReleased(kept));
  assert.equal(await kept.text(), "123456789");
  assert.equal(await unchanged({ ...file, crc: 1 }, { notices: false }), null);
  assert.equal(await unchanged(file, { notices: true }), file.blob);
});

test("Retry-After is seconds or a date, and nobody waits for hours", () => {
  const now = Date.parse("2026-11-26T10:00:00Z");
  assert.equal(waitFor("7", now), 7);
  assert.equal(waitFor("Thu, 26 Nov 2026 10:00:30 GMT", now), 30);
  assert.equal(waitFor("Thu, 26 Nov 2026 09:00:00 GMT", now), 0);
  assert.equal(waitFor("86400", now), 300);
  assert.equal(waitFor("soon", now), 0);
  assert.equal(waitFor(undefined, now), 0);
});

test("a name is one path below the address, whatever it holds", () => {
  assert.equal(below("https://b.example.org/study/", "K-1/a b?.dcm"), "https://b.example.org/study/K-1/a%20b%3F.dcm");
  assert.equal(below("https://b.example.org/study", "x"), "https://b.example.org/study/x");
});

/** @param {Parcel[]} parcels @param {any} courier @param {"put" | "stow"} kind */
function transferOf(parcels, courier, kind = "put") {
  const destination = /** @type {any} */ ({ id: "d", kind, url: "http://x/", headers: [], presigned: false, patience: 1, wait: 1 });
  const journal = /** @type {any} */ ({ sent: async () => {} });
  const places = { get: async () => null, set: async () => {} };
  return new Transfer(parcels, { courier, destination, headers: {}, address: "http://x/", places }, journal, () => {});
}

test("a load that is too large is sent in halves", async (t) => {
  const head = (/** @type {string} */ uid) => {
    const value = uid.length % 2 ? `${uid}\0` : uid;
    return new Blob([new Uint8Array(128), "DICM", new Uint8Array([2, 0, 3, 0]), "UI", new Uint8Array([value.length, 0]), value]);
  };
  const parcels = ["1.1", "1.2", "1.3", "1.4"].map((uid) => parcel(uid, release(head(uid))));
  const { courier, asked, close } = courierOf(({ body }) =>
    body.size > 700 ? { status: 413, headers: {}, text: "" } : { status: 200, headers: {}, text: stored(["1.1", "1.2", "1.3", "1.4"]) });
  t.after(close);
  const transfer = transferOf(parcels, courier, "stow");
  await transfer.run();
  assert.equal(transfer.phase, "done");
  assert.equal(transfer.in("sent").length, 4);
  assert.equal(asked.length, 3);
});

test("a server that is not there halts the rest, and nothing is lost", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const parcels = Array.from({ length: 20 }, (_, place) => parcel(`f${place}`));
  let calls = 0;
  const courier = { request: async () => { calls += 1; throw new CallError("network"); } };
  const transfer = transferOf(parcels, courier);
  const ran = transfer.run();
  for (let step = 0; step < 200 && transfer.phase === "running"; step += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(1000);
  }
  await ran;
  assert.equal(transfer.phase, "halted");
  assert.equal(transfer.cause?.code, "network");
  assert.ok(calls < 20, String(calls));
  assert.equal(transfer.in("sent").length, 0);
  assert.equal(transfer.in("failed").length + transfer.in("waiting").length, 20);
});

test("while the computer sleeps or has no network nothing is tried, and it goes on afterwards", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.after(() => Object.assign(navigator, { onLine: true }));
  Object.assign(navigator, { onLine: false });
  const parcels = Array.from({ length: 6 }, (_, place) => parcel(`f${place}`));
  let calls = 0;
  const courier = { request: async () => {
    calls += 1;
    if (!navigator.onLine) throw new CallError("network");
    return { status: 201, headers: {}, text: "" };
  } };
  const transfer = transferOf(parcels, courier);
  const ran = transfer.run();
  const pass = async (/** @type {number} */ steps, /** @type {number} */ milliseconds) => {
    for (let step = 0; step < steps && transfer.phase === "running"; step += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      t.mock.timers.tick(milliseconds);
    }
  };
  await pass(3, 1000);
  // A lid that was closed for hours: time leaps, and timers come late.
  await pass(100, 3_600_000);
  assert.deepEqual([transfer.phase, calls <= 3], ["running", true]);
  Object.assign(navigator, { onLine: true });
  await pass(100, 1000);
  await ran;
  assert.deepEqual([transfer.phase, transfer.in("sent").length], ["done", 6]);
});

test("one file that a server fails on does not hold up the others", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const parcels = Array.from({ length: 6 }, (_, place) => parcel(`f${place}`));
  const courier = { request: async (/** @type {any} */ { url }) => ({ status: url.endsWith("f2") ? 500 : 201, headers: {}, text: "" }) };
  const transfer = transferOf(parcels, courier);
  const ran = transfer.run();
  for (let step = 0; step < 200 && transfer.phase === "running"; step += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(1000);
  }
  await ran;
  assert.equal(transfer.phase, "done");
  assert.deepEqual(transfer.in("failed").map(({ name }) => name), ["f2"]);
});

test("pausing keeps every file, and going on sends what is left", async () => {
  const parcels = Array.from({ length: 5 }, (_, place) => parcel(`f${place}`));
  let open = false;
  const courier = {
    request: (/** @type {any} */ _, /** @type {{ signal: AbortSignal }} */ { signal }) => new Promise((resolve, reject) => {
      if (open) return resolve({ status: 201, headers: {}, text: "" });
      signal.addEventListener("abort", () => reject(new CallError("stopped")));
    }),
  };
  const transfer = transferOf(parcels, courier);
  const ran = transfer.run();
  await new Promise((resolve) => setTimeout(resolve, 10));
  transfer.pause();
  await ran;
  assert.deepEqual([transfer.phase, transfer.in("waiting").length], ["paused", 5]);
  open = true;
  await transfer.run();
  assert.deepEqual([transfer.phase, transfer.in("sent").length], ["done", 5]);
});

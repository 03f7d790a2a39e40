// Files go to a tus server, break off, and go on where they stopped.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { listen } from "../listeners.mjs";
import { loadKey, openSite, sample, saveKey, texts, untilReady } from "../person.mjs";
import { enlarged } from "../slices.mjs";
import { bringToRelease, byCommandLine, destination, SEALED, send, untilPhase } from "./sending.mjs";
import { answers, answersHtml, dropsMidBody, hangsUp, onlyFor } from "./server.mjs";
import { startTus } from "./tus-server.mjs";

const ct = join(sample, "CT");
const en = await texts("en");

/** A CT slice of 40 MB: more than two pieces. @param {import("node:test").TestContext} t */
async function largeSlice(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-large-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "large.dcm"), enlarged(await readFile(join(ct, "IM000001.dcm")), 4480, 4480));
  return folder;
}

for (const name of browsers) {
  test(`${name}: what arrives by tus is what the command line makes, whatever fails on the way`, async (t) => {
    const tus = await startTus(t);
    const page = await openSite(t, name, { "site.toml": destination("lake", "tus", tus.files, "record = true\nwait = 0") }, { locale: "en" });
    tus.faults.push(onlyFor("POST", answers(429, { "Retry-After": "1" })), onlyFor("POST", hangsUp), onlyFor("POST", answers(500)));
    tus.faults.push(...[dropsMidBody, answers(410), answers(503)].map((fault) => onlyFor("PATCH", fault)));
    await bringToRelease(page, ct);
    await send(page, "lake", { reviewer: "Reviewer One" });
    const { words, phase } = await untilPhase(page, "done", "halted");
    assert.equal(phase, "done", words);
    assert.match(words, /^✓/);
    const arrived = await tus.arrived();
    for (const bytes of arrived.values()) assert.ok(!bytes.includes(SEALED));
    const record = [...arrived.keys()].find((path) => path.startsWith("kamei-record-"));
    assert.ok(record);
    arrived.delete(record);
    assert.deepEqual(arrived, await byCommandLine(page, ct));
  });

  test(`${name}: a large file paused goes on where it stopped, after a reload too`, async (t) => {
    const tus = await startTus(t);
    const folder = await largeSlice(t);
    const page = await openSite(t, name, { "site.toml": destination("lake", "tus", tus.files) }, { locale: "en" });
    await bringToRelease(page, folder);
    // The second piece breaks off, and nobody answers until the person has paused.
    const pieces = () => tus.seen.filter((line) => line.startsWith("PATCH")).length;
    await send(page, "lake");
    while (pieces() < 1) await new Promise((done) => setTimeout(done, 5));
    tus.faults.push(...Array.from({ length: 20 }, () => onlyFor("PATCH", dropsMidBody)));
    while (pieces() < 2) await new Promise((done) => setTimeout(done, 20));
    await page.click("#pause-lake");
    await untilPhase(page, "paused");
    const key = await saveKey(page, "four plain words apart");
    tus.faults.length = 0;

    await page.open(page.url);
    await untilReady(page);
    assert.equal(await loadKey(page, key, "four plain words apart"), "");
    await bringToRelease(page, folder);
    const before = tus.seen.length;
    await send(page, "lake");
    await untilPhase(page, "done");
    const after = tus.seen.slice(before).map((line) => line.split(" ")[0]);
    assert.equal(after[0], "HEAD");
    assert.ok(!after.includes("POST"), after.join(" "));
    assert.ok(after.filter((method) => method === "PATCH").length <= 2, after.join(" "));
    assert.deepEqual(await tus.arrived(), await byCommandLine(page, folder));
  });

  test(`${name}: a server that is none, or names another place, gets nothing`, async (t) => {
    const elsewhere = await listen();
    t.after(elsewhere.close);
    const tus = await startTus(t);
    const page = await openSite(t, name, { "site.toml": destination("lake", "tus", tus.files) }, { locale: "en" });
    await bringToRelease(page, ct);
    tus.always = answersHtml;
    await send(page, "lake");
    const html = await untilPhase(page, "halted");
    assert.ok(html.words.includes(en["send.do.not-tus"]), html.words);
    tus.always = answers(201, { Location: `${elsewhere.http}files/1` });
    await page.click("#go-on-lake");
    await page.until((/** @type {string} */ words) => document.querySelector(".transfer")?.textContent?.includes(words), en["send.fail.redirected"]);
    assert.deepEqual([elsewhere.hits, (await tus.arrived()).size], [[], 0]);
  });
}

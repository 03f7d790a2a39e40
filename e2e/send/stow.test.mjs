// Studies are stored in a real Orthanc by DICOMweb.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { beginningOf } from "../../www/app/send/stow.js";
import { browsers } from "../browsers.mjs";
import { listen } from "../listeners.mjs";
import { openSite, sample, texts } from "../person.mjs";
import { lacking, startOrthanc } from "./orthanc.mjs";
import { bringToRelease, byCommandLine, destination, send, untilPhase } from "./sending.mjs";
import { answers, answersHtml, dropsMidBody, hangsUp, redirectsTo, startStore } from "./server.mjs";

const ct = join(sample, "CT");
const en = await texts("en");
const opts = { skip: lacking };

/** @param {Map<string, Buffer>} files @returns {Promise<Map<string, Buffer>>} by SOP Instance UID */
async function byInstance(files) {
  const named = await Promise.all([...files.values()].map(async (bytes) => /** @type {const} */ ([String((await beginningOf(new Blob([/** @type {any} */ (bytes)]))).uid), bytes])));
  return new Map(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

for (const name of browsers) {
  test(`${name}: Orthanc stores what the command line makes`, opts, async (t) => {
    const orthanc = await startOrthanc(t);
    const page = await openSite(t, name, { "site.toml": destination("pacs", "stow", orthanc.studies) }, { locale: "en" });
    await bringToRelease(page, ct);
    await send(page, "pacs");
    const { words, phase } = await untilPhase(page, "done", "halted");
    assert.equal(phase, "done", words);
    assert.match(words, /^✓/);
    assert.deepEqual(orthanc.seen, ["POST /dicom-web/studies"]);
    assert.deepEqual(await orthanc.instances(), await byInstance(await byCommandLine(page, ct)));
  });

  test(`${name}: the record of what an archive has stored goes to another destination, behind the files`, opts, async (t) => {
    const orthanc = await startOrthanc(t);
    const store = await startStore(t, (request) => (request.headers.authorization === "Bearer sesame" ? 201 : 401));
    const site = destination("pacs", "stow", orthanc.studies, 'record_to = "records"') + destination("records", "put", store.url, 'headers = ["Authorization"]');
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await bringToRelease(page, join(sample, "MR"));
    const summary = await send(page, "pacs", { reviewer: "Reviewer One", secrets: { "header-0": "Bearer stale" } });
    assert.ok(summary.includes(store.url), summary);
    await page.until((/** @type {string} */ words) => [...document.querySelectorAll(".transfer")].at(-1)?.textContent?.includes(words), en["send.do.unauthorized"]);
    assert.deepEqual([(await orthanc.instances()).size, store.kept.size], [2, 0]);
    await page.click("#go-on-pacs");
    await page.type("dialog [name=header-0]", "Bearer sesame");
    await page.click("dialog [type=submit]");
    await page.until(() => document.querySelectorAll(".transfer .done").length === 2);
    const [[path, record]] = store.kept;
    assert.match(path, /^kamei-record-\d+\.json$/);
    assert.equal(JSON.parse(String(record)).entries.length, 2);
    assert.deepEqual(orthanc.seen, ["POST /dicom-web/studies"]);
  });

  test(`${name}: what is not DICOM stays, and the summary says so`, opts, async (t) => {
    const orthanc = await startOrthanc(t);
    const page = await openSite(t, name, { "site.toml": destination("pacs", "stow", orthanc.studies) }, { locale: "en" });
    const folder = await mkdtemp(join(tmpdir(), "kamei-mixed-"));
    t.after(() => rm(folder, { recursive: true }));
    await cp(join(ct, "IM000001.dcm"), join(folder, "a.dcm"));
    await writeFile(join(folder, "b.csv"), "visit,value\n1,4.2\n");
    await bringToRelease(page, folder);
    const summary = await send(page, "pacs");
    assert.match(summary, /1 file is not DICOM/);
    await untilPhase(page, "done");
    assert.equal((await orthanc.instances()).size, 1);
  });

  test(`${name}: an Orthanc that is down, busy, hidden behind a log-in or moved loses nothing`, opts, async (t) => {
    const elsewhere = await listen();
    t.after(elsewhere.close);
    const orthanc = await startOrthanc(t);
    const page = await openSite(t, name, { "site.toml": destination("pacs", "stow", orthanc.studies, "patience = 5\nwait = 0") }, { locale: "en" });
    await bringToRelease(page, ct);

    orthanc.faults.push(answersHtml);
    await send(page, "pacs");
    const html = await untilPhase(page, "halted");
    assert.ok(html.words.includes(en["send.fail.not-dicom-json"]), html.words);

    orthanc.always = redirectsTo(elsewhere.http);
    await goOn(page, "halted", en[`send.fail.${name === "chromium" ? "network" : "redirected"}`]);
    assert.deepEqual(elsewhere.hits, []);
    orthanc.always = null;

    orthanc.faults.push(answers(403));
    await goOn(page, "halted", en["send.do.denied"]);

    // From here on it mends itself.
    orthanc.faults.push(answers(503, { "Retry-After": "1" }), dropsMidBody, hangsUp, answers(500));
    await page.click("#go-on-pacs");
    await page.click("dialog [type=submit]");
    await page.until(() => document.querySelector(".transfer .done") !== null);
    assert.equal((await orthanc.instances()).size, 12);
  });
}

/**
 * Sends again and waits for the words of what happens.
 * @param {import("../browsers.mjs").Page} page @param {string} phase @param {string} words
 */
async function goOn(page, phase, words) {
  await page.click("#go-on-pacs");
  await page.until((/** @type {string} */ phase, /** @type {string} */ words) => {
    const transfer = /** @type {HTMLElement | null} */ (document.querySelector(".transfer"));
    return transfer?.dataset.phase === phase && transfer.textContent?.includes(words);
  }, phase, words);
}

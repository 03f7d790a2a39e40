// A person decides otherwise than the policy: with a reason, and only where the law allows it.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { filesBelow } from "../command-line.mjs";
import { bringFolder, openPage, sample, saveRecord, saveZip, texts, untilReview } from "../person.mjs";

const REASON = "The cohort is chosen by the description.";
/** 佐倉陽向 as the descriptions of the sample write it, and 経過観察, which names nobody. */
const [PATIENT, FOLLOW_UP] = [":4ARM[8~", "7P2a4Q;!"];
const description = '#rows [data-id*="|00081030|"]';

for (const name of browsers) {
  test(`${name}: a recommended change is undone for a reason`, async (t) => {
    const ja = await texts("ja");
    const page = await openPage(t, name);
    await bringFolder(page, await neutralStudy(t));
    await untilReview(page);

    await page.click(`${description} > summary`);
    await page.click(`${description} .basis button`);
    await page.click("dialog [name=action][value=keep]");
    await page.click("dialog [type=submit]");
    assert.ok(await page.evaluate(() => document.querySelector("dialog textarea:invalid") !== null), "a reason is asked for");
    await page.type("dialog [name=reason]", "  ");
    await page.click("dialog [type=submit]");
    const complaint = await page.until(() => document.querySelector("dialog .complaint:not([hidden])")?.textContent);
    assert.equal(complaint, ja["reason.amendment-without-reason.what"]);
    await page.type("dialog [name=reason]", REASON);
    await page.click("dialog [type=submit]");
    await page.until(() => !document.querySelector("dialog") && document.querySelector("#decisions li") && !document.querySelector("#footer progress"));

    const files = await saveZip(page);
    assert.equal(files.size, 12);
    for (const bytes of files.values()) assert.ok(bytes.includes(FOLLOW_UP), "the description stays");
    const record = JSON.parse(await saveRecord(page));
    for (const { amendments } of record.treatments) assert.deepEqual(amendments.map((/** @type {any} */ made) => made.reason), [REASON]);
  });

  test(`${name}: what names the patient stays here, whatever was decided`, async (t) => {
    const ja = await texts("ja");
    const page = await openPage(t, name);
    await bringFolder(page, sample);
    await untilReview(page);
    await page.until(() => {
      const series = [...document.querySelectorAll("#tree .series")].find((each) => each.textContent?.startsWith("CT"));
      /** @type {HTMLElement | undefined} */ (series)?.click();
      return series !== undefined;
    });
    await page.until(() => document.querySelector("#view h2")?.textContent?.startsWith("CT"));
    await page.click(`${description} > summary`);
    await page.click(`${description} .basis button`);
    await page.type("dialog [name=reason]", REASON);
    await page.click("dialog [type=submit]");
    await page.until(() => !document.querySelector("dialog") && document.querySelector("#decisions li") && !document.querySelector("#footer progress"));

    const files = await saveZip(page);
    assert.equal(files.size, 2, "the MR, which nobody touched");
    const told = await page.until(() => document.querySelector(".stays")?.textContent);
    assert.ok(told.includes(ja["reason.known-value-left.what"]), told);
  });

  test(`${name}: what the law requires offers no change`, async (t) => {
    const ja = await texts("ja");
    const page = await openPage(t, name);
    await bringFolder(page, join(sample, "CT"));
    await untilReview(page);
    const patientName = '#rows [data-id*="|00100010|"]';
    await page.click(`${patientName} > summary`);
    const row = await page.evaluate((/** @type {string} */ selector) => ({
      words: document.querySelector(`${selector} .locked`)?.textContent,
      buttons: document.querySelectorAll(`${selector} button`).length,
    }), patientName);
    assert.deepEqual(row, { words: ja["decision.locked"], buttons: 0 });
  });
}

/**
 * The CT of the sample with descriptions that name nobody.
 * @param {import("node:test").TestContext} t
 */
async function neutralStudy(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-amend-"));
  t.after(() => rm(folder, { recursive: true }));
  const study = join(folder, "study");
  await mkdir(study);
  for (const [path, bytes] of await filesBelow(join(sample, "CT"))) {
    const neutral = bytes.toString("latin1").replaceAll(PATIENT, FOLLOW_UP);
    await writeFile(join(study, path), Buffer.from(neutral, "latin1"));
  }
  return study;
}

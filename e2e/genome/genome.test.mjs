// A scan and three files of variants of one invented patient: what is below the law's definition goes out under
// the pseudonym of the scan, what is an identification code stays with its count and clause, and sites of one
// locus go out for a written reason, which the record keeps.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, saveRecord, saveZip, texts, untilReview } from "../person.mjs";

/** @typedef {import("../browsers.mjs").Page} Page */

const REASON = "BRCA1 alone: one locus, inherited together.";
const genotypes = '#rows [data-id*="|genotypes|remove"]';

/** @param {number} sites @param {(site: number) => string} place */
const variants = (sites, place) => [
  "##fileformat=VCFv4.2",
  "##fileDate=20240305",
  "##reference=file:///home/sakura/GRCh38.fa",
  "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">",
  "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t00427718",
  ...Array.from({ length: sites }, (_, site) => `${place(site)}\trs${site + 1000}\tA\tG\t50\tPASS\t.\tGT\t0/1`),
  "",
].join("\n");
const scattered = (/** @type {number} */ site) => `chr${(site % 22) + 1}\t${(site + 1) * 1_000_000}`;
const together = (/** @type {number} */ site) => `chr17\t${43_044_295 + site * 900}`;

for (const name of browsers) {
  test(`${name}: a panel goes out, a genome stays with its count, one locus wants a reason`, async (t) => {
    const ja = await texts("ja");
    const folder = await mkdtemp(join(tmpdir(), "kamei-genome-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "genome.vcf"), variants(45, scattered));
    await writeFile(join(folder, "locus.vcf"), variants(60, together));
    await writeFile(join(folder, "panel.vcf"), variants(39, scattered));
    await copyFile(join(sample, "CT/IM000001.dcm"), join(folder, "scan.dcm"));

    const page = await openPage(t, name);
    await bringFolder(page, folder);
    await untilReview(page);
    assert.equal(await page.evaluate(() => document.querySelectorAll(".patient").length), 1, "all four are one patient's");

    const panel = await verdict(page, "panel", ja["genome.outcome.below"]);
    assert.ok(panel.includes("39"), panel);
    const genome = await verdict(page, "genome", ja["reason.genome-snps.what"]);
    for (const said of [ja["genome.outcome.refused"], "施行令1条1号イ", "40"]) assert.ok(genome.includes(said), genome);
    const locus = await verdict(page, "locus", ja["reason.genome-one-locus.what"]);
    assert.ok(locus.includes("60"), locus);

    await page.click(`${genotypes} > summary`);
    await page.click(`${genotypes} .basis button`);
    await page.click("dialog [name=action][value=keep]");
    await page.click("dialog [type=submit]");
    assert.ok(await page.evaluate(() => document.querySelector("dialog textarea:invalid") !== null), "a reason is asked for");
    await page.type("dialog [name=reason]", REASON);
    await page.click("dialog [type=submit]");
    await page.until((/** @type {string} */ answered) => document.querySelector("#judgement")?.textContent?.includes(answered), ja["genome.outcome.answered"]);

    const files = await saveZip(page);
    const record = await saveRecord(page);
    const released = [...files.keys()].filter((path) => path.endsWith(".vcf"));
    assert.equal(released.length, 2, [...files.keys()].join(" "));
    const pseudonym = released[0].split("/")[0];
    assert.ok([...files.keys()].every((path) => path.startsWith(`${pseudonym}/`)), "the scan goes by the same name");
    const outputs = released.map((path) => files.get(path)?.toString() ?? "");
    for (const text of outputs) assert.ok(text.includes(`FORMAT\t${pseudonym}\n`), text.slice(0, 400));
    const counts = outputs.map((text) => text.split("\n").filter((line) => line.startsWith("chr")).length);
    assert.deepEqual(counts.sort(), [39, 60]);
    for (const gone of ["00427718", "sakura", "20240305"]) assert.ok(!(outputs.join("") + record).includes(gone), gone);
    for (const said of [REASON, "genome-snps"]) assert.ok(record.includes(said), said);
  });
}

/**
 * Opens one of the files of variants, and waits for what is said of it.
 * @param {Page} page @param {string} file @param {string} word
 */
const verdict = (page, file, word) =>
  page.until((/** @type {string} */ file, /** @type {string} */ word) => {
    const text = document.querySelector("#judgement")?.textContent ?? "";
    if (text.includes(word)) return text;
    const named = (/** @type {string} */ selector, /** @type {string} */ start) =>
      /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll(selector)].find((one) => one.textContent?.includes(start)));
    const row = named(".list-row", file);
    (row ?? named("#tree .series", "DNA"))?.click();
    return null;
  }, file, word);

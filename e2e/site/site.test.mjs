// A site sets up its page with one file beside it; a file with a mistake starts nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { kamei } from "../command-line.mjs";
import { approveAll, bringFolder, loadKey, openSite, sample, saveRecord, saveZip, texts, untilReady, untilReview } from "../person.mjs";

const [ja, en] = await Promise.all([texts("ja"), texts("en")]);
const ct = join(sample, "CT");

/** @param {import("../browsers.mjs").Page} page @param {string} selector @returns {Promise<string>} */
const textOf = (page, selector) => page.evaluate((/** @type {string} */ place) => document.querySelector(place)?.textContent ?? "", selector);

/** @param {import("node:test").TestContext} t */
async function workspace(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-custody-"));
  t.after(() => rm(folder, { recursive: true }));
  return (/** @type {string} */ file) => join(folder, file);
}

for (const name of browsers) {
  test(`${name}: a configuration with mistakes starts nothing, and every mistake is told with its line`, async (t) => {
    const site = 'languages = ["en"]\n\n[[destination]]\nid = "pacs"\nname = "PACS"\nkind = "stow"\nurl = "http://pacs.example.org/studies"\ncolour = "red"\n';
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await page.until(() => document.querySelector("#working .faults li") !== null);
    const told = await textOf(page, "#working");
    for (const words of [en["failed.site"], "Line 7:", en["reason.config-bad-address.what"], "Line 8:", en["reason.site-unknown-key.what"], "colour"]) {
      assert.ok(told.includes(words), `${words}: ${told}`);
    }
    const standing = await page.evaluate(() => ({
      well: /** @type {HTMLElement} */ (document.querySelector("#well")).hidden,
      courier: document.querySelector("iframe") !== null,
      sealed: document.querySelector("[data-seal=closed]") !== null,
    }));
    assert.deepEqual(standing, { well: true, courier: false, sealed: false });
    await page.setInputFiles("#files-input", [join(ct, "IM000001.dcm")]);
    assert.equal(await page.evaluate(() => document.body.dataset.step), "drop");
  });

  test(`${name}: a profile that is named has to be there and be right`, async (t) => {
    const site = '[policy]\nprofile = "own.toml"\n';
    const missing = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await missing.until(() => document.querySelector("#working h2") !== null);
    assert.match(await textOf(missing, "#working"), /404.*own\.toml/);
    const wrong = await openSite(t, name, { "site.toml": site, "own.toml": 'id = "own"\ntitle = "Own"\nbase = "none"\n' }, { locale: "en" });
    await wrong.until(() => document.querySelector("#working .faults li") !== null);
    assert.match(await textOf(wrong, "#working .faults"), /own\.toml.*Line 3:/);
  });

  test(`${name}: the page follows its configuration`, async (t) => {
    const site = `
languages = ["ja"]
[study]
name = "HINATA"
purpose = "装置の比較"
[policy]
profile = "own.toml"
[intake]
formats = ["dicom"]
most_files = 13
review = "every-picture"
[key]
prefix = "MNT-"
`;
    const profile = 'id = "hinata"\ntitle = "ひなた"\nbase = "jp-pseudonymized"\n';
    const page = await openSite(t, name, { "site.toml": site, "own.toml": profile }, { locale: "en" });
    await untilReady(page);
    const study = await textOf(page, "#study");
    assert.ok(study.includes("HINATA") && study.includes("装置の比較"), study);
    const shown = await page.evaluate(() => ({
      language: document.documentElement.lang,
      other: /** @type {HTMLElement} */ (document.querySelector("#language")).hidden,
      policy: document.querySelector("#policy")?.textContent,
      fixed: /** @type {HTMLButtonElement} */ (document.querySelector("#policy")).disabled,
    }));
    assert.deepEqual(shown, { language: "ja", other: true, policy: "ひなた", fixed: true });

    await bringFolder(page, sample);
    await page.until(() => document.querySelector("dialog") !== null);
    assert.ok((await textOf(page, "dialog")).includes("16"), "sixteen files are too many");
    await page.press("Escape");
    assert.equal(await page.evaluate(() => document.body.dataset.step), "drop");

    const at = await workspace(t);
    const slice = await readFile(join(ct, "IM000001.dcm"));
    execFileSync("mkdir", [at("in")]);
    await writeFile(at("in/a.dcm"), slice);
    await writeFile(at("in/b.csv"), "name,value\nA,1\n");
    await bringFolder(page, at("in"));
    await untilReview(page);
    await approveAll(page);
    const files = await saveZip(page);
    assert.deepEqual([...files.keys()].map((path) => path.slice(0, 4)), ["MNT-"]);
    assert.ok((await textOf(page, ".stays")).includes(ja["reason.format-not-allowed.what"]));
    const { study: recorded } = JSON.parse(await saveRecord(page));
    assert.deepEqual([recorded.name.ja, recorded.purpose.ja], ["HINATA", "装置の比較"]);
  });

  test(`${name}: the study's key comes first, each site derives its own, and only the custodian opens it again`, async (t) => {
    const at = await workspace(t);
    execFileSync("age-keygen", ["-o", at("custodian")], { stdio: "ignore" });
    const custodian = execFileSync("age-keygen", ["-y", at("custodian")], { encoding: "utf8" }).trim();
    kamei("deidentify", join(sample, "MR"), "--out", at("project"), "--key", at("project.age"));
    const passphrase = (await readFile(at("project.age.passphrase"), "utf8")).trim();
    const site = `[key]\nsource = "derive"\nsite = "minato"\nprefix = "MNT-"\ncustodians = ["${custodian}"]\n`;
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await untilReady(page);
    assert.equal(await textOf(page, "#key"), en["key.wanted"]);
    await bringFolder(page, ct);
    assert.equal(await page.evaluate(() => document.body.dataset.step), "drop");
    assert.equal(await loadKey(page, at("project.age"), passphrase), "");
    await untilReview(page);
    const files = await saveZip(page);

    await page.click("#save-key");
    const said = await textOf(page, "dialog");
    assert.ok(said.includes(custodian), said);
    await page.click("dialog [type=submit]");
    const sealed = await page.downloaded();
    assert.equal(kamei("crosswalk", "--key", sealed, "--out", at("tables"), "--identity", at("custodian")).status, 0);
    assert.match(await readFile(at("tables/patients.csv"), "utf8"), /^00427718,MNT-/m);

    // The coordinating centre derives the very same key.
    assert.equal(kamei("key", "derive", "--key", at("project.age"), "--site", "minato", "--prefix", "MNT-", "--out", at("minato.age")).status, 0);
    assert.equal(kamei("deidentify", ct, "--out", at("out"), "--key", at("minato.age")).status, 0);
    for (const [path, bytes] of files) assert.deepEqual(await readFile(at(`out/${path}`)), bytes);

    await page.open(page.url);
    await untilReady(page);
    const refused = await loadKey(page, sealed, passphrase);
    assert.ok(refused.includes(en["reason.sealed-to-custodian.what"]), refused);
  });
}

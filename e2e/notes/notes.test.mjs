// A scan, a note and a table of one invented patient come in together, and go out under one pseudonym.
import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { filesBelow, kamei } from "../command-line.mjs";
import { bringFolder, loadKey, openPage, sample, saveRecord, saveZip, untilReview } from "../person.mjs";

const NOTE = `患者ID：00427718
氏名：佐倉　陽向　殿
生年月日：1958年7月21日
住所：東京都中央区築地1-1-1　電話 090-0184-2236

2024年3月5日、主治医 水野 圭 が診察。橋本病の既往あり。妻の美咲さんが同席した。
紹介元のわかくさ台内科クリニックへ返書。次回は3/19の予定。
`;
const LIST = `患者ID,氏名,性別,検査日,WBC,主治医,備考,欄A
00427718,佐倉 陽向,女,2024/03/05,6480,水野 圭,"佐倉様、発熱あり",い
00427718,佐倉 陽向,女,2024/03/19,5200,水野 圭,改善,ろ
`;
const identity = ["00427718", "佐倉", "陽向", "水野", "美咲", "築地", "090-0184-2236", "わかくさ台", "1958年7月21日"];

for (const name of browsers) {
  test(`${name}: what reads notes is made ready before anyone brings one`, async (t) => {
    const page = await openPage(t, name);
    await page.until(() => performance.getEntriesByName("warm").length > 0);
  });

  test(`${name}: one patient, one pseudonym, and the ZIP's text is the command line's`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-notes-"));
    t.after(() => rm(folder, { recursive: true }));
    const input = join(folder, "input");
    await mkdir(input);
    await writeFile(join(input, "note.txt"), NOTE);
    await writeFile(join(input, "list.csv"), LIST);
    await copyFile(join(sample, "CT/IM000001.dcm"), join(input, "scan.dcm"));
    const key = join(folder, "key.age");
    kamei("deidentify", input, "--out", join(folder, "first"), "--key", key);

    const page = await openPage(t, name);
    const passphrase = (await readFile(`${key}.passphrase`, "utf8")).trim();
    assert.equal(await loadKey(page, key, passphrase), "");
    await bringFolder(page, input);
    await untilReview(page);
    const patients = await page.evaluate(() => document.querySelectorAll(".patient").length);
    assert.equal(patients, 1, "all three are one patient's");

    await openSeries(page, "TXT");
    await page.until(() => document.querySelectorAll("#before mark.person").length >= 3);
    const after = await page.evaluate(() => document.querySelector("#after")?.textContent ?? "");
    assert.deepEqual(identity.filter((value) => after.includes(value)), []);
    assert.match(after, /K-[0-9A-Z]{10}/);
    assert.ok(after.includes("橋本病の既往あり"), after);

    // Why a stretch was taken stands beside it once it is chosen.
    await page.click("#before mark.person");
    await page.until(() => document.querySelector("#explained code")?.textContent?.startsWith("JP-ITEM-"));

    // A person masks a word that nothing was found in.
    const masked = await select(page, "既往");
    await page.click("#mask-here");
    await page.until(() => !document.querySelector("#after")?.textContent?.includes("既往"));

    await openSeries(page, "CSV");
    await page.until(() => document.querySelectorAll(".columns-table tbody tr").length === 8);
    assert.ok(await page.evaluate(() => document.querySelector(".columns-table .unknown") !== null), "the last column is unknown");

    const files = await saveZip(page);
    const record = await saveRecord(page);
    const amendments = join(folder, "amendments.json");
    await writeFile(amendments, JSON.stringify([{ file: "note.txt", path: masked, action: "mask", reason: "seen" }]));
    const { status } = kamei("deidentify", input, "--out", join(folder, "second"), "--key", key, "--amendments", amendments);
    assert.equal(status, 0);
    const expected = await filesBelow(join(folder, "second"));
    for (const ending of [".txt", ".csv"]) {
      const [mine, theirs] = [files, expected].map((all) => [...all].find(([path]) => path.endsWith(ending)));
      assert.ok(mine && theirs, ending);
      assert.equal(mine[1].toString(), theirs[1].toString(), ending);
      assert.equal(mine[0].split("/")[0], theirs[0].split("/")[0]);
    }
    const out = [...files].map(([path, bytes]) => path + bytes.toString()).join("") + record;
    assert.deepEqual(identity.filter((value) => out.includes(value)), []);
    assert.ok(!record.includes("既往"));
  });
}

/** @param {import("../browsers.mjs").Page} page @param {string} kind */
const openSeries = (page, kind) => page.until((/** @type {string} */ kind) => {
  const series = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".series")]).find((one) => one.textContent?.startsWith(kind));
  series?.click();
  return Boolean(series);
}, kind);

/**
 * Selects a word of the original, as with the mouse.
 * @param {import("../browsers.mjs").Page} page @param {string} word @returns {Promise<string>} where it is
 */
const select = (page, word) => page.evaluate((/** @type {string} */ word) => {
  const paper = /** @type {HTMLElement} */ (document.querySelector("#before"));
  const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(word) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    paper.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    const from = [...(paper.textContent ?? "").split(word)[0]].length;
    return `text@${from}-${from + [...word].length}`;
  }
  return "";
}, word);

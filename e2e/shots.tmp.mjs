import { mkdtemp, mkdir, writeFile, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { openBrowser } from "./browsers.mjs";
import { serve } from "./server.mjs";
import { untilReady, bringFolder, untilReview, sample } from "./person.mjs";
const NOTE = `患者ID：00427718
氏名：佐倉　陽向　殿
生年月日：1958年7月21日
住所：東京都中央区築地1-1-1　電話 090-0184-2236

2024年3月5日、主治医 水野 圭 が診察。橋本病の既往あり。妻の美咲さんが同席した。
紹介元のわかくさ台内科クリニックへ返書。次回は3/19の予定。15日に解熱。
`;
const LIST = `患者ID,氏名,性別,生年月日,検査日,WBC,主治医,備考,欄A
00427718,佐倉 陽向,女,1958/07/21,2024/03/05,6480,水野 圭,"佐倉様、発熱あり",い
00427719,榊原 健,男,1931/02/11,2024/03/19,5200,水野 圭,改善,ろ
`;
const input = join(await mkdtemp(join(tmpdir(), "tf-")), "in");
await mkdir(input);
await writeFile(join(input, "note.txt"), NOTE);
await writeFile(join(input, "list.csv"), LIST);
await copyFile(join(sample, "CT/IM000001.dcm"), join(input, "scan.dcm"));
const server = await serve();
for (const [locale, dark] of [["ja", false], ["en", true]]) {
  const page = await openBrowser("chromium", { locale, dark, size: { width: 1400, height: 900 } });
  await page.open(server.url);
  try {
  await untilReady(page);
  await bringFolder(page, input);
  await untilReview(page);
  const open = (kind) => page.until((kind) => {
    const s = [...document.querySelectorAll(".series")].find((one) => one.textContent?.startsWith(kind));
    s?.click(); return Boolean(s) || [...document.querySelectorAll(".series")].map(x=>x.textContent).join("|");
  }, kind);
  console.log(await open("TXT"));
  await page.until(() => document.querySelectorAll("#before mark").length > 2);
  console.log(await page.evaluate(() => document.querySelector("#after")?.textContent + "\nNEAR " + document.querySelector("#near")?.textContent));
  await page.click("#before mark.person");
  await page.until(() => document.querySelector("#explained")?.textContent);
  await page.screenshot(`/tmp/tf_shots/text-${locale}.png`);
  console.log(await open("CSV"));
  await page.until(() => document.querySelectorAll(".columns-table tbody tr").length);
  await page.screenshot(`/tmp/tf_shots/table-${locale}.png`);
  } catch (e) { console.log("ERR", String(e).slice(0, 500)); await page.screenshot(`/tmp/tf_shots/err-${locale}.png`); }
  console.log(page.said.join("\n"));
  await page.close();
}
server.close();

// A CT, a report, two recordings and genotypes of one invented patient come in together: one pseudonym
// and one offset everywhere, and the genotypes stay.
import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { filesBelow, kamei } from "../command-line.mjs";
import { bringFolder, loadKey, openPage, sample, saveRecord, saveZip, untilReview } from "../person.mjs";

const REPORT = `患者番号: 00427718
氏名: 佐倉 陽向 様
検査日: 2024年3月5日
心電図は洞調律。胸部CTに異常なし。 報告医 水野 圭
`;
const ECG = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE RestingECG SYSTEM "restecg.dtd">
<RestingECG>
  <PatientDemographics><PatientID>00427718</PatientID><PatientLastName>SAKURA</PatientLastName><PatientFirstName>HINATA</PatientFirstName></PatientDemographics>
  <TestDemographics><AcquisitionDate>03-05-2024</AcquisitionDate><AcquisitionTime>13:15:18</AcquisitionTime></TestDemographics>
  <Diagnosis>
    <DiagnosisStatement><StmtText>Sinus rhythm</StmtText></DiagnosisStatement>
    <DiagnosisStatement><StmtText>Confirmed by Mizuno, Kei (4711)</StmtText></DiagnosisStatement>
  </Diagnosis>
  <Waveform><WaveformType>Rhythm</WaveformType><SampleBase>500</SampleBase><SampleExponent>0</SampleExponent>
    <LeadData><LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit><LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits><LeadID>II</LeadID>
      <WaveFormData>${wave().toString("base64")}</WaveFormData></LeadData></Waveform>
</RestingECG>
`;
const HEADER = `sakura 1 250 2500 13:15:18 05/03/2024
sakura.dat 16 200/mV 16 0 0 0 0 MLII
# Patient ID: 00427718
# Sex: F
`;
const VCF = `##fileformat=VCFv4.2
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t00427718
${Array.from({ length: 60 }, (_, at) => `1\t${1000 + 5000 * at}\trs${at + 1}\tA\tG\t50\tPASS\t.\tGT\t0/1`).join("\n")}
`;
const identity = ["00427718", "佐倉", "陽向", "SAKURA", "HINATA", "sakura", "水野", "Mizuno", "03-05-2024", "05/03/2024", "3月5日"];

/** Ten seconds of a beat that could be one. */
function wave() {
  const samples = new Int16Array(2500);
  for (const at of samples.keys()) {
    const phase = at % 200;
    samples[at] = Math.round(8 * Math.sin(at / 90) + (phase > 60 && phase < 76 ? 190 * Math.sin(((phase - 60) / 16) * Math.PI) : 0) + (phase > 110 && phase < 150 ? 40 * Math.sin(((phase - 110) / 40) * Math.PI) : 0));
  }
  return Buffer.from(samples.buffer);
}

/** A note in the MIT format that names the patient, then the end. */
function notes() {
  const text = Buffer.from("for Sakura Hinata!");
  const word = (/** @type {number} */ code, /** @type {number} */ value) => [value & 0xff, (code << 2) | (value >> 8)];
  return Buffer.from([...word(22, 500), ...word(63, text.length), ...text, ...word(1, 300), 0, 0]);
}

/** @param {string} day as year, month and day */
const dayNumber = (day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) / 86_400_000;

/** The study date of a data set with explicit value representations. @param {Buffer} bytes */
function studyDate(bytes) {
  const at = bytes.indexOf(Buffer.from([8, 0, 0x20, 0, 0x44, 0x41, 8, 0]));
  assert.ok(at > 0);
  return bytes.subarray(at + 8, at + 16).toString("latin1");
}

for (const name of browsers) {
  test(`${name}: one patient in five formats has one pseudonym and one offset, and the genotypes stay`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "kamei-one-"));
    t.after(() => rm(folder, { recursive: true }));
    const input = join(folder, "input");
    await mkdir(input);
    await writeFile(join(input, "report.txt"), REPORT);
    await writeFile(join(input, "ecg.xml"), ECG);
    await writeFile(join(input, "sakura.hea"), HEADER);
    await writeFile(join(input, "sakura.dat"), wave());
    await writeFile(join(input, "sakura.atr"), notes());
    await writeFile(join(input, "genome.vcf"), VCF);
    await copyFile(join(sample, "CT/IM000001.dcm"), join(input, "scan.dcm"));
    const key = join(folder, "key.age");
    const { status } = kamei("deidentify", input, "--out", join(folder, "theirs"), "--key", key);
    assert.equal(status, 1, "the genotypes stay");

    const page = await openPage(t, name);
    const passphrase = (await readFile(`${key}.passphrase`, "utf8")).trim();
    assert.equal(await loadKey(page, key, passphrase), "");
    await bringFolder(page, input);
    await untilReview(page);
    const held = await page.evaluate(() => document.querySelector(".tally .held strong")?.textContent);
    assert.equal(held, "1");

    // The record is one line of the review, and shows its trace with the note on it.
    await openSeries(page, "sakura");
    await page.until(() => document.querySelector("#mark-list")?.textContent?.includes("for Sakura Hinata!"));
    assert.equal(await page.evaluate(() => document.querySelectorAll("#traces canvas").length), 1);
    const drawn = await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("#traces canvas"));
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, at) => at % 4 === 3 && value > 0).length;
    });
    assert.ok(drawn > 1000, `${drawn} pixels are drawn`);
    const before = await page.evaluate(() => document.querySelector("#traces-where")?.textContent);
    await page.click("#zoom-in");
    await page.until((/** @type {any} */ was) => document.querySelector("#traces-where")?.textContent !== was, before);

    const files = await saveZip(page);
    const record = await saveRecord(page);
    const theirs = await filesBelow(join(folder, "theirs"));
    // Names follow the folder that a file came in; what is in the files does not, but for the header that names others.
    for (const ending of [".xml", ".txt", ".dcm", ".dat", ".atr"]) {
      const [mine, other] = [files, theirs].map((all) => [...all].find(([path]) => path.endsWith(ending)));
      assert.ok(mine && other && mine[1].equals(other[1]), ending);
    }
    assert.equal(new Set([...files.keys()].map((path) => path.split("/")[0])).size, 1, "one pseudonym");
    assert.equal(files.size, 6);
    assert.ok(![...files.keys()].some((path) => path.endsWith(".vcf")));

    const made = (/** @type {string} */ ending) => /** @type {[string, Buffer]} */ ([...files].find(([path]) => path.endsWith(ending)));
    const out = [...files].filter(([path]) => !path.endsWith(".dat")).map(([path, bytes]) => path + bytes.toString("utf8")).join("") + record;
    assert.deepEqual(identity.filter((value) => out.includes(value)), []);
    const pseudonym = made(".xml")[0].split("/")[0];
    for (const ending of [".xml", ".txt", ".hea", ".dcm"]) assert.ok(made(ending)[1].includes(pseudonym), ending);

    const original = await readFile(join(input, "scan.dcm"));
    const offset = dayNumber(studyDate(made(".dcm")[1])) - dayNumber(studyDate(original));
    assert.notEqual(offset, 0);
    const moved = (/** @type {RegExp} */ form, /** @type {string} */ ending) => {
      const found = form.exec(made(ending)[1].toString())?.groups ?? {};
      return dayNumber(found.year + found.month.padStart(2, "0") + found.day.padStart(2, "0")) - dayNumber("20240305");
    };
    assert.equal(moved(/<AcquisitionDate>(?<month>..)-(?<day>..)-(?<year>....)</, ".xml"), offset);
    assert.equal(moved(/13:15:18 (?<day>..)\/(?<month>..)\/(?<year>....)/, ".hea"), offset);
    assert.equal(moved(/(?<year>\d{4})年(?<month>\d+)月(?<day>\d+)日/, ".txt"), offset);

    // The set has one name, and its header refers to it.
    const stem = made(".hea")[0].split("/").at(-1)?.replace(".hea", "") ?? "";
    assert.ok(made(".dat")[0].endsWith(`/${stem}.dat`) && made(".atr")[0].endsWith(`/${stem}.atr`));
    assert.ok(made(".hea")[1].toString().startsWith(`${stem} 1 250`) && made(".hea")[1].includes(`\n${stem}.dat 16`));
    assert.ok(made(".dat")[1].equals(wave()));
  });
}

/** @param {import("../browsers.mjs").Page} page @param {string} words */
async function openSeries(page, words) {
  await page.until((/** @type {any} */ wanted) => {
    const series = [...document.querySelectorAll("button.series")].find((one) => one.textContent?.includes(wanted));
    /** @type {HTMLElement | undefined} */ (series)?.click();
    return series !== undefined;
  }, words);
}

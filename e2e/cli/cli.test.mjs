// The command line as an agent's pipeline meets it: exit codes, lines of JSON, tables, whole files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { filesBelow, kamei } from "../command-line.mjs";
import { picture, png } from "../picture.mjs";
import { sample } from "../person.mjs";

const identity = ["SAKURA", "HINATA", "佐倉", "陽向", "さくら", "ひなた", "00427718", "MN-55120", "19580721"];

/** @param {import("node:test").TestContext} t */
async function workspace(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-cli-"));
  t.after(() => rm(folder, { recursive: true }));
  /** @param {string} name */
  return (name) => join(folder, name);
}

/** @param {string} text */
const lines = (text) => text.split("\n").filter(Boolean);

test("0: everything was released", async (t) => {
  const at = await workspace(t);
  const { status, stdout } = kamei("deidentify", join(sample, "CT"), "--out", at("out"), "--key", at("key.age"));
  assert.equal(status, 0);
  const summary = JSON.parse(stdout);
  assert.deepEqual([summary.released, summary.held, summary.refused], [12, 0, 0]);
  const written = await filesBelow(at("out"));
  assert.deepEqual(summary.files.map((/** @type {any} */ file) => file.output).sort(), [...written.keys()]);
});

test("1: something stayed back, and nothing that only waits for a look is released by itself", async (t) => {
  const at = await workspace(t);
  const { status, stdout } = kamei("deidentify", sample, "--out", at("out"), "--key", at("key.age"));
  assert.equal(status, 1);
  const held = JSON.parse(stdout).files.filter((/** @type {any} */ file) => file.status !== "released");
  assert.deepEqual(held.map((/** @type {any} */ file) => [file.input, file.reason]), [
    ["DOC/SAKURA_HINATA_LETTER.dcm", "encapsulated-document"],
    ["US/SAKURA_HINATA_001.dcm", "not-reviewed"],
  ]);
});

test("2: a call nobody can follow does nothing", async (t) => {
  const at = await workspace(t);
  await writeFile(at("wrong"), "not the passphrase\n");
  kamei("deidentify", join(sample, "MR"), "--out", at("out"), "--key", at("key.age"));
  const calls = [
    [],
    ["polish", sample],
    ["deidentify", sample, "--key", at("other.age")],
    ["deidentify", sample, "--out", at("other"), "--key", at("other.age"), "--policy", "none-such"],
    ["deidentify", at("absent"), "--out", at("other"), "--key", at("other.age")],
    ["deidentify", sample, "--out", at("other"), "--key", at("key.age"), "--passphrase-file", at("wrong")],
    ["inspect", sample],
    ["crosswalk", "--key", at("absent.age"), "--out", at("other")],
  ];
  for (const call of calls) {
    const { status, stderr } = kamei(...call);
    assert.equal(status, 2, call.join(" "));
    assert.notEqual(stderr, "", call.join(" "));
  }
  const names = [...(await filesBelow(at("."))).keys()].filter((path) => path.startsWith("other"));
  assert.deepEqual(names, []);
});

test("inspect prints one line of JSON for each file, without a value", () => {
  const { status, stdout } = kamei("inspect", sample, "--json");
  assert.equal(status, 1);
  const files = lines(stdout).map((line) => JSON.parse(line));
  assert.equal(files.length, 16);
  for (const file of files) {
    const { boxes, ...rest } = file;
    assert.deepEqual(Object.keys(rest), ["input", "format", "status", "reason", "findings"]);
    assert.equal(boxes !== undefined, file.input.startsWith("US/"), "only the ultrasound waits for a look");
    assert.equal(file.format, "dicom");
    for (const finding of file.findings) {
      for (const part of ["location", "class", "duty", "ground", "action"]) assert.ok(part in finding, part);
      // A place in the data set, or the file's own name.
      assert.match(finding.location, /^(name|[0-9A-F]{8}(\[\d+\]\.[0-9A-F]{8})*)$/);
    }
  }
  const name = files[0].findings.find((/** @type {any} */ finding) => finding.location === "00100010");
  assert.deepEqual([name.class, name.duty, name.ground], ["識別子", "必須", "規則31条"]);
  const findings = JSON.stringify(files.map((file) => file.findings));
  assert.deepEqual(identity.filter((value) => findings.includes(value)), []);
});

test("crosswalk writes the three tables of the key file", async (t) => {
  const at = await workspace(t);
  kamei("deidentify", join(sample, "MR"), "--out", at("out"), "--key", at("key.age"));
  assert.equal(kamei("crosswalk", "--key", at("key.age"), "--out", at("tables")).status, 0);
  const table = async (/** @type {string} */ name) => lines(await readFile(join(at("tables"), name), "utf8"));
  const [uids, patients, files] = await Promise.all(["uids.csv", "patients.csv", "files.csv"].map(table));
  assert.equal(uids[0], "id_old,id_new");
  assert.match(patients[0], /^id_old,id_new\b/);
  assert.equal(files[0], "input,output");
  assert.match(patients[1], /^00427718,K-/);
  const written = [...(await filesBelow(at("out"))).keys()];
  assert.deepEqual(files.slice(1).map((line) => line.split(",")[1]).sort(), written);
  assert.ok(uids.some((line) => line.startsWith("2.25.151361559341397124662793029152371111581,2.25.")), "the image's own UID");
});

test("one bad file stops no other, and only whole files are left", async (t) => {
  const at = await workspace(t);
  await cp(join(sample, "CT"), at("in"), { recursive: true });
  const slice = await readFile(join(sample, "CT/IM000003.dcm"));
  await writeFile(join(at("in"), "A-cut.dcm"), slice.subarray(0, 20_000));
  await writeFile(join(at("in"), "A-empty.dcm"), "");
  await writeFile(join(at("in"), "A-odd.bin"), Buffer.from([0, 1, 2, 3]));
  const { status, stdout, stderr } = kamei("deidentify", at("in"), "--out", at("out"), "--key", at("key.age"));
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).released, 12);
  for (const name of ["A-cut.dcm", "A-empty.dcm", "A-odd.bin"]) assert.match(stderr, new RegExp(`${name}: \\S+`));
  const names = [...(await filesBelow(at("."))).keys()];
  assert.deepEqual(names.filter((path) => path.endsWith(".partial")), []);
  assert.equal(names.filter((path) => path.startsWith("out/")).length, 12);
});

test("an output that cannot be placed leaves no part of itself", async (t) => {
  const at = await workspace(t);
  const mr = join(sample, "MR");
  kamei("deidentify", mr, "--out", at("out"), "--key", at("key.age"));
  const [first, second] = (await filesBelow(at("out"))).keys();
  // A folder that is not empty stands where the file should go.
  await rm(join(at("out"), first));
  await cp(mr, join(at("out"), first), { recursive: true });
  const { status, stdout } = kamei("deidentify", mr, "--out", at("out"), "--key", at("key.age"));
  assert.equal(status, 1);
  const summary = JSON.parse(stdout);
  assert.deepEqual([summary.released, summary.held + summary.refused], [1, 1]);
  const left = [...(await filesBelow(at("out"))).keys()];
  assert.ok(left.includes(second));
  assert.deepEqual(left.filter((path) => path.endsWith(".partial")), []);
});

test("the record tells what was done and no value", async (t) => {
  const at = await workspace(t);
  kamei("deidentify", sample, "--out", at("out"), "--key", at("key.age"), "--record", at("record.json"), "--accept-unreviewed");
  const text = await readFile(at("record.json"), "utf8");
  const record = JSON.parse(text);
  assert.equal(record.entries.length, 15);
  assert.deepEqual(record.held, { "encapsulated-document": 1 });
  // Each treatment once, and the counts of the batch are those of its files.
  assert.ok(record.treatments.length < record.entries.length);
  const counted = record.entries.flatMap((/** @type {any} */ { treatment }) => record.treatments[treatment].applied);
  const sum = (/** @type {any[]} */ counts, /** @type {string} */ name) => counts.reduce((total, count) => total + count[name], 0);
  assert.equal(sum(record.by_rule, "elements"), sum(counted, "count"));
  assert.deepEqual(record.by_option.map((/** @type {any} */ { option }) => option).includes("retain-modified-dates"), true);
  assert.deepEqual(record.withheld.map((/** @type {any} */ { number, reason }) => [number, reason]), [[13, "encapsulated-document"]]);
  const values = [...identity, "架空市立みなと病院", "MORI", "A26031201", "2.25.151361559341397124662793029152371111581"];
  assert.deepEqual(values.filter((value) => text.includes(value)), []);
});

test("a DICOMDIR is made for the outputs when asked, and then every name fits it", async (t) => {
  const at = await workspace(t);
  const { status } = kamei("deidentify", join(sample, "CT"), "--out", at("out"), "--key", at("key.age"), "--dicomdir");
  assert.equal(status, 0);
  const names = [...(await filesBelow(at("out"))).keys()];
  assert.equal(names.length, 13);
  const made = await readFile(at("out/DICOMDIR"));
  for (const name of names.filter((path) => path !== "DICOMDIR")) {
    assert.match(name, /^DICOM(\/[A-Z0-9_]{1,8}){4}$/);
    assert.ok(made.includes(name.replaceAll("/", "\\")), name);
  }
  assert.deepEqual(identity.filter((value) => made.includes(value)), []);
  // The program of dcmtk that walks a directory by its offsets.
  const dump = execFileSync("dcmdump", [at("out/DICOMDIR")], { encoding: "utf8" });
  assert.equal((dump.match(/"Directory Record" IMAGE/g) ?? []).length, 12);
});

test("a DICOMDIR among the input is replaced and holds nothing up", async (t) => {
  const at = await workspace(t);
  kamei("deidentify", join(sample, "CT"), "--out", at("in"), "--key", at("first.age"), "--dicomdir");
  const { status, stdout } = kamei("deidentify", at("in"), "--out", at("out"), "--key", at("key.age"));
  assert.equal(status, 0);
  const summary = JSON.parse(stdout);
  assert.deepEqual([summary.released, summary.held, summary.replaced], [12, 0, 1]);
  assert.notDeepEqual(await readFile(at("in/DICOMDIR")), await readFile(at("out/DICOMDIR")));
});

test("the report for reading tells the same in both languages, and no value", async (t) => {
  const at = await workspace(t);
  const { LC_ALL } = process.env;
  t.after(() => Object.assign(process.env, { LC_ALL: LC_ALL ?? "" }));
  for (const [language, title] of [["ja", "仮名加工の記録"], ["en", "Record of pseudonymization"]]) {
    process.env.LC_ALL = language;
    kamei("deidentify", sample, "--out", at("out"), "--key", at("key.age"), "--report", at(`${language}.html`), "--record", at("record.json"));
    const page = await readFile(at(`${language}.html`), "utf8");
    assert.match(page, new RegExp(`<h1>${title}</h1>`));
    const record = JSON.parse(await readFile(at("record.json"), "utf8"));
    for (const { output } of record.entries) assert.ok(page.includes(output), output);
    for (const { output, number } of record.withheld) assert.match(page, new RegExp(`<td class="n">${number}</td><td>${output}</td>`));
    // Each file's treatment, rule by rule.
    const told = page.split("<h2>").slice(-record.treatments.length);
    for (const [place, { applied }] of record.treatments.entries()) {
      for (const { rule, count } of applied) assert.match(told[place], new RegExp(`<td>${rule}</td><td>\\d*</td><td class="n">${count}</td>`));
    }
    assert.deepEqual(identity.filter((value) => page.includes(value)), []);
    // An empty cell in place of a text means that a word of the record has none.
    assert.doesNotMatch(page, /<th scope="col"><\/th>|<h2><\/h2>|<dt><\/dt>/);
  }
});

test("towards 匿名加工 no key is read or left, and two runs share no pseudonym", async (t) => {
  const at = await workspace(t);
  const run = (/** @type {string} */ out) => kamei("deidentify", join(sample, "MR"), "--out", at(out), "--key", at("key.age"), "--policy", "jp-anonymized");
  assert.equal(run("one").status, 0);
  assert.equal(run("two").status, 0);
  const patients = await Promise.all(["one", "two"].map(async (out) => [...(await filesBelow(at(out))).keys()].map((name) => name.split("/")[0])));
  assert.notEqual(patients[0][0], patients[1][0]);
  await assert.rejects(readFile(at("key.age")));
  await assert.rejects(readFile(at("key.age.passphrase")));
});

test("a site profile and an option are used, and what is wrong with them is told by file and line", async (t) => {
  const at = await workspace(t);
  const head = 'id = "lab"\ntitle = "Lab"\nbase = "jp-pseudonymized"\n';
  await writeFile(at("wrong.toml"), `${head}colour = 1\n\n[[row]]\ntag = "PatientName"\naction = "keep"\nreason = "Ours."\n`);
  const wrong = kamei("inspect", sample, "--json", "--policy", at("wrong.toml"));
  assert.equal(wrong.status, 2);
  for (const line of [4, 8]) assert.match(wrong.stderr, new RegExp(`wrong\\.toml:${line}: `));
  const against = kamei("inspect", sample, "--json", "--option", "retain-full-dates", "--reason", "Wanted.");
  assert.equal(against.status, 2);
  assert.match(against.stderr, /retain-full-dates, retain-modified-dates/);

  await writeFile(at("right.toml"), `${head}reason = "The study compares scanners."\noptions.retain-device-identity = true\n`);
  const { status } = kamei("deidentify", join(sample, "CT"), "--out", at("out"), "--key", at("key.age"), "--record", at("record.json"), "--policy", at("right.toml"));
  assert.equal(status, 0);
  for (const bytes of (await filesBelow(at("out"))).values()) assert.ok(bytes.includes("SN-"));
  const record = JSON.parse(await readFile(at("record.json"), "utf8"));
  assert.equal(record.site.sha256, createHash("sha256").update(await readFile(at("right.toml"))).digest("hex"));
});

test("inspect lists every stretch of a text in characters, and the columns of a table", async (t) => {
  const at = await workspace(t);
  await mkdir(at("in"));
  const note = "𠮷田の件。患者ID：00427718\n主治医 水野 圭 が診察。\n";
  await writeFile(join(at("in"), "note.txt"), note);
  await writeFile(join(at("in"), "list.csv"), "患者ID,性別,WBC,欄A\n00427718,女,6480,い\n");
  const { stdout } = kamei("inspect", at("in"), "--json");
  const [table, text] = lines(stdout).map((line) => JSON.parse(line));
  assert.deepEqual([table.format, text.format], ["table", "text"]);
  assert.deepEqual(table.findings.map((/** @type {any} */ one) => [one.location, one.item]), [
    ["column 1", "patient-id"], ["column 2", "sex"], ["column 3", "clinical"], ["column 4", "unknown"],
  ]);
  assert.deepEqual([table.alike.people, table.alike.smallest], [1, 1]);
  const letters = [...note];
  const doctor = text.findings.find((/** @type {any} */ one) => letters.slice(one.start, one.end).join("") === "水野 圭");
  assert.deepEqual([doctor.class, doctor.label, doctor.action], ["識別子", "name", "token"]);
  for (const part of ["why", "certainty", "duty", "rule"]) assert.ok(doctor[part], part);
  assert.ok(!stdout.includes("水野") && !stdout.includes("00427718"));
});

test("a photograph with a word in it waits for a person, or goes once the word is blanked", async (t) => {
  const at = await workspace(t);
  await mkdir(at("in"));
  await writeFile(at("in/photograph.png"), png(picture("RENJ")));
  const inspected = kamei("inspect", at("in"), "--json");
  const [line] = lines(inspected.stdout).map((text) => JSON.parse(text));
  assert.deepEqual([line.status, line.reason], ["review", "picture-unseen"]);
  assert.deepEqual(line.boxes.map((/** @type {any} */ { kind, text }) => [kind, text]), [["text", "RENJ"]]);
  assert.equal(kamei("deidentify", at("in"), "--out", at("held"), "--key", at("key.age")).status, 1);

  const masked = kamei("deidentify", at("in"), "--out", at("out"), "--key", at("key.age"), "--pixels", "mask");
  assert.equal(masked.status, 0, masked.stderr);
  const [again] = lines(kamei("inspect", at("out"), "--json").stdout).map((text) => JSON.parse(text));
  assert.deepEqual(again.boxes ?? [], [], "nothing is left to be found");

  // Where faces are not sought, nobody has said that there is none.
  const { stdout } = kamei("deidentify", at("in"), "--out", at("faces"), "--key", at("key.age"), "--pixels", "mask", "--faces", "off");
  assert.equal(JSON.parse(stdout).files[0].reason, "not-reviewed");
});

test("a site's regions are blanked by the command line", async (t) => {
  const at = await workspace(t);
  await writeFile(at("regions.toml"), `[[region]]
name = "Ultrasound at Mihama"
when = { value = { tag = "00080060", how = "equals", text = "US" } }
rectangles = [{ left = 300, top = 200, width = 40, height = 30 }]
`);
  const { stdout, stderr } = kamei("inspect", join(sample, "US"), "--json", "--regions", at("regions.toml"));
  assert.equal(stderr, "");
  const [line] = lines(stdout).map((text) => JSON.parse(text));
  const [region] = line.boxes.filter((/** @type {any} */ { kind }) => kind === "region");
  assert.deepEqual(region, { x: 300, y: 200, w: 40, h: 30, kind: "region", score: 1, rule: "Ultrasound at Mihama" });
  await writeFile(at("broken.toml"), "[[region]\n");
  assert.equal(kamei("inspect", join(sample, "US"), "--json", "--regions", at("broken.toml")).status, 2);
});

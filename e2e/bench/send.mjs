// Sending beside curl: 2,000 slices of half a megabyte to a fresh Orthanc, and one file of a gigabyte by PUT.
//
// usage: send.mjs FOLDER
//
// Prints JSON: seconds of each, the most memory that all of Chromium's processes held before and while it sent. The page's
// clock starts when the person agrees to the summary; curl sends the command line's outputs in requests of the same size,
// which were put together before its clock starts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../browsers.mjs";
import { filesBelow, kamei } from "../command-line.mjs";
import { bringFolder, sample, untilReady, untilReview } from "../person.mjs";
import { runOrthanc } from "../send/orthanc.mjs";
import { destination } from "../send/sending.mjs";
import { serve } from "../server.mjs";
import { enlarged, writeSlices } from "../slices.mjs";

const [work] = process.argv.slice(2);
const SLICES = 2000;
const SIDE = 512;
const LOAD = 48 << 20;

await mkdir(work, { recursive: true });
const slices = join(work, "slices");
await writeSlices(slices, SLICES, SIDE);
const bodies = await multipart(join(work, "out"));
const rounds = [];
for (let round = 0; round < 3; round += 1) rounds.push({ curl: await byCurl(bodies), page: await byPage() });
rounds.sort((one, other) => one.page.seconds / one.curl - other.page.seconds / other.curl);
const large = await largeByPut();
await rm(work, { recursive: true });
console.log(JSON.stringify({ slices: SLICES, bytes: bodies.bytes, ...rounds[1], rounds, large }));

/** The command line's outputs as requests of the size that the page makes. @param {string} out */
async function multipart(out) {
  kamei("deidentify", slices, "--out", out, "--key", join(work, "key.age"));
  const files = [...(await filesBelow(out)).values()];
  /** @type {Buffer[][]} */
  const loads = [[]];
  let size = 0;
  for (const file of files) {
    if (size + file.length > LOAD) {
      loads.push([]);
      size = 0;
    }
    loads[loads.length - 1].push(Buffer.from("--kamei\r\nContent-Type: application/dicom\r\n\r\n"), file, Buffer.from("\r\n"));
    size += file.length;
  }
  const paths = await Promise.all(loads.map(async (parts, place) => {
    const path = join(work, `body-${place}`);
    await writeFile(path, Buffer.concat([...parts, Buffer.from("--kamei--\r\n")]));
    return path;
  }));
  await rm(out, { recursive: true });
  return { paths, bytes: files.reduce((sum, file) => sum + file.length, 0) };
}

/** Three at a time, as the page does. @param {{ paths: string[] }} bodies */
async function byCurl({ paths }) {
  const orthanc = await runOrthanc();
  const options = paths.map((path) => [
    `url = "${orthanc.front}dicom-web/studies"`, `upload-file = "${path}"`, 'request = "POST"', `output = "/dev/null"`,
    'header = "Content-Type: multipart/related; type=\\"application/dicom\\"; boundary=kamei"', 'header = "Accept: application/dicom+json"', "fail",
  ].join("\n"));
  await writeFile(join(work, "curl"), options.join("\nnext\n"));
  const started = performance.now();
  const curl = spawn("curl", ["--silent", "--show-error", "--parallel", "--parallel-max", "3", "--config", join(work, "curl")], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(curl, "exit");
  const seconds = (performance.now() - started) / 1000;
  await complete(orthanc.own, code);
  await orthanc.stop();
  return seconds;
}

async function byPage() {
  const orthanc = await runOrthanc();
  const page = await openFor(destination("pacs", "stow", `${orthanc.front}dicom-web/studies`), slices);
  const found = await timed(page, "pacs");
  await complete(orthanc.own, 0);
  await page.close();
  await orthanc.stop();
  return found;
}

/** @param {string} own @param {number} code */
async function complete(own, code) {
  const { CountInstances: count } = /** @type {any} */ (await (await fetch(`${own}statistics`)).json());
  if (code !== 0 || count !== SLICES) throw new Error(`${count} instances arrived (${code})`);
}

/** Rows and columns of US reach 65,535, so a gigabyte is one picture. */
async function largeByPut() {
  const folder = join(work, "large");
  await mkdir(folder);
  await writeFile(join(folder, "large.dcm"), enlarged(await readFile(join(sample, "MR/IM000001.dcm")), 16384, 32768));
  let arrived = 0;
  const server = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "PUT");
    response.setHeader("Access-Control-Allow-Headers", "Content-Type");
    request.on("data", (chunk) => { arrived += chunk.length; });
    request.on("end", () => response.writeHead(request.method === "PUT" ? 201 : 204).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const page = await openFor(destination("bucket", "put", `http://127.0.0.1:${port}/`), folder);
  const found = await timed(page, "bucket");
  await page.close();
  server.close();
  return { ...found, bytes: arrived };
}

/** @param {string} site @param {string} folder */
async function openFor(site, folder) {
  const place = await mkdtemp(join(tmpdir(), "kamei-bench-"));
  await writeFile(join(place, "site.toml"), site);
  const server = await serve({ site: join(place, "site.toml") });
  const page = await openBrowser("chromium");
  await page.open(server.url);
  await untilReady(page);
  await bringFolder(page, folder);
  await patiently(() => untilReview(page));
  await page.click("#to-release");
  return { ...page, close: async () => {
    await page.close();
    server.close();
    await rm(place, { recursive: true });
  } };
}

/** @param {import("../browsers.mjs").Page} page @param {string} id */
async function timed(page, id) {
  await page.click(`#send-${id}`);
  await patiently(() => page.until(() => document.querySelector("dialog .facts") !== null));
  const before = await memory();
  let most = before;
  const watch = setInterval(async () => {
    most = Math.max(most, await memory());
  }, 1000);
  const started = performance.now();
  await page.click("dialog [type=submit]");
  await patiently(() => page.until(() => ["done", "halted"].includes(/** @type {HTMLElement | null} */ (document.querySelector(".transfer"))?.dataset.phase ?? "")));
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const words = await page.evaluate(() => document.querySelector(".transfer")?.textContent ?? "");
  if (!words.startsWith("✓")) throw new Error(words);
  return { seconds, before, most };
}

/** A story waits a minute; a gigabyte on a busy machine takes more. @param {() => Promise<any>} wait */
async function patiently(wait) {
  for (let minute = 1; minute < 10; minute += 1) {
    const failed = await wait().then(() => null, (error) => error);
    if (!failed) return;
    if (!String(failed).includes("waited")) throw failed;
  }
  throw new Error("ten minutes were not enough");
}

/** What all processes of Chromium that this program started keep in memory (RSS), shared pages counted again for each. */
async function memory() {
  const all = await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(ofProcess));
  const there = all.filter((one) => one !== null);
  const ours = new Set([process.pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of there) {
      if (ours.has(parent) && !ours.has(pid)) grown = Boolean(ours.add(pid));
    }
  }
  return there.filter(({ pid, name }) => ours.has(pid) && name.startsWith("chrom")).reduce((sum, { held }) => sum + held, 0);
}

/** Nothing where it has ended meanwhile. @param {string} pid */
async function ofProcess(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  const said = (/** @type {string} */ key) => new RegExp(`^${key}:\\s*(\\S+)`, "m").exec(status ?? "")?.[1] ?? "";
  return status === null ? null : { pid: Number(pid), parent: Number(said("PPid")), name: said("Name"), held: Number(said("VmRSS")) * 1024 };
}

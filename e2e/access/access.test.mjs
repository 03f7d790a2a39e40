// Every screen and state, in the looks that people have: by mouse, by finger on a narrow screen, at twice the size. No
// barrier that axe-core knows of (WCAG 2.2 AA), nothing to scroll sideways for, targets that a finger meets.
import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { barriers } from "../axe.mjs";
import { openBrowser } from "../browsers.mjs";
import { openPortal } from "../embed/portal.mjs";
import { approveAll, bringFolder, openSite, sample, untilReady, untilReview } from "../person.mjs";
import { destination, untilPhase } from "../send/sending.mjs";
import { answers, startStore } from "../send/server.mjs";
import { serve } from "../server.mjs";

/** @typedef {import("../browsers.mjs").Page} Page */
/** @typedef {import("../browsers.mjs").Look} Look */

/** 640 points are what is left of 1280 at twice the size. @type {Record<string, Look>} */
const looks = {
  "by mouse": { locale: "ja" },
  "by finger, narrow, dark": { locale: "en", dark: true, size: { width: 768, height: 1024 }, touch: true },
  "at twice the size": { locale: "ja", size: { width: 640, height: 400 } },
};
/** What axe-core looks at is the same at any size. */
const isLikeAnother = (/** @type {Look} */ { size, touch }) => size !== undefined && !touch;

for (const [name, look] of Object.entries(looks)) {
  test(`chromium: ${name}, a batch of everything from the first step to the last`, async (t) => {
    const store = await startStore(t);
    const site = `[study]\nname = "HINATA"\npurpose = "装置の比較"\n${destination("bucket", "put", store.url, 'headers = ["Authorization"]\nwait = 0')}`;
    const page = await openSite(t, "chromium", { "site.toml": site }, look);
    await untilReady(page);
    const { see, seen } = watch(page, look);
    await see("drop");
    for (const button of ["lock", "help", "policy", "key", "pseudonyms"]) {
      await page.click(`#${button}`);
      if (button === "policy") await page.click("#policy-options > summary");
      await see(button);
      await leaveDialog(page);
    }

    await bringFolder(page, await everything(t));
    await untilReview(page);
    await page.until(() => document.querySelector(".box-chips .known") !== null && document.querySelector("#approve"));
    await page.click("#box-add");
    await see("mask editor");
    await page.press("Escape");
    await approveAll(page);
    for (let place = 0; await openSeries(page, place); place += 1) await see(`series ${place}`);
    await page.click("#to-release");
    await see("release");
    store.faults.push(answers(409));
    await page.click("#send-bucket");
    await page.until(() => document.querySelector("dialog .facts") !== null);
    await see("summary before sending");
    await page.type("dialog [name=header-0]", "Bearer x");
    await page.click("dialog [type=submit]");
    await untilPhase(page, "done");
    await see("a file that was not taken");
    await page.click("#go-on-bucket");
    await page.until(() => document.querySelector(".transfer .done") !== null);
    await see("sent");
    for (const button of ["save-key", "save-record"]) {
      await page.click(`#${button}`);
      await page.until(() => document.querySelector("dialog[open]") !== null);
      await see(button);
      await leaveDialog(page);
    }
    assert.deepEqual(seen, []);
  });

  test(`chromium: ${name}, pages that do not start`, async (t) => {
    const page = await openSite(t, "chromium", { "site.toml": 'colour = "red"\n[policy]\nbase = "none"\n' }, look);
    await page.until(() => document.querySelector("#working .faults li") !== null);
    const { see, seen } = watch(page, look);
    await see("configuration");
    const server = await serve();
    t.after(server.close);
    const old = await openBrowser("chromium", look);
    t.after(old.close);
    await old.beforeScripts(() => void Reflect.deleteProperty(window, "Worker"));
    await old.open(server.url);
    await old.until(() => document.querySelector("#cannot:not([hidden])"));
    const { see: seeOld, seen: seenOld } = watch(old, look);
    await seeOld("browser too old");
    assert.deepEqual([...seen, ...seenOld], []);
  });
}

test("chromium: in a portal's frame", async (t) => {
  const { page, kameiUrl } = await openPortal(t, "chromium");
  const kamei = await page.inside(kameiUrl);
  await untilReady(kamei);
  const { see, seen } = watch(kamei, {});
  await see("drop");
  await bringFolder(kamei, join(sample, "MR"));
  await untilReview(kamei);
  await see("review");
  await kamei.click("#to-release");
  await see("hand-over");
  assert.deepEqual(seen, []);
});

/** Looks at what is on the screen, and notes whatever is in somebody's way. @param {Page} page @param {Look} look */
function watch(page, look) {
  /** @type {string[]} */
  const seen = [];
  const see = async (/** @type {string} */ screen) => {
    const found = [...(isLikeAnother(look) ? [] : await barriers(page)), ...(await page.evaluate(awkward, look.touch ?? false))];
    seen.push(...found.map((line) => `${screen}: ${line}`));
  };
  return { see, seen };
}

/** What a person would have to scroll sideways for, and with a finger: what moves, and what is too small to meet. @param {boolean} touch */
function awkward(touch) {
  const root = document.documentElement;
  const lines = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} points of ${root.clientWidth} are wide`] : [];
  const dialog = document.querySelector("dialog[open]");
  const shown = [...(dialog ?? document).querySelectorAll("button, summary, select, textarea, input, a[href]")].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const told = (/** @type {Element} */ one) => `${one.tagName.toLowerCase()}${one.id && `#${one.id}`}.${one.className} ${one.textContent?.trim().slice(0, 20)}`;
  for (const one of shown) {
    const { left, right } = one.getBoundingClientRect();
    const scrolled = one.closest(".columns, .list, .traces, .document, .stage, .box-chips, [data-sideways]");
    if (!scrolled && (left < -1 || right > root.clientWidth + 1)) lines.push(`outside: ${told(one)} ${Math.round(left)}–${Math.round(right)}`);
  }
  if (!touch) return lines;
  if (!matchMedia("(pointer: coarse)").matches) lines.push("no finger");
  for (const one of shown) {
    // A check box is met by its label; a box on a picture is as large as the text that it covers.
    const target = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") ?? one : one;
    const { width, height } = target.getBoundingClientRect();
    if (width > 0 && Math.min(width, height) < 43.5 && !one.matches(".box, .grip")) lines.push(`${Math.round(width)} × ${Math.round(height)}: ${told(one)}`);
  }
  const moving = [...document.querySelectorAll("*")].filter((one) => {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
    return parseFloat(transitionDuration) > 0 || (animationName !== "none" && parseFloat(animationDuration) > 0);
  });
  return [...lines, ...moving.map((one) => `moves: ${told(one)}`)];
}

/** @param {Page} page */
async function leaveDialog(page) {
  await page.press("Escape");
  await page.until(() => !document.querySelector("dialog"));
}

/** Opens one line of the tree and waits for its screen; false behind the last. @param {Page} page @param {number} place */
async function openSeries(page, place) {
  const there = await page.evaluate((/** @type {number} */ wanted) => {
    const series = /** @type {HTMLElement | undefined} */ (document.querySelectorAll("#tree button.series")[wanted]);
    series?.click();
    return series !== undefined;
  }, place);
  if (there) await page.until((/** @type {number} */ wanted) => document.querySelectorAll("#tree button.series")[wanted]?.getAttribute("aria-current") === "true" && document.querySelector("#view h2"), place);
  return there;
}

/** A picture with a name burnt in, a scan, a held letter, a note, a table, a recording and genotypes of one invented patient. @param {import("node:test").TestContext} t */
async function everything(t) {
  const folder = await mkdtemp(join(tmpdir(), "kamei-access-"));
  t.after(() => rm(folder, { recursive: true }));
  const at = (/** @type {string} */ file) => join(folder, "in", file);
  await mkdir(join(folder, "in"));
  const scans = ["US/SAKURA_HINATA_001.dcm", "CT/IM000001.dcm", "DOC/SAKURA_HINATA_LETTER.dcm"];
  for (const [place, scan] of scans.entries()) await copyFile(join(sample, scan), at(`${place}.dcm`));
  await writeFile(at("note.txt"), "患者番号: 00427718\n氏名: 佐倉 陽向 様\n2024年3月5日、主治医 水野 圭 が診察。\n");
  await writeFile(at("list.csv"), "患者ID,氏名,検査日,WBC,備考\n00427718,佐倉 陽向,2024/03/05,6480,改善\n00427718,佐倉 陽向,2024/03/19,5200,発熱あり\n");
  await writeFile(at("sakura.hea"), "sakura 1 250 2500 13:15:18 05/03/2024\nsakura.dat 16 200/mV 16 0 0 0 0 MLII\n# Patient ID: 00427718\n");
  await writeFile(at("sakura.dat"), Buffer.from(Int16Array.from({ length: 2500 }, (_, sample) => 100 * Math.sin(sample / 20)).buffer));
  const sites = Array.from({ length: 60 }, (_, site) => `1\t${1000 + 5000 * site}\trs${site + 1}\tA\tG\t50\tPASS\t.\tGT\t0/1`);
  await writeFile(at("genome.vcf"), `##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t00427718\n${sites.join("\n")}\n`);
  return join(folder, "in");
}

// Both languages and both themes, from the first step to the last: every word comes from texts/.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../browsers.mjs";
import { approveAll, bringFolder, openPage, sample, saveZip, texts, untilReview } from "../person.mjs";

const out = fileURLToPath(new URL("../out/languages/", import.meta.url));
const looks = /** @type {const} */ ([{ locale: "ja", dark: false }, { locale: "en", dark: true }]);
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

for (const name of browsers) {
  for (const look of looks) {
    const theme = look.dark ? "dark" : "light";
    test(`${name}: ${look.locale}, ${theme}`, async (t) => {
      await mkdir(out, { recursive: true });
      const en = await texts("en");
      const prefixes = new Set(Object.keys(en).map((key) => key.split(".")[0]));
      const page = await openPage(t, name, look);
      /** @param {string} step */
      const see = async (step) => {
        await page.screenshot(`${out}${name}-${look.locale}-${theme}-${step}.png`);
        /** @type {string[]} */
        const words = await page.evaluate(wordsOnScreen);
        assert.deepEqual(words.filter((word) => isKey(word, prefixes)), [], step);
        return words;
      };
      assert.equal(await page.evaluate(() => document.documentElement.lang), look.locale);
      assert.equal(await page.evaluate(isDark), look.dark);

      // Nothing of a patient is on screen yet, so English has no Japanese but the law's own terms.
      const quiet = await see("drop");
      for (const button of ["lock", "help", "policy", "key"]) {
        await page.click(`#${button}`);
        quiet.push(...(await see(button)));
        await page.press("Escape");
        await page.until(() => !document.querySelector("dialog"));
      }
      const terms = Object.values(en).join(" ");
      if (look.locale === "en") assert.deepEqual(quiet.filter((word) => JAPANESE.test(word) && !terms.includes(word)), []);

      await bringFolder(page, sample);
      await untilReview(page);
      await page.until(() => document.querySelector("#approve:not(:disabled)") !== null);
      await see("review");
      await approveAll(page);
      await saveZip(page);
      await see("release");
      await otherLanguage(page, look.locale === "ja" ? "en" : "ja");
      await see("release-in-the-other-language");
      await page.click("#theme");
      await page.click("#theme");
      assert.equal(await page.evaluate(isDark), true, "system, light, dark");
    });
  }
}

/** @param {import("../browsers.mjs").Page} page @param {string} language */
async function otherLanguage(page, language) {
  await page.click("#language");
  assert.equal(await page.evaluate(() => document.documentElement.lang), language);
}

/**
 * A key that found no sentence shows as itself, and a gap nobody filled keeps its braces.
 * @param {string} word @param {Set<string>} prefixes
 */
const isKey = (word, prefixes) =>
  (/^[a-z]+(\.[^\s.]+)+$/.test(word) && prefixes.has(word.split(".")[0])) || /\{\w+[|}]/.test(word);

/** Every word a person can see or have read out, but for what is marked as Japanese or English on purpose. */
function wordsOnScreen() {
  /** @type {string[]} */
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || element.closest("noscript, script, body [lang]")) continue;
    const told = node instanceof Element
      ? ["aria-label", "title", "placeholder"].map((attribute) => element.getAttribute(attribute) ?? "")
      : [node.textContent ?? ""];
    for (const text of told) words.push(...text.split(/\s+/).filter(Boolean));
  }
  return words;
}

function isDark() {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
  return red + green + blue < 384;
}

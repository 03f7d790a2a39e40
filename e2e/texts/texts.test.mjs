import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

/** @param {string} language @returns {Promise<Record<string, string>>} */
const texts = async (language) =>
  JSON.parse(await readFile(new URL(`../../www/texts/${language}.json`, import.meta.url), "utf8"));

/** @param {string} text */
const gaps = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

const [ja, en] = await Promise.all([texts("ja"), texts("en")]);

test("both languages say the same things", () => {
  assert.deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
});

test("every sentence says something", () => {
  const silent = Object.entries({ ...ja, ...en }).filter(([, text]) => text.trim() === "");
  assert.deepEqual(silent, []);
});

test("both languages leave the same gaps to fill", () => {
  for (const key of Object.keys(ja)) assert.deepEqual(gaps(ja[key]), gaps(en[key] ?? ""), key);
});

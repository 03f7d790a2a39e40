import { recall } from "./memory.js";

/** @type {Record<string, Record<string, string>>} */
let texts = {};
/** @type {Record<string, string>} */
let attributes = {};
let language = "ja";

/** @param {{ ja: Record<string, string>, en: Record<string, string>, attributes: Record<string, string> }} loaded */
export function useTexts(loaded) {
  texts = { ja: loaded.ja, en: loaded.en };
  attributes = loaded.attributes;
  const kept = recall("language");
  setLanguage(kept ?? (navigator.language.startsWith("ja") ? "ja" : "en"));
}

/**
 * Speaks only these; the first, unless the person chose another of them before.
 * @param {("ja" | "en")[]} allowed none where all are
 */
export function keepToLanguages(allowed) {
  const [first] = allowed;
  if (!first) return;
  const kept = allowed.find((one) => one === recall("language"));
  setLanguage(kept ?? first);
}

export const currentLanguage = () => language;

/** @param {string} next */
export function setLanguage(next) {
  language = next === "en" ? "en" : "ja";
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = t(node.getAttribute("data-text") ?? "");
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.getAttribute("data-label") ?? ""));
    node.setAttribute("title", t(node.getAttribute("data-label") ?? ""));
  }
}

/**
 * The sentence for a key. `{name}` is filled from `values`; `{n|file|files}` chooses the
 * English form by number.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const sentence = texts[language]?.[key] ?? texts.en?.[key] ?? key;
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name] ?? "";
    if (one !== undefined) return value === 1 ? one : many;
    return typeof value === "number" ? number(value) : value;
  });
}

/** @param {string} key */
export const hasText = (key) => key in (texts[language] ?? {});

/** @param {number} value */
export const number = (value) => new Intl.NumberFormat(language).format(value);

/** @param {number} size */
export function bytes(size) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let unit = 0;
  let amount = size;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${amount.toFixed(unit > 1 && amount < 100 ? 1 : 0)} ${units[unit]}`;
}

/**
 * The name of a DICOM attribute, or of an item of another file, in the reader's language; the
 * English name when there is none.
 * @param {string} keyword
 * @param {string} english
 */
export const attributeName = (keyword, english) =>
  hasText(`item.${keyword}`) ? t(`item.${keyword}`) : (language === "ja" && attributes[keyword]) || english || keyword;

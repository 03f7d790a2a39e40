// What axe-core finds of WCAG 2.2 AA on what is on the screen now.
import { readFile } from "node:fs/promises";

const source = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/**
 * @param {import("./browsers.mjs").Page} page
 * @returns {Promise<string[]>} one line for each thing that is wrong
 */
export async function barriers(page) {
  // The page's policy lets no script in any more, but the driver is no script.
  await page.evaluate(new Function(`if (!window.axe) { const module = undefined, exports = undefined, define = undefined; ${source} }`));
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], iframes: false });
    // A box is as large as the text it covers (2.5.8: essential); the list and the keyboard reach it too.
    const isBox = (/** @type {string} */ id, /** @type {any} */ { target }) => id === "target-size" && /data-id/.test(target.join());
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.filter((/** @type {any} */ node) => !isBox(id, node)).map((/** @type {any} */ { target, any, all, none }) => `${id}: ${target.join(" ")} ${[...any, ...all, ...none][0]?.message ?? ""}`));
  });
}

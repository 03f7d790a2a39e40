import { rename } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Nothing that speaks to the network or the graphics card by itself. */
export const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * @param {string} folder
 * @returns {Promise<import("../browsers.mjs").Running>}
 */
export async function launchChromium(folder) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: quiet });
  return {
    page: async ({ locale, dark, size, touch }) => drive(await browser.newPage({
      locale, colorScheme: dark ? "dark" : "light", viewport: size, hasTouch: touch, reducedMotion: touch ? "reduce" : "no-preference",
    }), folder),
    isThere: () => browser.isConnected(),
    stop: () => browser.close(),
  };
}

/** @param {import("playwright-core").Page} page @param {string} folder @returns {Promise<import("../browsers.mjs").Driver>} */
async function drive(page, folder) {
  const devtools = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("download", async (download) => {
    const path = join(folder, download.suggestedFilename());
    // As Firefox does: a file that stands under its own name is whole.
    await download.saveAs(`${path}.part`);
    await rename(`${path}.part`, path);
  });
  /**
   * @param {import("playwright-core").Page | import("playwright-core").Frame} frame
   * @returns {import("../browsers.mjs").Part}
   */
  const within = (frame) => ({
    evaluate: (act, ...values) => frame.evaluate(spread(act), values),
    click: (selector) => frame.click(selector),
    type: (selector, text) => frame.fill(selector, text),
    setInputFiles: (selector, paths) => frame.setInputFiles(selector, paths),
    drop: async (selector, paths) => {
      const box = await frame.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not on screen`);
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) {
        await devtools.send("Input.dispatchDragEvent", { type, ...point, data });
      }
    },
  });
  return {
    ...within(page),
    open: async (url) => void (await page.goto(url)),
    beforeScripts: async (script) => void (await page.addInitScript(script)),
    press: (key) => page.keyboard.press(key),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    frame: (url) => {
      const frame = page.frames().find((one) => one.url().startsWith(url));
      return frame ? within(frame) : null;
    },
    screenshot: async (path) => void (await page.screenshot({ path, fullPage: true, quality: path.endsWith(".jpg") ? 65 : undefined })),
    said,
    close: () => page.context().close(),
  };
}

/**
 * Playwright hands over one value; the stories hand over as many as they like.
 * @param {Function} act
 */
function spread(act) {
  return /** @type {(values: any[]) => any} */ (new Function("values", `return (${act})(...values)`));
}

import puppeteer from "puppeteer-core";

/**
 * Debian has no geckodriver, and playwright-core drives only its own Firefox; WebDriver BiDi needs neither.
 * @param {string} folder
 * @param {Required<import("../browsers.mjs").Look>} look
 * @returns {Promise<import("../browsers.mjs").Running>}
 */
export async function launchFirefox(folder, { locale, dark }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: null,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream,application/zip,application/json",
      "intl.accept_languages": locale,
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    },
  });
  return {
    page: async ({ size }) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(size);
      return drive(page);
    },
    isThere: () => browser.connected,
    stop: () => browser.close(),
  };
}

/** @param {import("puppeteer-core").Page} page @returns {import("../browsers.mjs").Driver} */
function drive(page) {
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  /**
   * @param {import("puppeteer-core").Page | import("puppeteer-core").Frame} frame
   * @returns {import("../browsers.mjs").Part}
   */
  const within = (frame) => ({
    evaluate: (act, ...values) => frame.evaluate(act, ...values),
    click: (selector) => frame.locator(selector).click(),
    type: (selector, text) => frame.locator(selector).fill(text),
    setInputFiles: async (selector, paths) => {
      const input = await frame.$(selector);
      if (!input) throw new Error(`${selector} is not in the page`);
      await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (input).uploadFile(...paths);
    },
    drop: null,
  });
  // Whether to leave a page with unsaved work.
  page.on("dialog", (dialog) => void dialog.accept());
  return {
    ...within(page),
    open: async (url) => void (await page.goto(url)),
    beforeScripts: async (script) => void (await page.evaluateOnNewDocument(script)),
    press: async (keys) => {
      const held = /** @type {import("puppeteer-core").KeyInput[]} */ (keys.split("+"));
      const key = held.pop() ?? "";
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
      for (const one of held) await page.keyboard.up(one);
    },
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
    screenshot: async (path) => void (await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage: true })),
    said,
    close: () => page.browserContext().close(),
  };
}

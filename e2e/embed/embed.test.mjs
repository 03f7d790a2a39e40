// A portal of another origin embeds Kamei: it gets what a person hands over, and nothing else.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, openBrowser } from "../browsers.mjs";
import { filesBelow } from "../command-line.mjs";
import { approveAll, bringFolder, sample, untilReady, untilReview } from "../person.mjs";
import { serve, start } from "../server.mjs";

const portalProgram = fileURLToPath(new URL("../../examples/plain-form/server.mjs", import.meta.url));
const NAMES = ["SAKURA", "HINATA", "00427718"];

for (const name of browsers) {
  test(`${name}: a form of another origin submits what was handed over`, async (t) => {
    const { page, kamei, received } = await openPortal(t, name);
    assert.equal(await page.evaluate(() => document.querySelector("form")?.checkValidity()), false, "nothing handed over yet");
    await bringFolder(kamei, join(sample, "MR"));
    await untilReview(kamei);
    await approveAll(kamei);
    assert.equal((await filesBelow(received)).size, 0);
    await handOver(kamei);
    await page.click("form button");
    await page.until(() => document.body.textContent?.includes("Thank you"));
    assert.match(await page.evaluate(() => document.body.textContent ?? ""), /Case 17: 3 files/);
    const files = await filesBelow(received);
    assert.equal([...files.keys()].filter((path) => path.endsWith(".dcm")).length, 2);
    for (const [path, bytes] of files) {
      for (const secret of NAMES) assert.ok(!path.includes(secret) && !bytes.includes(secret), path);
    }
  });
}

/** @param {import("node:test").TestContext} t @param {import("../browsers.mjs").BrowserName} name */
async function openPortal(t, name) {
  const received = await mkdtemp(join(tmpdir(), "kamei-received-"));
  t.after(() => rm(received, { recursive: true }));
  // A port is told only once it is taken, and each of the two has to know the other's.
  const portalPort = 20_000 + Math.floor(Math.random() * 20_000);
  const server = await serve({ hosts: [`http://localhost:${portalPort}`] });
  t.after(server.close);
  const portal = await start(process.execPath, [portalProgram, server.url, String(portalPort), received]);
  t.after(portal.close);
  const page = await openBrowser(name, { size: { width: 1280, height: 1100 } });
  t.after(page.close);
  await page.open(`http://localhost:${portalPort}/`);
  const kamei = await page.inside(server.url);
  await untilReady(kamei);
  return { page, kamei, received };
}

/** @param {import("../browsers.mjs").Page} kamei */
async function handOver(kamei) {
  await kamei.click("#to-release");
  await kamei.click("#hand-over");
  await kamei.type("dialog [name=reviewer]", "Reviewer One");
  await kamei.type("dialog [name=role]", "Radiographer");
  await kamei.click("dialog [type=submit]");
  await kamei.until(() => document.querySelector(".card-note .done") !== null);
}

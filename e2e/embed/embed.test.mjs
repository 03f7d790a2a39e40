// A portal of another origin embeds Kamei: it gets what a person hands over, and nothing else.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { filesBelow } from "../command-line.mjs";
import { approveAll, bringFolder, sample, untilReady, untilReview } from "../person.mjs";
import { openPortal } from "./portal.mjs";

const SECRETS = ["SAKURA", "HINATA", "00427718"];

for (const name of browsers) {
  test(`${name}: a portal's form submits what was handed over`, async (t) => {
    const { page, kameiUrl, received } = await openPortal(t, name);
    const kamei = await page.inside(kameiUrl);
    await untilReady(kamei);
    assert.equal(await page.evaluate(() => document.querySelector("form")?.checkValidity()), false, "nothing handed over yet");
    await bringFolder(kamei, join(sample, "MR"));
    await untilReview(kamei);
    await approveAll(kamei);
    await handOver(kamei);
    await page.click("form button");
    await page.until(() => document.body?.textContent?.includes("Thank you"));
    assert.match(await page.evaluate(() => document.body?.textContent ?? ""), /Case 17: 3 files/);
    const files = await filesBelow(received);
    assert.equal([...files.keys()].filter((path) => path.endsWith(".dcm")).length, 2);
    for (const [path, bytes] of files) {
      for (const secret of SECRETS) assert.ok(!path.includes(secret) && !bytes.includes(secret), path);
    }
  });

  test(`${name}: a portal that tries to read what is in the frame gets counts only`, async (t) => {
    const { page, kameiUrl } = await openPortal(t, name);
    await page.evaluate(pryOpen, kameiUrl);
    const kamei = await page.inside(`${kameiUrl}?pried`);
    await untilReady(kamei);
    await bringFolder(kamei, join(sample, "MR"));
    await untilReview(kamei);
    await page.until(() => /** @type {any} */ (window).heard.some((/** @type {any} */ { is }) => is === "review"));
    const seen = await page.evaluate(async () => {
      const { frame, port, heard } = /** @type {any} */ (window);
      for (const deed of ["inspect", "changes", "finish"]) port.postMessage({ id: 1, do: deed, number: 0, files: [], amendments: [] });
      port.postMessage({ do: "dress", wish: { silent: true, colors: { ink: "url(/leak)", "--x": "red" } } });
      port.postMessage({ id: 2, do: "finish", number: 0, amendments: [] });
      await new Promise((done) => setTimeout(done, 500));
      /** @type {string[]} */
      const reached = [];
      for (const way of [() => frame.contentDocument.body, () => frame.contentWindow.document, () => frame.contentWindow.state, () => frame.contentWindow.localStorage]) {
        try {
          if (way()) reached.push(String(way));
        } catch {}
      }
      return { reached, heard: heard.map((/** @type {any} */ message) => [message.is, Object.keys(message).sort().join()]), text: JSON.stringify(heard) };
    });
    assert.deepEqual(seen.reached, []);
    const shapes = new Map(seen.heard);
    assert.deepEqual([...shapes.keys()].filter((is) => !["up", "progress", "review"].includes(is)), []);
    assert.equal(shapes.get("review"), "files,held,is,look,ready,waiting");
    for (const secret of [...SECRETS, "IM0000", "AGE-SECRET"]) assert.ok(!seen.text.includes(secret), secret);
    assert.equal(await kamei.evaluate(() => document.documentElement.style.getPropertyValue("--ink")), "");
  });

  test(`${name}: programs of a portal finish what needs no look, and no more`, async (t) => {
    const { page, kameiUrl } = await openPortal(t, name);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<input id="own" type="file" multiple>');
    });
    await page.setInputFiles("#own", ["CT/IM000001.dcm", "US/SAKURA_HINATA_001.dcm"].map((path) => join(sample, path)));
    const outcome = await page.evaluate(callDeid, kameiUrl);
    assert.deepEqual(outcome.standings, { "IM000001.dcm": "ready", "SAKURA_HINATA_001.dcm": "look" });
    assert.match(outcome.output, /^DICM/);
    for (const secret of SECRETS) assert.ok(!outcome.output.includes(secret), secret);
    assert.equal(JSON.parse(outcome.record).files, 1);
    assert.ok(outcome.changes.includes("PatientName"));
    assert.equal(outcome.refusal, "burned-in-yes");
    assert.equal(outcome.aborted, "AbortError");
  });

  test(`${name}: a portal that is not on the list embeds nothing`, async (t) => {
    const { page, kameiUrl } = await openPortal(t, name, { headers: false, allowed: false });
    await page.evaluate(pryOpen, kameiUrl);
    const kamei = await page.inside(`${kameiUrl}?pried`);
    await kamei.until(() => document.querySelector("#working")?.textContent?.includes("埋め込めるサイト"));
    assert.equal(await kamei.evaluate(() => document.querySelector("#lock")?.getAttribute("data-seal")), "waiting");
  });
}

test("chromium: with its headers, a portal that is not on the list cannot even show the frame", async (t) => {
  const { page } = await openPortal(t, "chromium", { allowed: false });
  await page.until(() => document.querySelector("kamei-upload")?.shadowRoot?.querySelector("iframe"));
  await new Promise((done) => setTimeout(done, 500));
  assert.ok(page.said.some((words) => words.includes("frame-ancestors")), page.said.join("\n"));
});

/** @param {import("../browsers.mjs").Page} kamei */
async function handOver(kamei) {
  await kamei.click("#to-release");
  await kamei.click("#hand-over");
  await kamei.type("dialog [name=reviewer]", "Reviewer One");
  await kamei.type("dialog [name=role]", "Radiographer");
  await kamei.click("dialog [type=submit]");
  await kamei.until(() => document.querySelector(".card-note .done") !== null);
}

/** A frame of the portal's own making, whose channel it holds itself. @param {string} kamei */
function pryOpen(kamei) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position: fixed; inset: 0; width: 100%; height: 100%; background: white";
  const heard = /** @type {any[]} */ ([]);
  const { port1: port, port2 } = new MessageChannel();
  port.onmessage = ({ data }) => heard.push(data);
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow) return;
    const wish = { language: "ja", theme: "light", colors: { ink: "url(/leak)" } };
    frame.contentWindow?.postMessage({ kamei: "host", version: 1, wish }, new URL(kamei).origin, [port2]);
  });
  frame.src = `${kamei}?pried`;
  document.body.append(frame);
  Object.assign(window, { frame, port, heard });
}

/** @param {string} kamei */
async function callDeid(kamei) {
  const { Deid } = await import(`${kamei}embed/deid.js`);
  const files = /** @type {HTMLInputElement} */ (document.querySelector("#own")).files ?? [];
  const deid = await Deid.open({ policy: "jp-pseudonymized" });
  /** @type {Record<string, string>} */
  const standings = {};
  let [output, record, refusal] = ["", "", ""];
  /** @type {string[]} */
  let changes = [];
  for await (const review of deid.inspect(files)) {
    standings[review.name] = review.standing;
    try {
      const finished = await deid.finish(review);
      output = new TextDecoder("latin1").decode((await finished.file.arrayBuffer()).slice(128));
      record = finished.record;
      changes = (await deid.changes(review)).map((/** @type {any} */ { keyword }) => keyword);
    } catch (failure) {
      refusal = /** @type {any} */ (failure).code;
    }
  }
  const controller = new AbortController();
  const next = deid.inspect(files, { signal: controller.signal }).next().catch((/** @type {any} */ error) => error.name);
  controller.abort();
  const aborted = await next;
  deid.close();
  return { standings, output, record, refusal, changes, aborted };
}

// Files are PUT to a server of our own, which fails in every way it can.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { browsers } from "../browsers.mjs";
import { listen } from "../listeners.mjs";
import { loadKey, openSite, sample, saveKey, texts, untilReady } from "../person.mjs";
import { enlarged } from "../slices.mjs";
import { bringToRelease, byCommandLine, destination, SEALED, send, untilPhase } from "./sending.mjs";
import { answers, answersHtml, dropsMidBody, hangsUp, redirectsTo, saysNothing, startStore } from "./server.mjs";

const ct = join(sample, "CT");
const en = await texts("en");


for (const name of browsers) {
  test(`${name}: what arrives is what the command line makes, with the record, and never the key`, async (t) => {
    const store = await startStore(t, (request) => (request.headers.authorization === "Bearer sesame" ? 201 : 401));
    const site = destination("bucket", "put", `${store.url}study/`, 'headers = ["Authorization"]\nrecord = true');
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await bringToRelease(page, ct);
    const summary = await send(page, "bucket", { reviewer: "Reviewer One", secrets: { "header-0": "Bearer sesame" } });
    assert.ok(summary.includes(`${store.url}study/`) && summary.includes(en["send.key.never"]), summary);
    const { words } = await untilPhase(page, "done", "halted");
    assert.match(words, /^✓/);

    const made = await byCommandLine(page, ct);
    const arrived = new Map([...store.kept].map(([path, bytes]) => [path.replace("study/", ""), bytes]));
    const record = [...arrived].find(([path]) => path.startsWith("kamei-record-"));
    assert.equal(JSON.parse(String(record?.[1])).entries.length, 12);
    arrived.delete(record?.[0] ?? "");
    assert.deepEqual(new Map([...arrived].sort()), made);
    for (const bytes of store.kept.values()) assert.ok(!bytes.includes(SEALED));
  });

  test(`${name}: a server that is wrongly spoken to, busy, broken, slow or gone loses nothing`, async (t) => {
    // Two files are refused however often they are sent: a busy machine may miss one answer, and ask again.
    /** @type {Map<string | undefined, number>} */
    const refused = new Map();
    let refuses = true;
    const store = await startStore(t, ({ url }) => {
      if (refuses && refused.size < 2 && !refused.has(url)) refused.set(url, refused.size === 0 ? 409 : 413);
      return (refuses && refused.get(url)) || 201;
    });
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url, "patience = 3") }, { locale: "en" });
    store.faults.push(answers(429, { "Retry-After": "2" }), answers(500), dropsMidBody, hangsUp, saysNothing);
    await bringToRelease(page, ct);
    const started = Date.now();
    await send(page, "bucket");
    const first = await untilPhase(page, "done", "halted");
    assert.ok(Date.now() - started > 2000, "Retry-After was heeded");
    assert.equal(first.phase, "done", first.words);
    assert.ok(first.words.includes(en["send.fail.conflict"].replace("{detail}", "409")), first.words);
    assert.ok(first.words.includes(en["send.fail.too-large"].replace("{detail}", "413")), first.words);
    assert.match(first.words, /sent more than once/);
    assert.equal(store.kept.size, 10);

    refuses = false;
    await page.click("#go-on-bucket");
    await page.until(() => document.querySelector(".transfer .done") !== null);
    assert.deepEqual(new Map([...store.kept].sort()), await byCommandLine(page, ct));
  });

  test(`${name}: a server that wants the files elsewhere gets none of them there`, async (t) => {
    const elsewhere = await listen();
    t.after(elsewhere.close);
    const store = await startStore(t);
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url, "wait = 0") }, { locale: "en" });
    store.always = redirectsTo(`${elsewhere.http}stolen`);
    await bringToRelease(page, ct);
    await send(page, "bucket");
    const { words } = await untilPhase(page, "halted");
    // Chromium, under Connection-Allowlist, refuses every redirect and tells nobody that it was one.
    assert.ok(words.includes(en[`send.fail.${name === "chromium" ? "network" : "redirected"}`]), words);
    assert.deepEqual([elsewhere.hits, store.kept.size], [[], 0]);
    store.always = null;
    await page.click("#go-on-bucket");
    await untilPhase(page, "done");
    assert.equal(store.kept.size, 12);
  });

  test(`${name}: who is not let in is asked again`, async (t) => {
    const store = await startStore(t, ({ headers }) => (headers.authorization === "Bearer fresh" ? 204 : headers.authorization === "Bearer reader" ? 403 : 401));
    const site = destination("bucket", "put", store.url, 'headers = ["Authorization"]');
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await bringToRelease(page, ct);
    store.always = answersHtml;
    await send(page, "bucket", { secrets: { "header-0": "Bearer none" } });
    await page.until((/** @type {string} */ words) => document.querySelector(".transfer")?.textContent?.includes(words), en["send.fail.page"]);
    store.always = null;
    await send(page, "bucket", { secrets: { "header-0": "Bearer stale" } });
    for (const [code, next] of [["unauthorized", "Bearer reader"], ["denied", "Bearer fresh"]]) {
      const { words } = await untilPhase(page, "halted");
      assert.ok(words.includes(en[`send.do.${code}`]), words);
      await page.click("#go-on-bucket");
      await page.type("dialog [name=header-0]", next);
      await page.click("dialog [type=submit]");
      await page.until((/** @type {string} */ before) => !document.querySelector(".transfer")?.textContent?.includes(before), en[`send.do.${code}`]);
    }
    await untilPhase(page, "done");
    assert.equal(store.kept.size, 12);
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage)).then((kept) => kept.includes("Bearer")), false);
  });

  test(`${name}: sent once is not sent again unasked, after a reload too`, async (t) => {
    const store = await startStore(t);
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url) }, { locale: "en" });
    await bringToRelease(page, ct);
    await send(page, "bucket");
    await untilPhase(page, "done");
    const key = await saveKey(page, "four plain words apart");
    await page.open(page.url);
    await untilReady(page);
    assert.equal(await loadKey(page, key, "four plain words apart"), "");
    await bringToRelease(page, ct);
    const summary = await send(page, "bucket");
    assert.match(summary, /12 of them were sent from this browser before/);
    await page.until(() => document.querySelector(".destination .complaint") !== null);
    assert.equal(store.seen.length, 12);
    await send(page, "bucket", { again: true });
    await page.until(() => document.querySelector(".transfer .done") !== null);
    assert.equal(store.seen.length, 24);
  });

  test(`${name}: while another tab sends to a destination, this one waits for it`, async (t) => {
    const store = await startStore(t);
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url) }, { locale: "en" });
    await bringToRelease(page, ct);
    // What another tab of the same address does.
    await page.evaluate(() => {
      navigator.locks.request("kamei-send bucket", () => new Promise((done) => Object.assign(window, { otherTabIsDone: done })));
    });
    await send(page, "bucket");
    await page.until((/** @type {string} */ words) => document.querySelector(".destination .complaint")?.textContent === words, en["send.other-tab"]);
    assert.deepEqual(store.seen, []);
    await page.evaluate(() => /** @type {any} */ (window).otherTabIsDone());
    await page.click("#go-on-bucket");
    await untilPhase(page, "done");
    assert.equal(store.kept.size, 12);
  });

  test(`${name}: served by a plain host, the page sends there and nowhere else`, async (t) => {
    const elsewhere = await listen();
    t.after(elsewhere.close);
    const store = await startStore(t);
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url) }, { locale: "en", headers: false });
    await bringToRelease(page, ct);
    store.always = redirectsTo(`${elsewhere.http}stolen`);
    await send(page, "bucket");
    const { words } = await untilPhase(page, "halted");
    assert.ok(words.includes(en["send.fail.redirected"]), words);
    store.always = null;
    await page.click("#go-on-bucket");
    await untilPhase(page, "done");
    assert.deepEqual([elsewhere.hits.filter((hit) => hit !== "tcp"), store.kept.size], [[], 12]);
  });

  test(`${name}: an original that changed after it was released goes nowhere`, async (t) => {
    const store = await startStore(t);
    const folder = await mkdtemp(join(tmpdir(), "kamei-changed-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "a.dcm"), enlarged(await readFile(join(ct, "IM000001.dcm")), 1024, 1024));
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url) }, { locale: "en" });
    await bringToRelease(page, folder);
    await page.click("#send-bucket");
    await page.until(() => document.querySelector("dialog .facts") !== null);
    await writeFile(join(folder, "a.dcm"), Buffer.alloc(3_000_000, "SAKURA HINATA "));
    await page.click("dialog [type=submit]");
    const { words } = await untilPhase(page, "done", "halted");
    assert.ok(words.includes(en["send.fail.unreadable"]), words);
    assert.equal(store.kept.size, 0);
  });

  test(`${name}: everything by keyboard`, async (t) => {
    const store = await startStore(t, (request) => (request.headers.authorization === "Bearer x" ? 201 : 401));
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url, 'headers = ["Authorization"]') }, { locale: "en" });
    await bringToRelease(page, ct);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#send-bucket")).focus());
    await page.press("Enter");
    await page.until(() => document.activeElement?.getAttribute("name") === "header-0");
    await page.type("dialog [name=header-0]", "Bearer x");
    await page.press("Enter");
    await untilPhase(page, "done");
    assert.equal(store.kept.size, 12);
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".destination") !== null), true);
  });

  test(`${name}: a presigned address takes one archive, and only below the destination`, async (t) => {
    const store = await startStore(t);
    const site = destination("bucket", "put", `${store.url}study/`, "presigned = true");
    const page = await openSite(t, name, { "site.toml": site }, { locale: "en" });
    await bringToRelease(page, ct);
    await page.click("#send-bucket");
    await page.type("dialog [name=address]", `${store.url}other/batch.zip?signature=x`);
    await page.click("dialog [type=submit]");
    await page.until(() => document.querySelector("dialog .complaint:not([hidden])") !== null);
    await page.type("dialog [name=address]", `${store.url}study/batch.zip?signature=x`);
    await page.click("dialog [type=submit]");
    await untilPhase(page, "done");
    assert.deepEqual(store.seen, ["PUT /study/batch.zip?signature=x"]);
    const archive = store.kept.get("study/batch.zip");
    const names = [...(await byCommandLine(page, ct)).keys()];
    for (const path of names) assert.ok(archive?.includes(path), path);
  });

  test(`${name}: nobody but the page's own code can make the courier send`, async (t) => {
    const store = await startStore(t);
    const stranger = await listen();
    t.after(stranger.close);
    const page = await openSite(t, name, { "site.toml": destination("bucket", "put", store.url) });
    await page.until(() => document.querySelector("[data-seal=closed]") !== null);
    await page.evaluate((/** @type {string[]} */ urls) => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).contentWindow;
      const { port1, port2 } = new MessageChannel();
      frame?.postMessage({ courier: "go", reach: urls }, "*", [port2]);
      for (const url of urls) {
        const request = { id: 1, method: "PUT", url, headers: {}, body: new Blob(["stolen"]), patience: 1 };
        port1.postMessage(request);
        frame?.postMessage(request, "*");
      }
      return new Promise((done) => setTimeout(done, 1000));
    }, [store.url, stranger.http]);
    assert.deepEqual([store.seen, stranger.hits], [[], []]);
  });
}

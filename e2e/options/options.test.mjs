// A site profile and the options: mistakes are told by line, contradictions cannot be switched, and what is saved reads back.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { browsers } from "../browsers.mjs";
import { bringFolder, openPage, sample, saveRecord, saveZip, texts, untilReview } from "../person.mjs";

const out = fileURLToPath(new URL("../out/options/", import.meta.url));
const REASON = "The study compares scanners.";
const HEAD = `id = "lab"\ntitle.ja = "柏研究室"\ntitle.en = "Kashiwa lab"\nbase = "jp-pseudonymized"\n`;
const WRONG = `${HEAD}colour = "red"\n\n[[row]]\ntag = "PatientName"\naction = "keep"\nreason = "Ours."\n`;
const SCRIPT = `<script>
<e en="T" t="00100010" n="PatientName">@keep()</e>
<e en="T" t="00200011" n="SeriesNumber">@empty()</e>
<e en="T" t="00081030" n="StudyDescription">@fold(this)</e>
</script>
`;
const RIGHT = `${HEAD}\n[[row]]\ntag = "SeriesNumber"\naction = "empty"\nreason = "Not asked for."\nwhen.modality = "CT"\n`;

for (const name of browsers) {
  for (const locale of /** @type {const} */ (["ja", "en"])) {
    test(`${name}: a site profile is brought in, switched, saved and used (${locale})`, async (t) => {
      const said = await texts(locale);
      const folder = await mkdtemp(join(tmpdir(), "kamei-options-"));
      t.after(() => rm(folder, { recursive: true }));
      await mkdir(out, { recursive: true });
      const page = await openPage(t, name, { locale });
      const bring = async (/** @type {string} */ file, /** @type {string} */ text) => {
        await writeFile(join(folder, file), text);
        await page.setInputFiles("dialog [name=site]", [join(folder, file)]);
      };
      await page.click("#policy");
      await page.click("#policy-options > summary");
      await page.until(() => document.querySelectorAll("dialog .switch").length === 12);
      await page.screenshot(`${out}${name}-${locale}-options.png`);

      // What contradicts cannot be switched, and says why.
      const full = await page.evaluate(() => ({
        disabled: document.querySelector("#option-retain-full-dates")?.matches(":disabled"),
        why: document.querySelector("#option-retain-full-dates-more .refused")?.textContent,
      }));
      assert.deepEqual(full, { disabled: true, why: `${said["reason.options-contradict.what"]} (${said["option.retain-modified-dates"]})` });
      await page.click("dialog [value=hipaa-safe-harbor]");
      const forbidden = await page.until(() => document.querySelector("#option-retain-uids-more .refused")?.textContent);
      assert.equal(forbidden, `${said["reason.option-forbidden.what"]} (00080018)`);

      await bring("wrong.toml", WRONG);
      const lines = await page.until(() => {
        const items = [...document.querySelectorAll("dialog .problems b")].map((item) => item.textContent);
        return items.length > 0 && items;
      });
      assert.deepEqual(lines, [5, 9].map((n) => `${said["site.line"].replace("{n}", String(n))} `));
      await page.screenshot(`${out}${name}-${locale}-wrong.png`);

      await bring("ours.script", SCRIPT);
      const remarks = await page.until(() => {
        const items = [...document.querySelectorAll("dialog .problems li")].map((item) => item.textContent);
        return items.some((item) => item?.includes("fold")) && items;
      });
      assert.ok(remarks.some((/** @type {string} */ remark) => remark.includes(said["ctp.unknown-function"])), "every line that loses something is told");
      assert.match(await page.evaluate(() => document.querySelector("dialog .policy-options > .note")?.textContent ?? ""), /CTP.*2/);
      await page.screenshot(`${out}${name}-${locale}-script.png`);

      await bring("right.toml", RIGHT);
      await page.until((/** @type {string} */ title) => document.querySelector("dialog .note:not([hidden])")?.textContent?.includes(title),
        locale === "ja" ? "柏研究室" : "Kashiwa lab");
      assert.equal(await page.evaluate(() => document.querySelector("dialog [name=policy]:checked")), null);

      // More than is recommended wants a reason.
      await page.click("label[for=option-retain-device-identity]");
      await page.until(() => document.querySelector("dialog [name=reason]")?.closest("label:not([hidden])") !== null);
      await page.click("dialog [type=submit]");
      await page.type("dialog [name=reason]", REASON);
      await page.screenshot(`${out}${name}-${locale}-reason.png`);
      await page.click("#export-policy");
      const saved = await readFile(await page.downloaded(), "utf8");
      assert.match(saved, /retain-device-identity = true/);
      assert.match(saved, /tag = "00200011"/);

      await bring("saved.toml", saved);
      await page.until(() => /** @type {HTMLInputElement | null} */ (document.querySelector("#option-retain-device-identity"))?.checked);
      await page.click("#export-policy");
      assert.equal(await readFile(await page.downloaded(), "utf8"), saved, "what is saved reads back as the same");
      await page.click("dialog [type=submit]");
      await page.until(() => !document.querySelector("dialog"));

      await bringFolder(page, join(sample, "CT"));
      await untilReview(page);
      const files = await saveZip(page);
      assert.equal(files.size, 12);
      for (const bytes of files.values()) assert.ok(bytes.includes("SN-"), "the device's number stays");
      const record = JSON.parse(await saveRecord(page));
      assert.equal(record.policy, "lab");
      assert.deepEqual(record.site, { base: "jp-pseudonymized", reason: REASON, sha256: createHash("sha256").update(saved).digest("hex") });
      assert.ok(record.by_rule.some((/** @type {any} */ rule) => rule.id === "lab-row-1" && rule.standing === "site"), "the site's row was used");
    });
  }
}

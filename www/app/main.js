import { loadLarge, startAssets } from "./assets.js";
import { announce, byId } from "./dom.js";
import { currentLanguage, keepToLanguages, setLanguage, t, useTexts } from "./i18n.js";
import { startChanges } from "./changes.js";
import { startColumns } from "./columns.js";
import { startDocument } from "./document.js";
import { startFooter } from "./footer.js";
import { allowedHosts, meetHost, startHost } from "./host.js";
import { offerSample, startDrop } from "./intake.js";
import { startJudgement } from "./judgement.js";
import { makeKey, startKey } from "./key.js";
import { showLock, startLock } from "./lock.js";
import { checkDigests } from "./digests.js";
import { createCourier, loadAssets, loadTexts } from "./load.js";
import { remember } from "./memory.js";
import { keepForOffline, startOffline } from "./offline.js";
import { isSingle } from "./parts.js";
import { startPolicy } from "./policy.js";
import { Pool } from "./pool.js";
import { startPseudonyms } from "./pseudonyms.js";
import { startRelease } from "./release.js";
import { startReview } from "./review.js";
import { seal } from "./seal.js";
import { startSearch } from "./search.js";
import { startShortcuts } from "./shortcuts.js";
import { testEngine } from "./self-test.js";
import { SiteError, loadSite, startSite } from "./site.js";
import { on, state, tell } from "./state.js";
import { Sight } from "./sight.js";
import { startSteps } from "./steps.js";
import { startTraces } from "./traces.js";
import { startTheme } from "./theme.js";
import { startTree } from "./tree.js";
import { tryWaysOut } from "./egress.js";

// The order matters: load everything (but for large parts that a person would not wait for), make the courier, seal, and only then start the
// workers and open the first file.
startTheme();
try {
  // All that has to come is asked for at once, the words first.
  const [words, hosts, loading, large] = [loadTexts(), allowedHosts(), loadAssets(), loadLarge()];
  const checking = checkDigests(loading, large);
  useTexts(await words);
  startPage();
  state.host = await meetHost(await hosts);
  const assets = await loading;
  offerSample(assets.sample);
  const configured = await loadSite(assets);
  if (configured) follow(configured);
  const destinations = state.site?.destinations ?? [];
  if (destinations.length > 0) state.courier = await createCourier(destinations);
  const parts = await large;
  const digests = await checking;
  if (digests && digests.differing.length > 0) throw { code: "altered", at: digests.differing[0] };
  if (digests) await keepForOffline();
  seal(() => state.unsaved);
  state.pool = new Pool(assets.module, assets.workerText, parts);
  if (Sight.isPossible(parts)) state.sight = new Sight(assets.sightText, parts);
  const ways = await tryWaysOut(state.pool);
  const worked = await testEngine(state.pool).catch(() => false);
  showLock({ ways, allowlisted: assets.allowlisted, digests, worked });
  if (!worked) throw { code: "self-test" };
  if (ways.some((way) => way.by === "browser" && !way.closed)) throw new Error("a way out is open");
  state.policies = await state.pool.run({ do: "policies" });
  if (state.host?.wish.policy && !state.site?.policy) state.policy = { id: state.host.wish.policy };
  state.chosen = await chosen(state.policies, state.policy);
  if (!state.chosen) throw { code: "unknown-policy" };
  if ((state.site?.key.source ?? "new") === "new") state.key = await makeKey();
  state.page = "ready";
  performance.mark("ready");
  state.pool.warm();
} catch (error) {
  state.page = "failed";
  state.failure = /** @type {any} */ (error)?.code ?? "";
  if (error instanceof SiteError) state.unfit = error;
  console.error("Kamei could not start:", error);
  if (!("speaks" in document.body.dataset)) byId("lock-words").textContent = "読み込み直してください / Please reload";
}
tell("page", "language");

function startPage() {
  startSite();
  startSteps();
  startLock();
  startPolicy();
  startKey();
  startPseudonyms();
  startDrop();
  startAssets();
  startTree();
  startReview();
  startSearch();
  startDocument();
  startColumns();
  startTraces();
  startJudgement();
  startChanges();
  startFooter();
  startRelease();
  startHost();
  startOffline();
  startShortcuts();
  const button = byId("language");
  const label = () => {
    button.textContent = currentLanguage() === "ja" ? "English" : "日本語";
    button.lang = currentLanguage() === "ja" ? "en" : "ja";
    button.hidden = state.site?.languages.length === 1;
  };
  on("language", label);
  button.addEventListener("click", () => {
    setLanguage(currentLanguage() === "ja" ? "en" : "ja");
    remember("language", currentLanguage());
    announce(t("language.changed"));
    tell("language");
  });
  document.body.dataset.speaks = "";
  tell("language", "page");
  performance.mark("usable");
}

/** A policy as it comes is in the list; only what a site wrote has to be read. @param {any[]} policies @param {typeof state.policy} policy */
async function chosen(policies, policy) {
  if ("id" in policy) return policies.find(({ id }) => id === policy.id);
  return (await state.pool?.run({ do: "describe-policy", choice: policy })).policy;
}

/** What the site set holds from here on. @param {NonNullable<Awaited<ReturnType<typeof loadSite>>>} configured */
function follow({ site, choice }) {
  state.site = site;
  if (choice) state.policy = choice;
  keepToLanguages(site.languages);
  tell("language", "policy");
}

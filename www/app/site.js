import { byId, el, fill } from "./dom.js";
import { bytes, currentLanguage, number, t } from "./i18n.js";
import { on, state } from "./state.js";

/**
 * What a site sets for its page, in `site.toml` beside it (crate/core/docs/site-configuration.md). It is read before the
 * seal, by a worker that ends at once. A page whose configuration has a mistake does not start.
 *
 * @typedef {{ ja: string, en: string }} Titles
 * @typedef {{ line?: number, code: string, at: string }} Fault
 *
 * @typedef {object} Destination
 * @property {string} id
 * @property {Titles} name
 * @property {"stow" | "put" | "tus"} kind
 * @property {string} url
 * @property {string[]} headers what a person is asked for
 * @property {boolean} presigned
 * @property {boolean} record
 * @property {string | null} record_to the destination that the record goes to instead
 * @property {number} patience seconds
 * @property {number} wait seconds before the second attempt
 *
 * @typedef {object} Site
 * @property {{ name: Titles, purpose: Titles | null } | null} study
 * @property {("ja" | "en")[]} languages
 * @property {{ base: string } | { profile: string } | null} policy
 * @property {{ formats: string[], most_files: number | null, most_bytes: number | null, review: string }} intake
 * @property {{ source: "new" | "import" | "derive", site: string | null, prefix: string | null, custodians: string[] }} key
 * @property {Destination[]} destinations
 */

const FILE = "site.toml";

/** Why a page does not start. */
export class SiteError extends Error {
  /** @param {string} file @param {Fault[]} faults @param {string} [status] where the file could not be read at all */
  constructor(file, faults, status = "") {
    super(`${file}: ${status || faults.map(({ line, code, at }) => `${line}: ${code} ${at}`).join("; ")}`);
    this.file = file;
    this.faults = faults;
    this.status = status;
  }
}

/**
 * The site's configuration, or nothing where there is none.
 * @param {import("./load.js").Assets} assets
 * @returns {Promise<{ site: Site, choice: import("../worker/protocol.js").Choice | null } | null>}
 */
export async function loadSite(assets) {
  const text = await read(FILE, true);
  if (text === null) return null;
  const reader = new Reader(assets);
  try {
    /** @type {{ configuration: Site | null, faults: Fault[] }} */
    const { configuration: site, faults } = JSON.parse(await reader.ask({ do: "read-configuration", text }));
    if (!site) throw new SiteError(FILE, faults);
    return { site, choice: await choiceOf(site, reader) };
  } finally {
    reader.end();
  }
}

/** The policy it names, checked too where the site wrote it. @param {Site} site @param {Reader} reader */
async function choiceOf({ policy }, reader) {
  if (!policy) return null;
  if ("base" in policy) return { id: policy.base };
  const choice = { site: (await read(policy.profile, false)) ?? "" };
  const { faults } = await reader.ask({ do: "describe-policy", choice });
  if (faults.length > 0) throw new SiteError(policy.profile, faults);
  return choice;
}

/**
 * A file beside the page. That there is none has to be the server's word: one that cannot be read may be there.
 * @param {string} file @param {boolean} optional
 */
async function read(file, optional) {
  // A page opened from a disk has no server to ask.
  if (location.protocol === "file:" && optional) return null;
  const answer = await fetch(file, { cache: "no-store" }).catch(() => null);
  if (optional && (answer?.status === 404 || answer?.status === 410)) return null;
  if (!answer?.ok) throw new SiteError(file, [], answer ? String(answer.status) : t("send.fail.network"));
  return answer.text();
}

/** A worker that ends before the seal, and never sees a file. */
class Reader {
  #worker;
  /** @type {Promise<any>} */
  #started;

  /** @param {import("./load.js").Assets} assets */
  constructor({ module, workerText }) {
    const url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
    this.#worker = new Worker(url);
    URL.revokeObjectURL(url);
    this.#started = this.#tell({ do: "start", module, parts: {} });
  }

  /** @param {object} request @returns {Promise<any>} */
  async ask(request) {
    await this.#started;
    return this.#tell(request);
  }

  /** @param {object} request @returns {Promise<any>} */
  #tell(request) {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }) => (data.replies[0].failure ? reject(data.replies[0].failure) : resolve(data.replies[0].value));
      this.#worker.onerror = () => reject(new Error("the core did not start"));
      this.#worker.postMessage({ id: 1, ...request });
    });
  }

  end() {
    this.#worker.terminate();
  }
}

/** @param {Titles} titles */
export const inLanguage = (titles) => titles[currentLanguage() === "ja" ? "ja" : "en"];

/** Says above the drop area which study the page is for. */
export function startSite() {
  on("language page", draw);
}

function draw() {
  const { study, intake } = state.site ?? {};
  byId("study").hidden = !study;
  if (!study) return;
  const { most_files: files, most_bytes: size } = intake ?? {};
  fill("study",
    el("h2", {}, inLanguage(study.name)),
    study.purpose && el("p", {}, t("study.purpose", { purpose: inLanguage(study.purpose) })),
    (files || size) && el("p", { class: "quiet" }, t("study.limit", { files: files ? number(files) : "∞", size: size ? bytes(size) : "∞" })));
}

/** Every mistake of a configuration, for whoever looks after it. @param {SiteError} error */
export function faultList({ file, faults, status }) {
  if (status) return [el("h2", {}, t("failed.site")), el("p", {}, t("failed.site.absent", { status }), " ", el("code", {}, file))];
  return [
    el("h2", {}, t("failed.site")),
    el("p", {}, t("failed.site.what")),
    el("ul", { class: "faults" }, faults.map(({ line, code, at }) => el("li", {},
      el("code", {}, file), " ", line && el("b", {}, t("site.line", { n: line })), " ",
      t(`reason.${code}.what`), " ", at && el("code", {}, at), " ", t(`reason.${code}.do`)))),
  ];
}

/**
 * What a portal's page and the Kamei page in its frame say to each other. Types only: nothing
 * runs here.
 *
 * The frame says `{ kamei: "up" }` to whoever is around it. The element answers, to Kamei's own
 * origin only, with an Introduction and one end of a MessageChannel; the page takes it only from an
 * origin that its site allows. All else goes over that channel. Nothing that crosses it holds a value
 * of a patient, an original file or the key: counts, codes, and the files and record of a release.
 *
 * @typedef {{ kamei: "host", version: 1, wish: Wish }} Introduction
 *
 * @typedef {object} Wish how the portal would like the page to be
 * @property {"ja" | "en"} [language]
 * @property {"system" | "light" | "dark"} [theme]
 * @property {Record<string, string>} [colors] by the name of a custom property, without its dashes
 * @property {boolean} [record] whether the record (加工記録) comes with the files
 * @property {string} [policy] the identifier of a policy that comes with Kamei
 * @property {boolean} [silent] no person sees the frame: it answers requests instead
 *
 * @typedef {"collect" | "inspect" | "review" | "again" | "finish" | "save"} Phase
 * @typedef {{ phase: Phase, done: number, total: number }} Progress files of the batch
 * @typedef {{ files: number, ready: number, look: number, held: number }} Counts how many may go, wait
 *   for a person's look, and stay
 * @typedef {{ name: string, blob: Blob }} Released a name may hold folders: `P-7K2M/CT/IM000001.dcm`
 * @typedef {{ code: string, at?: string }} Reason what the page's texts have a sentence for
 *
 * @typedef {{ is: "up" }
 *   | { is: "progress" } & Progress
 *   | { is: "review" } & Counts
 *   | { is: "ready", files: Released[], record: string | null }
 *   | { is: "failed", code: string }
 *   | { is: "answer", id: number, value?: any, failure?: Reason }} FromPage
 *
 * @typedef {{ do: "dress", wish: Wish }
 *   | { do: "took", files: number }
 *   | { do: "clear" }
 *   | Request} FromHost
 *
 * @typedef {{ id: number } & Deed} Request
 * @typedef {{ do: "inspect", files: { path: string, file: File }[] }
 *   | { do: "changes", number: number }
 *   | { do: "finish", number: number, amendments: Amendment[] }} Deed
 *
 * @typedef {object} Review
 * @property {number} number the file's, within its Deid
 * @property {string} name as it came in
 * @property {string} output as it would be called
 * @property {"ready" | "look" | "held" | "waiting"} standing whether it may be finished, needs a person's look, or stays
 * @property {Reason[]} reasons why it does not go
 *
 * @typedef {object} Change
 * @property {string} rule
 * @property {string} path where in the file
 * @property {string} keyword of the attribute, or what the part is
 * @property {string} action
 * @property {string} klass its class (区分)
 * @property {string} duty 必須, 推奨 or なし, by their codes
 * @property {boolean} locked whether no amendment may turn it off
 *
 * @typedef {{ rule: string, path: string, action: "keep" | "remove" | "empty", reason: string }} Amendment
 */

export {};

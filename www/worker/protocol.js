/**
 * What the page and its workers say to each other. One request, one reply with the
 * same `id`; requests about files come in bundles, each file with a number of its own; a file crosses once, a small one
 * as `bytes` that the worker is told to `keep` or not; `set` are the files that belong together with it. Types only: nothing runs here.
 *
 * @typedef {{ id: number } & (
 *   | { do: "start", module: WebAssembly.Module, parts: Record<string, Blob> }
 *   | { do: "engine", policy: Choice, key: KeyState, intake?: object }
 *   | { do: "warm" }
 *   | { do: "read-configuration", text: string }
 *   | { do: "policies" }
 *   | { do: "describe-policy", choice: Choice }
 *   | { do: "export-policy", choice: Choice }
 *   | { do: "import-ctp", text: string, base: string }
 *   | { do: "new-key" }
 *   | { do: "open-key", bytes: Uint8Array, passphrase: string }
 *   | { do: "seal-key", key: KeyState, passphrase: string }
 *   | { do: "seal-key-to", key: KeyState, custodians: string[] }
 *   | { do: "key-for-site", key: KeyState, wanted: object }
 *   | { do: "adopt-pseudonyms", key: KeyState, table: Uint8Array }
 *   | { do: "absorb", key: KeyState, crosswalks: object[] }
 *   | { do: "learn", harvests: string[] }
 *   | { do: "inspect", file?: Blob, number: number, name: string }
 *   | { do: "review", file?: Blob, number: number, name: string, amendments: Amendment[] }
 *   | { do: "finish", file?: Blob, number: number, name: string, amendments: Amendment[], reviewed: boolean, crc: boolean, listed: boolean, masks: MaskBox[], proof: number[] }
 *   | { do: "document", file?: Blob, number: number, name: string, amendments: Amendment[] }
 *   | { do: "traces", file?: Blob, number: number, name: string, amendments: Amendment[], start: number, seconds: number, columns: number }
 *   | { do: "preview", file?: Blob, number: number, frame: number }
 *   | { do: "frame", file?: Blob, number: number, frame: number, fullRange: boolean }
 *   | { do: "regions", file?: Blob, number: number }
 *   | { do: "recognize", texts: string[] }
 *   | { do: "sets", names: string[] }
 *   | { do: "names", outputs: string[], fileSet: boolean }
 *   | { do: "directory", leaves: string[], names: string[] }
 *   | { do: "record", header: object, entries: object[], withheld: object[] }
 *   | { do: "try-ways-out", own: string, other: string }
 *   | { do: "bundle", requests: object[] }
 * )} Request
 *
 * @typedef {{ id: number, told: { index: number, share: number } }} Told how far one request of a bundle has come, before its
 *   reply: only long work tells
 *
 * @typedef {object} Reply
 * @property {number} id
 * @property {{ value?: any, failure?: Failure, broken?: boolean }[]} replies one per request, in order; what comes
 *   behind a request that broke the engine has none. An Inspection and a Review cross as `{ json }`, which
 *   costs half of what objects do
 * @property {number} memory bytes that the WebAssembly holds
 *
 * @typedef {{ code: string, at?: string, detail?: string }} Reason never a patient's value
 * @typedef {Reason} Failure
 * @typedef {{ id: string, ja: string, en: string, keeps_key: boolean }} Policy
 * @typedef {{ id?: string, site?: string, options?: Record<string, boolean>, reason?: string, regions?: string }} Choice a policy,
 *   or the text of a site profile, with options switched; the text of rules on parts of pictures
 *
 * @typedef {object} Described
 * @property {Policy | null} policy null where something is wrong
 * @property {{ option: string, code: string, on: boolean, on_in_base: boolean, refused: Reason | null }[]} switches
 * @property {boolean} wants_reason
 * @property {number} rows how many rows and private elements are the site's own
 * @property {{ line?: number, code: string, at: string }[]} faults
 *
 * @typedef {object} KeyState opaque; lives in memory only
 * @typedef {{ kind: "profile" | "regions", toml: string, report: { line: number, remark: string, at: string }[] }} Imported
 * @typedef {{ key: KeyState | null, patients: number, problems: { line: number, code: string }[] }} Adopted
 * @typedef {{ rule: string, path: string, action: "keep" | "remove" | "empty" | "mask" | "as", reason: string, word?: string, item?: string }} Amendment a
 *   stretch of a text by its characters (`text@12-16`), a word wherever texts have it, or what a column is
 *
 * @typedef {object} Inspection
 * @property {string} format
 * @property {"ready" | "review" | "held" | "refused"} status
 * @property {Reason[]} reasons
 * @property {number} size
 * @property {number} frames
 * @property {string | null} modality
 * @property {boolean} unsettled whether only the rest of the batch may tell whose it is
 * @property {{ key: string, pseudonym: string, label: string | null, id: string | null, days: number }} patient
 * @property {{ key: string, label: string | null, date: string | null }} study
 * @property {{ key: string, label: string | null, number: number | null, modality: string | null }} series
 * @property {{ columns: number, rows: number, sizes?: [number, number][], device: string, photograph: boolean } | null} shape of its
 *   picture: its stored size, that of each where they differ, which device made it, and whether a camera may have
 * @property {Judgement} [judgement] of genetic data
 * @property {string} harvest
 *
 * @typedef {Inspection & { rows: Row[], near: Row[], kept: number, output: string, alike?: Alike }} Review
 * @typedef {{ text: string, written: string, rows: Row[], near: Row[] }} Document
 * @typedef {{ over: string[], people: number, groups: number, smallest: number, singletons: number }} Alike how far the
 *   people of a table are alike in what is left of them
 *
 * @typedef {object} Judgement what the law's definition of genome data makes of a file; counts, and no genotype
 * @property {"refused" | "held" | "below" | "answered"} outcome
 * @property {string} content the row of the definition that decides, or came nearest
 * @property {number} count
 * @property {number | null} limit
 * @property {boolean} at_least whether reading stopped before the end
 * @property {string} clause
 * @property {number} snps
 * @property {number} others
 * @property {number} loci
 * @property {number} somatic
 * @property {number} reads
 * @property {number} chromosomes
 *
 * @typedef {object} Row
 * @property {string} path
 * @property {string} tag
 * @property {string} keyword
 * @property {string} name
 * @property {string | null} before shown on the screen only
 * @property {string | null} after
 * @property {"remove" | "empty" | "dummy" | "pseudonym" | "uid" | "shift" | "year-month" | "year" | "age-cap" | "terms" | "clean" | "keep" | "blank-markers" | "mask" | "token" | "municipality" | "decade"} action
 * @property {string} klass
 * @property {string} duty
 * @property {string | null} ground
 * @property {"quoted" | "law" | "standard" | "inference" | "site"} standing
 * @property {string} source
 * @property {string} rule
 * @property {boolean} locked
 * @property {null | "unknown" | "known-value" | "free-text" | "private" | "amended" | "genotypes"} flag
 * @property {{ start: number, end: number, into: number, label: string, why: string, certainty: string }} [span] where in a
 *   text, in characters
 *
 * @typedef {object} Finished
 * @property {(Uint8Array | { start: number, end: number })[]} pieces
 * @property {string} name
 * @property {number} size
 * @property {object} entry
 * @property {object} crosswalk
 * @property {number} [crc]
 * @property {{ frame: number, raster: Raster }[]} proof the frames asked for, as they are in the output
 * @property {string} [leaf] what a DICOMDIR says of the file, where it was asked for and there is such a record
 *
 * @typedef {Omit<MaskBox, "frame">} Marked
 * @typedef {{ before: Marked[], masks: Marked[], kept: Marked[], faces: boolean }} Before what was found in a picture before it was
 *   masked, what was blanked, and what a person wants to stay
 *
 * @typedef {{ width: number, height: number, rgb: Uint8Array }} Raster red, green and blue of each pixel
 * @typedef {{ frame?: number, x: number, y: number, w: number, h: number, kind: "text" | "face" | "eyes" | "region" | "drawn" }} MaskBox
 *   in stored pixels; on every frame where it names none
 * @typedef {MaskBox & { score: number, text?: string, may_keep?: string, eyes?: [number, number, number, number] }} Found of a face
 *   the band over its eyes too, where those are surely known
 * @typedef {MaskBox & { rule?: string }} Suggested what a site's rule blanks, or, without one, what lies outside the regions of
 *   an ultrasound picture
 *
 * The worker that looks at pictures is another one, with requests of its own:
 * @typedef {{ id: number } & (
 *   | { do: "start", parts: Record<string, Blob> }
 *   | { do: "find", raster: Raster, text: boolean, faces: "off" | "full" | "eyes" }
 *   | { do: "read", raster: Raster, boxes: Found[] }
 *   | { do: "begin", width: number, height: number }
 *   | { do: "push", raster: Raster }
 *   | { do: "look" }
 *   | { do: "look-at", frame: number, raster: Raster }
 *   | { do: "end" }
 * )} SightRequest the last five are one search through all frames of a picture: each is pushed, then those that `look`
 *   and `look-at` answer are wanted again
 *
 * @typedef {{ label: string, unit: string, rate: number, lowest: Float32Array, highest: Float32Array }} Channel the lowest and the
 *   highest sample of each column
 * @typedef {{ at: number | null, lasts: number | null, text: string, written: string, path: string }} Mark an annotation, in
 *   seconds, and what it says in the output
 * @typedef {{ length: number, start: number, seconds: number, channels: Channel[], marks: Mark[] }} Traces
 *
 * @typedef {object} Preview
 * @property {number} width
 * @property {number} height
 * @property {number} frames
 * @property {"gray" | "rgb"} kind
 * @property {Float32Array | Uint8ClampedArray} data
 * @property {number | null} center
 * @property {number | null} window
 * @property {boolean} invert
 */
export {};

import { CallError } from "./courier.js";

/**
 * What went wrong with a load, whether trying again may help, and when. `send.fail.<code>` says it in words.
 */
export class SendError extends Error {
  /**
   * @param {string} code
   * @param {{ detail?: string, again?: boolean, after?: number, everyone?: boolean, smaller?: boolean, unsure?: boolean }} [more]
   *   `after`: seconds the server asks to wait; `everyone`: no other file would fare better; `smaller`: fewer files at a
   *   time might; `unsure`: what was sent may have arrived
   */
  constructor(code, { detail = "", again = false, after = 0, everyone = false, smaller = false, unsure = false } = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.again = again;
    this.after = after;
    this.everyone = everyone;
    this.smaller = smaller;
    this.unsure = unsure;
  }
}

/** Longer than this nobody waits before an attempt. */
const LONGEST_WAIT = 300;

/** @type {Record<number, [string, { again?: boolean, everyone?: boolean, smaller?: boolean, unsure?: boolean }]>} */
const BY_STATUS = {
  401: ["unauthorized", { everyone: true }],
  403: ["denied", { everyone: true }],
  404: ["not-there", { everyone: true }],
  405: ["not-there", { everyone: true }],
  408: ["busy", { again: true }],
  409: ["conflict", {}],
  413: ["too-large", { smaller: true }],
  415: ["unsupported", {}],
  429: ["busy", { again: true }],
  500: ["server", { again: true, unsure: true }],
  502: ["server", { again: true, unsure: true }],
  503: ["busy", { again: true }],
  504: ["server", { again: true, unsure: true }],
  507: ["full", { everyone: true }],
};

/** An answer that says no. @param {import("./courier.js").Answer} answer */
export function refusal({ status, headers }) {
  const [code, more] = BY_STATUS[status] ?? ["refused", { again: status >= 500 }];
  return new SendError(code, { ...more, detail: String(status), after: waitFor(headers["retry-after"]) });
}

/** A load that had no answer, or whatever else was thrown. @param {unknown} error */
export function failureOf(error) {
  if (error instanceof SendError) return error;
  if (!(error instanceof CallError)) return new SendError("broken", { detail: String(error) });
  const again = error.code === "network" || error.code === "stalled";
  return new SendError(error.code, { again, unsure: again || error.code === "stopped", everyone: error.code === "redirected" || error.code === "forbidden" });
}

/**
 * Retry-After: seconds, or a date.
 * @param {string | undefined} header @param {number} [now]
 */
export function waitFor(header, now = Date.now()) {
  if (!header) return 0;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_WAIT) : 0;
}

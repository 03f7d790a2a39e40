import { announce, el, fill } from "../dom.js";
import { bytes, number, t } from "../i18n.js";
import { inLanguage } from "../site.js";
import { on, state, tell } from "../state.js";
import { Sending } from "./sending.js";

/**
 * The part of the last step that sends: the destinations that the site named, how far each is, and what failed.
 * @typedef {import("../batch.js").Batch} Batch
 * @typedef {import("../site.js").Destination} Destination
 */

/** No longer list is read. */
const MOST_SHOWN = 50;
const CARD = "send-card";

/** The batch's, by destination. @type {Map<string, Sending>} */
let sendings = new Map();
/** The destination whose button was pressed last. */
let at = "";

export function startSending() {
  on("batch", () => {
    for (const sending of sendings.values()) sending.forget();
    sendings = new Map();
  });
  on("sending", draw);
}

/** Whoever works by keyboard stays at the destination they were at, though its button has become another. */
function draw() {
  if (!state.batch || !document.getElementById(CARD)) return;
  fill(CARD, contents(state.batch));
  if (at === "" || document.activeElement !== document.body) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`.destination[data-destination="${CSS.escape(at)}"] button:not(:disabled)`))?.focus();
}

/** @param {Batch} batch */
export function sendCard(batch) {
  if (!state.site?.destinations.length) return null;
  return el("section", { class: "card send", id: CARD, "aria-labelledby": "send-title" }, contents(batch));
}

/** @param {Batch} batch */
function contents(batch) {
  return [
    el("div", { class: "card-words" }, el("h3", { id: "send-title" }, t("send.title")), el("p", { class: "quiet" }, t("send.story"))),
    ...(state.site?.destinations ?? []).map((destination) => row(batch, destination)),
  ];
}

/** @param {Batch} batch @param {Destination} destination */
function row(batch, destination) {
  const { id, url, name, kind } = destination;
  const sending = sendings.get(id);
  const busy = batch.progress !== null || [...sendings.values()].some((one) => one.isRunning);
  const ready = batch.items.some((item) => item.status !== "waiting");
  return el("div", { class: "destination", "data-destination": id },
    el("div", { class: "destination-words" }, el("b", {}, inLanguage(name)), " ",
      el("span", { class: "quiet" }, `${new URL(url).host} · ${t(`send.kind.${kind}`)}`)),
    el("div", { class: "card-deeds" },
      sending?.isRunning && el("button", { id: `pause-${id}`, onclick: () => sending.pause() }, t("send.pause")),
      sending?.canGoOn && el("button", { id: `go-on-${id}`, class: "main", disabled: busy, onclick: () => sending.goOn() },
        t(sending.transfer?.phase === "paused" ? "send.go-on" : "send.again", { n: sending.left })),
      !sending?.isRunning && el("button", { id: `send-${id}`, disabled: busy || !ready, onclick: () => begin(batch, destination) }, t("send.begin"))),
    sending?.transfer && progress(sending.transfer, sending.earlier),
    sending?.escort && sending.transfer?.phase === "done" && progress(sending.escort, 0),
    sending?.note && el("p", { class: "card-note complaint", role: "alert" }, sending.note));
}

/** @param {Batch} batch @param {Destination} destination */
async function begin(batch, destination) {
  at = destination.id;
  sendings.get(destination.id)?.forget();
  const sending = new Sending(batch, destination, () => tell("sending"), (words) => announce(words));
  sendings.set(destination.id, sending);
  await sending.begin();
}

/** @param {import("./transfer.js").Transfer} transfer @param {number} earlier */
function progress(transfer, earlier) {
  const { phase, parcels, size, sent, waiting, cause, repeated } = transfer;
  const arrived = transfer.in("sent").length;
  const failed = transfer.in("failed");
  const counts = t("progress.counts", { done: arrived, total: parcels.length, bytes: bytes(sent), size: bytes(size) });
  const left = phase === "running" ? failed.length : parcels.length - arrived;
  const done = phase === "done" && left === 0;
  return el("div", { class: "card-note transfer", "data-phase": phase },
    done
      ? el("p", { class: "done", role: "status" }, `✓ ${t("send.done", { n: arrived, size: bytes(size), where: inLanguage(transfer.destination.name) })}`)
      : el("p", {}, el("progress", { max: Math.max(1, size), value: sent, "aria-label": counts }), ` ${t(`send.phase.${phase}`)} ${counts}`),
    waiting && phase === "running" && el("p", { class: "quiet" }, t(`send.fail.${waiting.because}`, { detail: "" }), " ", t("send.waiting", { n: Math.max(0, Math.ceil((waiting.until - Date.now()) / 1000)) })),
    cause && el("p", { class: "failures", role: "alert" }, t(`send.fail.${cause.code}`, { detail: cause.detail }), " ", t(`send.do.${cause.code}`)),
    earlier > 0 && el("p", { class: "quiet" }, t("send.earlier", { n: earlier })),
    repeated.size > 0 && el("p", { class: "note" }, t("send.repeated", { n: repeated.size })),
    left > 0 && el("div", { class: "failures" }, el("p", {}, t("send.failed", { n: left })),
      failed.length > 0 && el("ul", {}, failed.slice(0, MOST_SHOWN).map(({ name, failure }) => el("li", {}, name, " ", el("span", { class: "quiet" }, t(`send.fail.${failure?.code}`, { detail: failure?.detail ?? "" }))))),
      failed.length > MOST_SHOWN && el("p", { class: "quiet" }, t("release.more", { n: number(failed.length - MOST_SHOWN) }))));
}

import { field, openDialog } from "../dialog.js";
import { el } from "../dom.js";
import { finishAll } from "../finish.js";
import { bytes, t } from "../i18n.js";
import { recordToSend } from "../record.js";
import { inLanguage } from "../site.js";
import { state } from "../state.js";
import { Journal, alone } from "./journal.js";
import { sinkOf } from "./sinks.js";
import { Transfer } from "./transfer.js";

/**
 * One batch on its way to one destination: made, summed up before the first byte, sent, and kept at hand until it is there.
 * @typedef {import("../batch.js").Batch} Batch
 * @typedef {import("../series.js").Item} Item
 * @typedef {import("../site.js").Destination} Destination
 * @typedef {import("./sinks.js").Parcel} Parcel
 * @typedef {{ headers: Record<string, string>, address: string }} Access entered by the person; in memory only
 */
export class Sending {
  /** @type {Transfer | null} */
  transfer = null;
  /** The record's own way, behind the files, where their destination takes no records. @type {Transfer | null} */
  escort = null;
  /** What stands in the way, in words. */
  note = "";
  /** Files left out because they were sent before. */
  earlier = 0;
  #batch;
  #destination;
  #changed;
  #say;
  #journal;
  /** @type {Map<Parcel, Item>} */
  #items = new Map();
  /** @type {Parcel | null} */
  #record = null;
  #drawn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #due;

  /**
   * @param {Batch} batch @param {Destination} destination
   * @param {() => void} changed @param {(words: string) => void} say to those who do not see the page
   */
  constructor(batch, destination, changed, say) {
    this.#batch = batch;
    this.#destination = destination;
    this.#changed = changed;
    this.#say = say;
    this.#journal = new Journal(destination);
  }

  get isRunning() {
    return this.#legs.some(({ phase }) => phase === "running");
  }

  /** Files that have not arrived. */
  get left() {
    return this.#legs.reduce((sum, leg) => sum + leftOf(leg), 0);
  }

  get #legs() {
    return [this.transfer, this.escort].filter((leg) => leg !== null);
  }

  get canGoOn() {
    return this.transfer !== null && !this.isRunning && this.left > 0;
  }

  /** Makes the files, says what goes where, and sends once the person agrees. */
  async begin() {
    try {
      const { files, failed } = await finishAll(this.#batch, { crc: true, fileSet: false });
      const parcels = files.map(({ name, blob, crc, item }) => {
        const parcel = asParcel({ name, blob, crc });
        this.#items.set(parcel, item);
        return parcel;
      });
      if (this.#destination.record || this.#taker) {
        const record = await recordToSend(this.#batch);
        if (!record) return;
        this.#record = asParcel(record);
        if (!this.#taker) parcels.push(this.#record);
      }
      if (failed.length > 0) this.note = t("release.failed", { n: failed.length });
      await this.#propose(parcels);
    } catch (failure) {
      const code = /** @type {any} */ (failure)?.code;
      if (code !== "cancelled") this.note = t("send.unmade");
      if (code === undefined) console.error(failure);
    }
    this.#changed();
  }

  pause() {
    for (const leg of this.#legs) leg.pause();
  }

  /** The destination that takes the record instead. */
  get #taker() {
    return state.site?.destinations.find(({ id }) => id === this.#destination.record_to);
  }

  /** Sends what has not arrived; where the server refused the person, they are asked again. */
  async goOn() {
    const leg = this.#legs.find((one) => leftOf(one) > 0);
    const { cause, destination } = leg ?? {};
    if (destination && (cause?.code === "unauthorized" || cause?.code === "denied" || (cause && destination.presigned))) {
      const access = await this.#ask([destination]);
      if (!access) return;
      leg?.enter(access[0]);
    }
    await this.#run();
  }

  /** Lets go of what was not sent, and of what the person entered. */
  forget() {
    this.pause();
    this.transfer = null;
    this.escort = null;
  }

  /** The summary before the first byte. @param {Parcel[]} all */
  async #propose(all) {
    const sink = sinkOf(this.#destination);
    const takes = await Promise.all(all.map((parcel) => sink.takes(parcel)));
    const parcels = all.filter((_, place) => takes[place]);
    const before = this.#destination.presigned ? new Map() : await this.#journal.sentBefore(parcels);
    const again = el("input", { type: "checkbox", id: "send-again" });
    const taker = this.#taker;
    const access = await this.#ask(taker ? [this.#destination, taker] : [this.#destination], this.#summary(parcels, all.length - parcels.length, before, again));
    if (!access) return;
    const wanted = again.checked ? parcels : parcels.filter((parcel) => !before.has(parcel));
    this.earlier = parcels.length - wanted.length;
    // A record goes with files, never alone.
    if (wanted.every((parcel) => parcel === this.#record)) {
      this.note = t(parcels.length > 0 ? "send.nothing-new" : "send.nothing");
      return;
    }
    this.transfer = this.#transferOf(wanted, this.#destination, access[0], this.#journal);
    if (taker && this.#record) this.escort = this.#transferOf([this.#record], taker, access[1], new Journal(taker));
    await this.#run();
  }

  /** @param {Parcel[]} parcels @param {Destination} destination @param {Access} access @param {Journal} journal */
  #transferOf(parcels, destination, access, journal) {
    const courier = /** @type {import("./courier.js").Courier} */ (state.courier);
    const places = { get: (/** @type {Parcel} */ parcel) => journal.placeOf(parcel), set: (/** @type {Parcel} */ parcel, /** @type {string | null} */ place) => journal.begun(parcel, place) };
    return new Transfer(parcels, { courier, destination, places, ...access }, journal, () => this.#draw());
  }

  async #run() {
    const { transfer } = this;
    if (!transfer) return;
    this.note = "";
    state.unsaved = true;
    for (const leg of this.#legs.filter((one) => leftOf(one) > 0)) {
      const ran = await alone(leg.destination.id, async () => {
        await leg.run();
        return true;
      });
      // Forgotten meanwhile.
      if (this.transfer !== transfer) return;
      if (ran === null) this.note = t("send.other-tab");
      // The record follows what has come to an end.
      if (ran === null || leg.phase !== "done") break;
    }
    for (const parcel of transfer.in("sent")) {
      const item = this.#items.get(parcel);
      if (item) item.saved = true;
    }
    if (this.left === 0) state.unsaved = false;
    if (this.note === "") this.#say(this.left === 0 ? t("send.done", this.#words(transfer)) : t("send.failed", { n: this.left }));
    this.#changed();
  }

  /** @param {Transfer} transfer */
  #words(transfer) {
    return { n: transfer.in("sent").length, size: bytes(transfer.size), where: inLanguage(this.#destination.name) };
  }

  /**
   * What goes where.
   * @param {Parcel[]} parcels @param {number} unfit @param {Map<Parcel, number>} before @param {HTMLElement} again
   */
  #summary(parcels, unfit, before, again) {
    const { name, url, record, presigned } = this.#destination;
    const taker = this.#taker;
    const size = parcels.reduce((sum, { blob }) => sum + blob.size, 0);
    const last = Math.max(...before.values());
    return [
      el("dl", { class: "facts" },
        el("dt", {}, t("send.where")), el("dd", {}, inLanguage(name), " ", el("code", {}, url)),
        el("dt", {}, t("send.what")), el("dd", {}, t(presigned ? "send.what.archive" : "send.what.files", { n: parcels.length, size: bytes(size) })),
        el("dt", {}, t("release.record")), el("dd", {}, taker ? [inLanguage(taker.name), " ", el("code", {}, taker.url)] : t(record ? "send.record.yes" : "send.record.no")),
        el("dt", {}, t("key.label")), el("dd", {}, t("send.key.never"))),
      unfit > 0 && el("p", { class: "note" }, t("send.unfit", { n: unfit })),
      before.size > 0 && el("label", { class: "note" }, again, " ", t("send.before", { n: before.size, at: new Date(last).toLocaleString(document.documentElement.lang) })),
    ];
  }

  /**
   * Asks for what the destinations want from a person, below what is said before.
   * @param {Destination[]} destinations @param {any[]} [summary] @returns {Promise<Access[] | null>} one for each of them
   */
  async #ask(destinations, summary = []) {
    /** @type {Access[]} */
    const access = destinations.map(({ url }) => ({ headers: {}, address: url }));
    const secret = (/** @type {string} */ key, /** @type {string} */ type) => el("input", { name: key, type, autocomplete: "off", spellcheck: "false", required: true });
    const wishes = destinations.flatMap(({ name, headers }, whose) => headers.map((header) => ({ name, header, whose })));
    const { presigned, url, name } = destinations[0];
    const agreed = await openDialog({
      kind: "wide",
      title: t("send.ask", { where: inLanguage(name) }),
      submit: t("send.go"),
      body: [
        ...summary,
        wishes.map(({ name, header, whose }, place) => field(whose > 0 ? `${header} (${inLanguage(name)})` : header, secret(`header-${place}`, "password"), place === 0 ? t("send.header.hint") : undefined)),
        presigned && field(t("send.presigned"), secret("address", "url"), t("send.presigned.hint", { url })),
      ],
      onsubmit(form) {
        for (const [place, { header, whose }] of wishes.entries()) access[whose].headers[header] = headerValue(String(form.get(`header-${place}`)));
        if (presigned) access[0].address = presignedAddress(String(form.get("address")), url);
      },
    });
    return agreed ? access : null;
  }

  /** Progress comes often; drawing it takes from what sends, so it is drawn twice a second. */
  #draw() {
    clearTimeout(this.#due);
    const rest = 500 - (performance.now() - this.#drawn);
    if (rest > 0) {
      this.#due = setTimeout(() => this.#draw(), rest);
      return;
    }
    this.#drawn = performance.now();
    this.#changed();
  }
}

/** @param {Transfer} transfer */
const leftOf = ({ parcels }) => parcels.filter(({ state }) => state !== "sent").length;

/** @param {{ name: string, blob: Blob, crc: number }} file @returns {Parcel} */
const asParcel = (file) => ({ ...file, state: "waiting", failure: null, tries: 0, sent: 0 });

/** @param {string} text */
function headerValue(text) {
  const value = text.trim();
  if (!/^[\x20-\x7e]+$/.test(value)) throw new Error(t("send.header.unfit"));
  return value;
}

/** An address that was pasted has to lie below the destination's. @param {string} text @param {string} url */
export function presignedAddress(text, url) {
  const address = URL.parse(text.trim());
  const own = new URL(url);
  const inside = address?.origin === own.origin && address.pathname.startsWith(own.pathname) && !address.username && !address.hash;
  if (!address || !inside) throw new Error(t("send.presigned.unfit", { url }));
  return address.href;
}

import { el } from "./dom.js";
import { hasText, t } from "./i18n.js";

/** @typedef {import("../worker/protocol.js").Reason} Reason */

/**
 * What happened and what to do now, for each distinct reason.
 * @param {Reason[]} reasons
 */
export function reasonNotes(reasons) {
  return distinct(reasons).map((reason) => el("div", { class: "reason", "data-code": reason.code },
    el("b", {}, reasonWhat(reason)),
    el("span", {}, textOf(reason, "do")),
    (reason.at || reason.detail) && el("small", { class: "quiet" }, [reason.at && readablePlace(reason.at), reason.detail].filter(Boolean).join(" · "))));
}

/** A path of tags in the usual notation. @param {string} at */
const readablePlace = (at) => at.replace(/([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})/g, "($1,$2)");

/** @param {Reason} reason */
export const reasonWhat = (reason) => textOf(reason, "what");

/** @param {Reason} reason @param {"what" | "do"} part */
function textOf({ code }, part) {
  const key = `reason.${code}.${part}`;
  return hasText(key) ? t(key) : t(`reason.other.${part}`, { code });
}

/** @param {Reason[]} reasons */
function distinct(reasons) {
  return [...new Map(reasons.map((reason) => [`${reason.code}|${reason.at ?? ""}`, reason])).values()];
}

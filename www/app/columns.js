import { decideOn } from "./decision.js";
import { openDialog } from "./dialog.js";
import { byId, el, fill } from "./dom.js";
import { currentLanguage, number, t } from "./i18n.js";
import { on, state } from "./state.js";

/**
 * A table column by column: what each is, what becomes of it, and a few of its values before and
 * after; and how far the people in it are alike in what is left.
 *
 * @typedef {import("../worker/protocol.js").Row} Row
 * @typedef {import("../worker/protocol.js").Review} Review
 * @typedef {import("./series.js").Item} Item
 */

/** What a person may say a column is. */
const ITEMS = ["clinical", "free-text", "sex", "years", "date", "birth-date", "place", "facility", "patient-id", "patient-name", "name", "id", "phone", "time"];

/** @type {{ item: Item, review: Review } | null} */
let shown = null;

export function startColumns() {
  byId("view").append(el("div", { id: "columns", class: "document columns", hidden: true }));
  on("item decision", load);
  on("language", draw);
}

/** @param {Item | null} item */
const isTable = (item) => item?.inspection?.format === "table" && item.status !== "refused";

async function load() {
  const { item, batch } = state;
  byId("view").classList.toggle("has-columns", isTable(item));
  byId("columns").hidden = !isTable(item);
  if (!item || !batch || !isTable(item)) {
    shown = null;
    return fill("columns");
  }
  const review = await state.pool?.run({ do: "review", file: item.file, name: item.path, amendments: batch.amendmentsFor(item) }, { urgent: true }).catch(() => null);
  if (state.item !== item) return;
  shown = review && { item, review };
  draw();
}

function draw() {
  if (!shown) return fill("columns");
  const { rows, alike } = shown.review;
  const columns = rows.filter(({ path }) => path.startsWith("column "));
  fill("columns",
    alike && el("p", { class: `alike${alike.singletons > 0 ? " note" : " quiet"}` },
      t("columns.alike", { over: alike.over.map((item) => t(`item.${item}`)).join(" × "), people: number(alike.people), smallest: number(alike.smallest), singletons: number(alike.singletons) })),
    el("div", { class: "paper" }, el("table", { class: "columns-table" },
      el("thead", {}, el("tr", {}, ["column", "item", "action", "before", "after"].map((head) => el("th", { scope: "col" }, t(`columns.${head}`))))),
      el("tbody", {}, columns.map(line)))));
}

/** @param {Row} row */
function line(row) {
  const values = (/** @type {string | null} */ text) => (text ?? "").split("\n").slice(0, 3).map((value) => el("div", {}, value || "\u00a0"));
  const gloss = currentLanguage() === "ja" ? t(`klass.${row.klass}`) : `${t(`klass.${row.klass}`)} (${row.klass})`;
  return el("tr", { class: row.flag === "unknown" ? "unknown" : row.action },
    el("th", { scope: "row" }, row.name || row.path, el("small", { class: "quiet" }, t("columns.place", { n: row.path.slice("column ".length) }))),
    el("td", {}, t(`item.${row.keyword}`), el("small", { class: "quiet" }, gloss)),
    el("td", {}, el("span", { class: `deed ${row.action}` }, t(`action.${row.action}`)),
      row.locked ? el("small", { class: "quiet" }, t("columns.locked"))
        : el("button", { class: "link", "data-column": row.path, onclick: () => treat(row) }, t("columns.change"))),
    el("td", {}, el("del", {}, values(row.before))),
    el("td", {}, el("ins", {}, row.action === "remove" ? t("columns.dropped") : values(row.after))));
}

/** @param {Row} row */
async function treat(row) {
  const file = shown?.item;
  if (!file) return;
  await openDialog({
    title: t("columns.title", { name: row.name || row.path }),
    submit: t("decision.go"),
    body: [
      el("p", { class: "quiet" }, t("columns.story")),
      el("label", { class: "field" }, el("span", { class: "field-name" }, t("columns.item")),
        el("select", { name: "item" }, ITEMS.map((item) => el("option", { value: item, selected: item === row.keyword }, t(`item.${item}`))))),
      el("label", { class: "field" }, el("span", { class: "field-name" }, t("decision.reason")),
        el("textarea", { name: "reason", rows: 3, required: true }), el("span", { class: "quiet hint" }, t("decision.reason.hint"))),
    ],
    onsubmit: (form) => decideOn(/** @type {any} */ ({
      path: row.path, action: "as", item: String(form.get("item")), reason: String(form.get("reason")).trim(),
      label: row.name || row.path, file, series: null,
    })),
  });
}

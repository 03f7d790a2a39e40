// Notes and a table through the page's WebAssembly in Node, from bytes to released bytes.
//
// usage: text.mjs
//
// Prints JSON: seconds until the dictionary is ready, by the clock, and CPU seconds of the rehearsal with which a page is made
// ready before anyone brings a note; then milliseconds by the clock for a note of two pages, of the first ones dropped alone
// and of many dropped together, each unlike all others, and to read one of many; MB of notes in a CPU second when they are read
// and when they are released too, whose lines come again, when notes are read that hold an identifier in every line, and that
// hold none, and nothing that was read before; and records of a table in a CPU second.
import { readFile, readdir } from "node:fs/promises";
import { attempt, loadEngine, source } from "../engine.mjs";

const ROUNDS = 41;
/** Letters on two pages. */
const LENGTH = 1600;
const data = new URL("../../crate/core/", import.meta.url);
const written = await readFile(new URL("tests/notes/ja.txt", data), "utf8");
const plain = unmarked(written);
const notes = plain.split(/^== .*\n/mu).filter(Boolean);
const page = notes.join("\n").slice(0, LENGTH);
const long = plain.repeat(40);
const hands = (await readdir(new URL("tests/notes/", data))).filter((name) => name.startsWith("ja-"));
const crowd = await all(hands.filter((name) => !name.endsWith("-clean.txt")));
const free = await all(hands.filter((name) => name.endsWith("-clean.txt")));
const record = (/** @type {number} */ number) =>
  `${10_000_000 + (number >> 2)},榊原 健,1958/07/${1 + (number % 28)},男,2024/03/${1 + (number % 28)},${3000 + number},咳嗽持続。次回3/${1 + (number % 28)}再診\n`;
const table = `患者ID,氏名,生年月日,性別,検査日,WBC,所見\n${Array.from({ length: 2000 }, (_, number) => record(number)).join("")}`;

const kamei = await loadEngine();
const dictionary = await readFile(new URL("data/text/dictionary.gz", data));
const reader = new kamei.TextReader(dictionary);
const ready = clock(() => reader.warm());
const warm = cpu(() => {
  while (reader.warm());
});
const engine = fresh(reader.share());
// The engine remembers what it has read, so each round reads another text.
const pages = [...crowd.matchAll(new RegExp(`[^]{${LENGTH}}`, "gu"))].map(([text]) => text);
const two = middle(pages.slice(0, ROUNDS).map((text) => clock(() => through("note.txt", text))));
const many = pages.slice(ROUNDS);
const together = clock(() => batch(many)) / many.length;
const looked = median((round) => engine.inspect(source(Buffer.from(`${long}\n\n${round}`)), "long.txt"));
const whole = median((round) => through("long.txt", `${long}\n${round}`));
const crowded = unread(crowd, page);
const sparse = unread(free, crowd);
const another = fresh();
another.inspect(source(Buffer.from(page)), "page.txt");
const inspected = clock(() => pages.forEach((text) => another.inspect(source(Buffer.from(text)), "note.txt"))) / pages.length;
const rows = median(() => through("list.csv", table));
const megabytes = Buffer.byteLength(long) / 1e6;
console.log(JSON.stringify({
  ready, warm, note: two * 1e3, together: together * 1e3, inspected: inspected * 1e3, read: megabytes / looked,
  released: megabytes / whole, crowded, sparse, records: 2000 / rows,
}));

function fresh(reader = new kamei.TextReader(dictionary)) {
  return new kamei.Engine({ id: "jp-pseudonymized" }, kamei.new_key(), reader);
}

/** MB in a second of a text that engines read which have read another. @param {string} text @param {string} other */
function unread(text, other) {
  const taken = [...Array(9).keys()].map(() => {
    const engine = fresh();
    engine.inspect(source(Buffer.from(other)), "other.txt");
    const seconds = cpu(() => engine.inspect(source(Buffer.from(text)), "unread.txt"));
    engine.free();
    return seconds;
  });
  return Buffer.byteLength(text) / 1e6 / middle(taken);
}

/** The notes of these files. @param {string[]} names */
async function all(names) {
  const texts = await Promise.all(names.map((name) => readFile(new URL(`tests/notes/${name}`, data), "utf8")));
  return unmarked(texts.join("\n"));
}

/** A text without what its tests mark in it. @param {string} text */
function unmarked(text) {
  return text.replaceAll(/\[\[(?:[A-Z0-9]+:)?|\]\]|\{\{|\}\}|<<|>>/g, "");
}

/** @param {(round: number) => void} work @returns {number} CPU seconds */
function median(work) {
  return middle(Array.from({ length: ROUNDS }, (_, round) => cpu(() => work(round))));
}

/** @param {number[]} taken */
function middle(taken) {
  return taken.sort((one, other) => one - other)[taken.length >> 1];
}

/** @param {string} name @param {string} text */
function through(name, text) {
  batch([text], name);
}

/** @param {string[]} texts dropped together */
function batch(texts, name = "note.txt") {
  const files = texts.map((text) => Buffer.from(text));
  engine.learn(files.map((bytes) => JSON.parse(engine.inspect(source(bytes), name)).harvest));
  for (const bytes of files) {
    // One that is held has been written and read again as well.
    attempt(() => engine.finish(source(bytes), name, [], true));
  }
}

/** @param {() => void} work @returns {number} seconds that someone waits */
function clock(work) {
  const before = performance.now();
  work();
  return (performance.now() - before) / 1e3;
}

/** @param {() => void} work */
function cpu(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

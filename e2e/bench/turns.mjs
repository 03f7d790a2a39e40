// Two builds take turns at reading the same notes, so that a machine whose speed goes up and down slows both.
//
// usage: turns.mjs FOLDER FOLDER [ROUNDS], where the www/pkg of each build lies
//
// Prints JSON: for notes whose lines come again, for notes crowded with identifiers that were not read before, and for a page,
// what share of the first build's CPU time the second takes: the median of the rounds' ratios.
import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { loadEngine, source } from "../engine.mjs";

const [, , first, second, rounds = "21"] = process.argv;
const data = new URL("../../crate/core/", import.meta.url);
const dictionary = await readFile(new URL("data/text/dictionary.gz", data));
const builds = await Promise.all([first, second].map((path) => loadEngine({ folder: pathToFileURL(`${resolve(path)}/`) })));
const plain = await notes("ja.txt");
const hands = (await readdir(new URL("tests/notes/", data))).filter((name) => name.startsWith("ja-"));
const crowd = (await Promise.all(hands.map(notes))).join("\n");
const again = plain.repeat(40);
const page = plain.slice(0, 1600);
const engines = builds.map(fresh);
console.log(JSON.stringify({
  again: turns(engines, (round) => `${again}\n${round}`),
  page: turns(engines, (round) => `${page}\n${round}`, 10),
  crowded: turns(engines, () => crowd, 1, true),
}));

/** @param {string} name */
async function notes(name) {
  const marked = await readFile(new URL(`tests/notes/${name}`, data), "utf8");
  return marked.replaceAll(/\[\[(?:[A-Z0-9]+:)?|\]\]|\{\{|\}\}|<<|>>/g, "");
}

/** @param {any} kamei */
function fresh(kamei) {
  const engine = new kamei.Engine({ id: "jp-pseudonymized" }, kamei.new_key(), new kamei.TextReader(dictionary));
  engine.inspect(source(Buffer.from(page)), "page.txt");
  return engine;
}

/**
 * @param {any[]} engines
 * @param {(round: number) => string} text
 * @param {number} [times] texts in a round
 * @param {boolean} [unread] whether each round is read by engines that have read nothing
 */
function turns(engines, text, times = 1, unread = false) {
  const ratios = Array.from({ length: Number(rounds) }, (_, round) => {
    const readers = unread ? builds.map(fresh) : engines;
    const order = round % 2 ? [1, 0] : [0, 1];
    /** @type {number[]} */
    const taken = [];
    for (const at of order) {
      const before = process.cpuUsage();
      for (let time = 0; time < times; time += 1) {
        readers[at].inspect(source(Buffer.from(text(round * times + time))), "note.txt");
      }
      const { user, system } = process.cpuUsage(before);
      taken[at] = user + system;
    }
    if (unread) readers.forEach((reader) => reader.free());
    return taken[1] / taken[0];
  });
  return ratios.sort((one, other) => one - other)[ratios.length >> 1];
}

// The page's WebAssembly in Node, with a folder of files already in memory: what the engine itself takes.
//
// usage: node.mjs CORPUS
//
// Prints JSON: the median of several rounds after one that is not counted.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { attempt, loadEngine, source } from "../engine.mjs";

const ROUNDS = 5;
const [corpus] = process.argv.slice(2);
const names = (await readdir(corpus)).sort();
const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(corpus, name)) })));
const kamei = await loadEngine();

processAll();
const rounds = Array.from({ length: ROUNDS }, () => {
  const before = process.cpuUsage();
  const finished = processAll();
  const { user, system } = process.cpuUsage(before);
  return { files: files.length, finished, cpu: (user + system) / 1e6 };
});
rounds.sort((one, other) => one.cpu - other.cpu);
console.log(JSON.stringify(rounds[ROUNDS >> 1]));

/** All three passes; returns how many files were finished. */
function processAll() {
  const engine = new kamei.Engine({ id: "jp-pseudonymized" }, kamei.new_key());
  const harvests = new Set();
  const open = files.filter(({ name, bytes }) => {
    const { held, harvest } = attempt(() => JSON.parse(engine.inspect(source(bytes), name)));
    if (!held) harvests.add(harvest);
    return !held;
  });
  engine.learn([...harvests]);
  for (const { name, bytes } of open) JSON.parse(engine.review(source(bytes), name, []));
  const finished = open.map(({ name, bytes }) => attempt(() => engine.finish(source(bytes), name, [], true)));
  return finished.filter(({ held }) => !held).length;
}

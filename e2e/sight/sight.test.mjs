// The module that sees: text is found and read, in one picture and in one frame of many.
import assert from "node:assert/strict";
import test from "node:test";
import { HEIGHT, picture, WIDTH } from "../picture.mjs";
import { loadSight, networks } from "../sight.mjs";

const [{ bindings }, [text, reader]] = await Promise.all([loadSight(), networks("text", "reader")]);
const sight = new bindings.Sight(text);
sight.add_reader(reader);

test("a word is found and read", () => {
  const [found, ...others] = JSON.parse(sight.find(picture("RENJ"), WIDTH, HEIGHT, '{"read":true}'));
  assert.deepEqual(others, []);
  assert.equal(found.kind, "text");
  assert.ok(found.x <= 24 && found.x + found.w >= 24 + 69 && found.y <= 30 && found.y + found.h >= 51);
  assert.match(found.text, /RENJ/);
});

test("a word in one frame of many is found", () => {
  const frames = new bindings.Frames(WIDTH, HEIGHT);
  const shown = (/** @type {number} */ at) => picture(at === 3 ? "RENJ" : "");
  for (let at = 0; at < 6; at += 1) frames.push(shown(at));
  frames.look(sight);
  for (let at = frames.wanted(); at !== undefined; at = frames.wanted()) frames.look_at(sight, at, shown(at));
  const { found, unsure } = JSON.parse(frames.finish());
  assert.ok(found.length >= 1);
  assert.deepEqual(unsure, []);
});

test("other bytes than the networks, and pictures that are not whole, are refused by a code", () => {
  assert.throws(() => new bindings.Sight(reader), { code: "not-the-network" });
  assert.throws(() => sight.find(new Uint8Array(5), 9, 9, "{}"), { code: "picture-incomplete" });
  assert.throws(() => sight.find(new Uint8Array(3), 1, 1, '{"faces":"full"}'), { code: "bad-call" });
});

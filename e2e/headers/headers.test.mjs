import assert from "node:assert/strict";
import test from "node:test";
import { serve } from "../server.mjs";

/** @param {string} url */
const headers = async (url) => (await fetch(url)).headers;

test("the page may reach its own parts, the courier nothing", async (t) => {
  const server = await serve();
  t.after(server.close);
  const page = await headers(server.url);
  const courier = await headers(`${server.url}courier.html`);
  assert.match(page.get("content-security-policy") ?? "", /connect-src 'self'/);
  assert.match(courier.get("content-security-policy") ?? "", /connect-src 'none'/);
  for (const each of [page, courier]) {
    assert.equal(each.get("connection-allowlist"), "(response-origin)");
    assert.equal(each.get("cache-control"), "no-store");
  }
});

test("a large part may be kept for good, since its address holds its digest", async (t) => {
  const server = await serve();
  t.after(server.close);
  const list = await fetch(`${server.url}pkg/assets/index.json`);
  assert.equal(list.headers.get("cache-control"), "no-store");
  const [first] = await list.json();
  assert.match(first.url, /\?[0-9a-f]{12}$/);
  assert.match((await headers(server.url + first.url)).get("cache-control") ?? "", /immutable/);
});

test("a plain host sends no policy", async (t) => {
  const server = await serve({ headers: false });
  t.after(server.close);
  const page = await headers(server.url);
  assert.equal(page.get("content-security-policy"), null);
  assert.equal(page.get("connection-allowlist"), null);
});

test("nothing outside www is served", async (t) => {
  const server = await serve();
  t.after(server.close);
  for (const path of ["%2e%2e/Cargo.toml", "app/%2e%2e/%2e%2e/Cargo.toml", "absent"]) {
    assert.equal((await fetch(server.url + path)).status, 404, path);
  }
});

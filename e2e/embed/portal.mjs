// An example portal and Kamei, each on an origin of its own.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../browsers.mjs";
import { serve, start } from "../server.mjs";

const program = (/** @type {string} */ example) => fileURLToPath(new URL(`../../examples/${example}/server.mjs`, import.meta.url));

/**
 * @param {import("node:test").TestContext} t
 * @param {import("../browsers.mjs").BrowserName} name
 * @param {{ headers?: boolean, allowed?: boolean, example?: string, orthanc?: string }} [options] `allowed`: whether Kamei lets the portal embed it
 */
export async function openPortal(t, name, { headers = true, allowed = true, example = "plain-form", orthanc } = {}) {
  const received = await mkdtemp(join(tmpdir(), "kamei-received-"));
  t.after(() => rm(received, { recursive: true }));
  const port = await freePort();
  // `localhost` and `127.0.0.1` are the same computer and different sites.
  const origin = `http://localhost:${port}`;
  const server = await serve({ headers, hosts: allowed ? [origin] : [] });
  t.after(server.close);
  const portal = await start(process.execPath, [program(example), server.url, port, orthanc ?? received]);
  t.after(portal.close);
  const page = await openBrowser(name, { size: { width: 1280, height: 1100 } });
  t.after(page.close);
  await page.open(`${origin}/`);
  return { page, origin, kameiUrl: server.url, received };
}

/** Each of the two has to know the other's address before it starts. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return String(port);
}

// The no-network story proves something only if these listeners hear a browser that nothing holds back.
import test from "node:test";
import { browsers, openBrowser } from "../browsers.mjs";
import { listen } from "../listeners.mjs";

for (const name of browsers) {
  test(`${name}: an unsealed page is heard`, async (t) => {
    const [listeners, page] = await open(t, name);
    await page.evaluate(async (/** @type {string} */ http) => {
      await fetch(`${http}fetched`);
      navigator.sendBeacon(`${http}beacon`, "x");
      window.open(`${http}popup`);
    }, listeners.http);
    await listeners.heard("tcp GET /fetched");
    await listeners.heard("tcp POST /beacon");
    await listeners.heard("tcp GET /popup");
  });
}

test("chromium: WebRTC is heard", async (t) => {
  const [listeners, page] = await open(t, "chromium");
  await page.evaluate(async (/** @type {string} */ stun) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
  }, listeners.stun);
  await listeners.heard("udp");
});

/**
 * @param {import("node:test").TestContext} t
 * @param {import("../browsers.mjs").BrowserName} name
 */
async function open(t, name) {
  const listeners = await listen();
  t.after(listeners.close);
  const page = await openBrowser(name);
  t.after(page.close);
  await page.open(listeners.http);
  return /** @type {const} */ ([listeners, page]);
}

// The courier is the only part of Kamei that could ever send anything. It lives in a
// sandboxed frame with a policy of its own, is handed released Blobs and nothing else,
// and cannot read the page around it. It has no destination yet, so it says so.
addEventListener("message", (event) => {
  if (event.source !== parent || !(event.data?.blob instanceof Blob)) return;
  parent.postMessage({ courier: "no-destination", id: event.data.id }, "*");
});
parent.postMessage({ courier: "up" }, "*");

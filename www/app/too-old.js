// For browsers that cannot run the rest, so in words that any of them understands: what Kamei needs is
// tried, and if something is missing, or a part cannot be read at all, the page says so instead of staying empty.
(function () {
  // A module with one SIMD instruction (v128.const), the newest thing that the engine needs.
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  var missing = "";
  function why() {
    if (!("noModule" in document.createElement("script"))) return "modules";
    if (typeof Worker !== "function") return "workers";
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (!WebAssembly.validate(new Uint8Array(simd))) return "WebAssembly SIMD";
    if (!window.HTMLDialogElement) return "dialogs";
    return "";
  }
  function show() {
    var place = document.getElementById("cannot");
    if (!place || document.body.hasAttribute("data-speaks")) return;
    place.hidden = false;
    say("cannot-what", missing);
    say("lock-words", "–");
  }
  /** @param {string} id @param {string} words */
  function say(id, words) {
    var element = document.getElementById(id);
    if (element) element.textContent = words;
  }
  /** @param {string} words */
  function note(words) {
    missing = missing || words;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  }
  window.addEventListener("error", function (event) {
    // A part that is not there, or a program that this browser cannot read.
    var script = event.target && /** @type {any} */ (event.target).src;
    if (script || event.message) note(script ? script.split("/").pop() : event.message);
  }, true);
  missing = why();
  if (missing) note(missing);
})();

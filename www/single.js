// Starts the page from one file: its modules lie in that file as text, and import each other by name.
// `scripts/src/web/single.rs` puts this in place of the page's own script elements.
{
  /** @type {Record<string, string>} */
  const imports = {};
  for (const script of document.scripts) {
    const { module } = script.dataset;
    if (!module) continue;
    imports[module] = URL.createObjectURL(new Blob([script.textContent ?? ""], { type: "text/javascript" }));
  }
  const map = document.createElement("script");
  map.type = "importmap";
  map.nonce = /** @type {HTMLScriptElement} */ (document.currentScript).nonce;
  map.textContent = JSON.stringify({ imports });
  document.head.append(map);
  // @ts-ignore: a name of the map above
  import("kamei/app/main.js");
}

// A classic script, so that a folder dropped before the modules have loaded is kept
// instead of making the browser open it in place of the page. Entries are only held
// here: nothing is opened before the page is sealed.
{
  /** @type {(FileSystemEntry | File | Promise<any>)[]} */
  const dropped = [];
  Object.assign(window, { kameiDropped: dropped });
  // A field that asks for one file takes its own drops.
  const isField = (/** @type {Event} */ { target }) => target instanceof HTMLInputElement && target.type === "file";
  addEventListener("dragover", (event) => {
    if (!isField(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (isField(event)) return;
    event.preventDefault();
    for (const item of event.dataTransfer?.items ?? []) {
      // In a page that is a file Chromium lists a folder only by its handle; elsewhere entries are the surer way.
      const handle = location.protocol === "file:" && /** @type {any} */ (item).getAsFileSystemHandle?.();
      const entry = handle || (item.webkitGetAsEntry?.() ?? item.getAsFile());
      if (entry) dropped.push(entry);
    }
    dispatchEvent(new Event("kamei-dropped"));
  });
}

/**
 * Makes an element. Keys starting with `on` are listeners, all others attributes;
 * null and false leave an attribute out. Text goes in as text, never as HTML.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, any>} [props]
 * @param {...any} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * The element with this id; the page's skeleton has it, or the page is broken.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`no element #${id}`);
  return node;
}

/**
 * Draws an element's contents anew; the focus stays on the control of the same id.
 * @param {string} id @param {...any} children
 */
export function fill(id, ...children) {
  const place = byId(id);
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : "";
  place.replaceChildren(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  if (focused) document.getElementById(focused)?.focus();
}

/** Says something to those who do not see the page. @param {string} words */
export function announce(words) {
  byId("announcer").textContent = words;
}

/**
 * Lets the browser paint and answer input between pieces of long work.
 * @returns {Promise<void>}
 */
export const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

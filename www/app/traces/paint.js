/**
 * Draws the channels of a window below one another, each as the span of its samples in every column.
 * Channels of one unit share a scale, so that their heights can be compared.
 *
 * @typedef {import("../../worker/protocol.js").Traces} Traces
 * @typedef {import("../../worker/protocol.js").Channel} Channel
 * @typedef {import("../../worker/protocol.js").Mark} Mark
 */

/** Room for what annotations say, and for the line of time, in CSS pixels. */
const FOOT = 36;
const MARKS = 17;
const FONT = "12px system-ui, sans-serif";

/** @param {HTMLCanvasElement} canvas @param {Traces} traces @param {Mark | null} chosen */
export function paint(canvas, traces, chosen) {
  const context = canvas.getContext("2d");
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0 || height === 0) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = FONT;
  const colour = colours(canvas);
  const row = (height - FOOT) / Math.max(1, traces.channels.length);
  drawTime(context, traces, width, height, colour);
  const scales = scalesOf(traces.channels);
  for (const [place, channel] of traces.channels.entries()) {
    drawChannel(context, channel, { top: place * row, row, width, scale: scales.get(channel.unit) ?? 1 }, colour);
  }
  for (const mark of traces.marks) drawMark(context, mark, traces, { width, height: height - FOOT }, mark === chosen, colour);
}

/** @param {HTMLElement} element @returns {(name: string) => string} */
function colours(element) {
  // Only a property that takes a colour makes one of light-dark().
  const probe = element.parentElement ?? element;
  return (name) => {
    const kept = probe.style.outlineColor;
    probe.style.outlineColor = `var(--${name})`;
    const colour = getComputedStyle(probe).outlineColor;
    probe.style.outlineColor = kept;
    return colour;
  };
}

/** How far the values of each unit reach, leaving out what drifts: the widest of its channels. @param {Channel[]} channels */
function scalesOf(channels) {
  /** @type {Map<string, number>} */
  const scales = new Map();
  for (const channel of channels) {
    const [low, high] = reach(channel);
    scales.set(channel.unit, Math.max(scales.get(channel.unit) ?? 0, high - low));
  }
  return scales;
}

/** @param {Channel} channel */
function reach({ lowest, highest }) {
  let [low, high] = [Infinity, -Infinity];
  for (let at = 0; at < lowest.length; at += 1) {
    if (lowest[at] < low) low = lowest[at];
    if (highest[at] > high) high = highest[at];
  }
  return low <= high ? [low, high] : [0, 0];
}

/**
 * @param {CanvasRenderingContext2D} context @param {Channel} channel
 * @param {{ top: number, row: number, width: number, scale: number }} place @param {(name: string) => string} colour
 */
function drawChannel(context, channel, { top, row, width, scale }, colour) {
  const { lowest, highest } = channel;
  const [low, high] = reach(channel);
  const middle = (low + high) / 2;
  const unit = scale > 0 ? (row * 0.86) / scale : 0;
  const y = (/** @type {number} */ value) => top + row / 2 - (value - middle) * unit;
  context.strokeStyle = colour("accent");
  context.lineWidth = 1.1;
  context.lineJoin = "round";
  context.beginPath();
  let pen = false;
  for (let at = 0; at < lowest.length; at += 1) {
    if (Number.isNaN(lowest[at])) continue;
    const x = ((at + 0.5) / lowest.length) * width;
    if (pen) context.lineTo(x, y(highest[at]));
    else context.moveTo(x, y(highest[at]));
    if (lowest[at] !== highest[at]) context.lineTo(x, y(lowest[at]));
    pen = true;
  }
  context.stroke();
  const words = channel.unit ? `${channel.label}  ${channel.unit}` : channel.label;
  context.fillStyle = colour("card");
  context.globalAlpha = 0.8;
  context.fillRect(4, top + 3, context.measureText(words).width + 8, 16);
  context.globalAlpha = 1;
  context.fillStyle = colour("ink");
  context.fillText(words, 8, top + 15);
}

/** @param {CanvasRenderingContext2D} context @param {Traces} traces @param {number} width @param {number} height @param {(name: string) => string} colour */
function drawTime(context, traces, width, height, colour) {
  const step = [0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200].find((one) => (one / traces.seconds) * width >= 64) ?? 14400;
  context.strokeStyle = colour("line");
  context.fillStyle = colour("quiet");
  context.lineWidth = 1;
  for (let tick = Math.ceil(traces.start / step); tick * step <= traces.start + traces.seconds; tick += 1) {
    const x = Math.round(((tick * step - traces.start) / traces.seconds) * width) + 0.5;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height - FOOT);
    context.stroke();
    context.fillText(clock(tick * step, step), x + 3, height - 5);
  }
}

/** @param {number} at @param {number} step */
function clock(at, step) {
  if (step < 60) return `${at.toFixed(step < 0.1 ? 2 : step < 1 ? 1 : 0)} s`;
  return `${Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, "0")}`;
}

/**
 * @param {CanvasRenderingContext2D} context @param {Mark} mark @param {Traces} traces
 * @param {{ width: number, height: number }} size @param {boolean} isChosen @param {(name: string) => string} colour
 */
function drawMark(context, mark, traces, { width, height }, isChosen, colour) {
  if (mark.at === null) return;
  const x = ((mark.at - traces.start) / traces.seconds) * width;
  if (x < -1 || x > width + 1) return;
  const changes = mark.text !== mark.written;
  const tone = colour(changes ? "held" : "look");
  if (mark.lasts) {
    context.fillStyle = tone;
    context.globalAlpha = 0.12;
    context.fillRect(x, 0, (mark.lasts / traces.seconds) * width, height);
    context.globalAlpha = 1;
  }
  context.strokeStyle = tone;
  context.lineWidth = isChosen ? 2.5 : 1;
  context.setLineDash(isChosen ? [] : [4, 3]);
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, height + MARKS);
  context.stroke();
  context.setLineDash([]);
  const words = [...mark.text].slice(0, 24).join("");
  const long = context.measureText(words).width;
  const left = x + long + 10 > width ? x - long - 8 : x + 4;
  context.fillStyle = colour("card");
  context.fillRect(left - 2, height + 1, long + 4, MARKS - 2);
  context.fillStyle = tone;
  context.fillText(words, left, height + 13);
  if (changes) context.fillRect(left, height + 9, long, 1);
}

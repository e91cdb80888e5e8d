// Tells how far apart the eight colours of charts are, in CIEDE2000, as people with each kind of colour vision see
// them: `node palette.mjs` prints the least distance of each theme and fails below LEAST. Vision is simulated with the
// matrices of Machado, Oliveira and Fernandes (2009) at severity 1.

import { readFile } from "node:fs/promises";

/** Two colours closer than this are hard to tell apart in small areas. */
const LEAST = 10;
/** Contrast of graphics against what they stand on (WCAG 2.2, 1.4.11). */
const CONTRAST = 3;

const VISION = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

/** Linear RGB of `#rgb` or `#rrggbb`. */
export function rgb(hex) {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  return [1, 3, 5].map((at) => linear(Number.parseInt(full.slice(at, at + 2), 16) / 255));
}

const seen = (m, [r, g, b]) =>
  [0, 3, 6].map((row) => Math.min(1, Math.max(0, m[row] * r + m[row + 1] * g + m[row + 2] * b)));

/** CIELAB under D65. */
function lab([r, g, b]) {
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 (Sharma, Wu and Dalal 2005). */
export function distance([l1, a1, b1], [l2, a2, b2]) {
  const degrees = (x) => (x * Math.PI) / 180;
  const middle = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(middle ** 7 / (middle ** 7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a, b) => (a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const grey = c1 * c2 === 0;
  let dh = grey ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const [dl, dc] = [l2 - l1, c2 - c1];
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(degrees(dh) / 2);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  let h = h1 + h2;
  if (!grey) h = Math.abs(h1 - h2) <= 180 ? h / 2 : (h < 360 ? h + 360 : h - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos(degrees(h - 30)) +
    0.24 * Math.cos(degrees(2 * h)) +
    0.32 * Math.cos(degrees(3 * h + 6)) -
    0.2 * Math.cos(degrees(4 * h - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const turn = 60 * Math.exp(-(((h - 275) / 25) ** 2));
  const r = -Math.sin(degrees(turn)) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + r * (dc / sc) * (dH / sh));
}

/** The two closest colours of each kind of vision. */
export function closest(colours) {
  return Object.entries(VISION).map(([vision, matrix]) => {
    const labs = colours.map((c) => lab(seen(matrix, rgb(c))));
    let least = { vision, distance: Infinity };
    for (let i = 0; i < labs.length; i++) {
      for (let j = 0; j < i; j++) {
        const d = distance(labs[i], labs[j]);
        if (d < least.distance) least = { vision, distance: d, between: [colours[j], colours[i]] };
      }
    }
    return least;
  });
}

const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

export function contrast(one, other) {
  const [a, b] = [luminance(rgb(one)), luminance(rgb(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

async function main() {
  const css = await readFile(new URL("style.css", import.meta.url), "utf8");
  const of = (name) => [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]+);`, "g"))].map((m) => m[1]);
  // The first stands for light, the second for dark.
  for (const [at, theme] of ["light", "dark"].entries()) {
    const colours = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => of(`chart-${n}`)[at]);
    const surface = of("surface")[at];
    const low = Math.min(...colours.map((c) => contrast(c, surface)));
    const found = closest(colours);
    for (const { vision, distance, between } of found) {
      console.log(`${theme.padEnd(6)}${vision.padEnd(14)}${distance.toFixed(1).padStart(6)}  ${between.join(" ")}`);
    }
    console.log(`${theme.padEnd(6)}contrast${low.toFixed(1).padStart(12)}`);
    if (low < CONTRAST || found.some((f) => f.distance < LEAST)) process.exitCode = 1;
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();

// Measures pages with Lighthouse: `node lighthouse.mjs ADDRESS CHROMIUM`, as a phone, three times each.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
/** What must hold: a score of at least, a figure of at most. */
const AT_LEAST = { performance: 95, accessibility: 100, "best-practices": 100 };
const AT_MOST = {
  "largest-contentful-paint": 2000,
  "total-blocking-time": 150,
  "cumulative-layout-shift": 0.05,
};

const [address, chromePath] = process.argv.slice(2);
if (!address || !chromePath) {
  console.error("usage: node lighthouse.mjs ADDRESS CHROMIUM");
  process.exit(2);
}

/** The scorecard that takes most bytes, of those that the first page leads to. */
async function largest() {
  const home = await (await fetch(new URL("/", address))).text();
  const paths = new Set([...home.matchAll(/href="(\/jurisdictions\/[A-Z-]+)"/g)].map(([, path]) => path));
  let found = { path: "", bytes: 0 };
  for (const path of paths) {
    const bytes = (await (await fetch(new URL(path, address))).arrayBuffer()).byteLength;
    if (bytes > found.bytes) found = { path, bytes };
  }
  if (!found.path) throw new Error(`${address} leads to no scorecard`);
  return found.path;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of scores and figures, what failed in any run, and how fast this machine was (Lighthouse's own index). */
async function measure(path, port) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(new URL(path, address).href, {
      port,
      output: "json",
      logLevel: "error",
      formFactor: "mobile",
      onlyCategories: CATEGORIES,
    });
    if (!result || result.lhr.runtimeError) throw new Error(`${path}: ${result?.lhr.runtimeError?.message}`);
    runs.push(result.lhr);
  }
  const row = { path };
  for (const name of CATEGORIES) row[name] = median(runs.map((r) => Math.round(100 * r.categories[name].score)));
  for (const name of Object.keys(AT_MOST)) row[name] = median(runs.map((r) => r.audits[name].numericValue));
  row.speed = median(runs.map((r) => r.environment.benchmarkIndex));
  const graded = CATEGORIES.slice(1).flatMap((name) => runs[0].categories[name].auditRefs);
  row.failed = graded
    .filter(({ id, weight }) => weight > 0 && runs.some((r) => r.audits[id].score !== null && r.audits[id].score < 1))
    .map(({ id }) => {
      const item = runs.map((r) => r.audits[id]).find(({ score }) => score !== null && score < 1).details?.items?.[0];
      return `${id} (${item?.node?.snippet ?? item?.description ?? "no place named"})`;
    });
  return row;
}

const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const wrong = [];
try {
  const paths = ["/", "/jurisdictions/KEN", await largest(), "/compare?j=KEN,UGA,TZA"];
  const line = (cells) => console.log(cells.map((c, i) => (i ? String(c).padStart(8) : c.padEnd(28))).join(""));
  line(["page, median of 3 runs", "perf", "access", "best", "LCP ms", "TBT ms", "CLS", "machine"]);
  for (const path of paths) {
    const row = await measure(path, chrome.port);
    const [lcp, tbt, cls] = Object.keys(AT_MOST).map((name) => row[name]);
    const figures = [Math.round(lcp), Math.round(tbt), cls.toFixed(3), Math.round(row.speed)];
    line([path, ...CATEGORIES.map((name) => row[name]), ...figures]);
    for (const [name, least] of Object.entries(AT_LEAST)) {
      if (row[name] < least) wrong.push(`${path}: ${name} ${row[name]}, at least ${least} wanted`);
    }
    for (const [name, most] of Object.entries(AT_MOST)) {
      if (row[name] > most) wrong.push(`${path}: ${name} ${row[name].toFixed(3)}, at most ${most} wanted`);
    }
    if (row.failed.length > 0) wrong.push(`${path}: ${row.failed.join(", ")}`);
  }
} finally {
  chrome.kill();
}
for (const what of wrong) console.error(what);
process.exitCode = wrong.length > 0 ? 1 : 0;

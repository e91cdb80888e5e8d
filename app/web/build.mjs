// Makes the site's files: `node build.mjs --wasm DIR --out DIR`.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { world } from "./world.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

function fail(message) {
  console.error(`build.mjs: ${message}`);
  process.exit(1);
}

function folders() {
  try {
    const { values } = parseArgs({ options: { wasm: { type: "string" }, out: { type: "string" } } });
    if (values.wasm && values.out) return values;
  } catch (error) {
    fail(error.message);
  }
  return fail("usage: node build.mjs --wasm DIR --out DIR");
}

/** Packages whose code went into bundles, by folder. */
const used = new Set();

/** Addresses in styles that the server answers stay as they are. */
const served = {
  name: "served",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\// }, ({ path, kind }) => (kind === "url-token" ? { path, external: true } : null)),
};

async function bundle(file, define = {}) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    plugins: [served],
    define: { "process.env.NODE_ENV": '"production"', ...define },
    legalComments: "eof",
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^node_modules\/(@[^/]+\/)?[^/]+/.exec(input);
    if (folder) used.add(folder[0]);
  }
  return outputFiles[0].contents;
}

/** What the licences of bundled packages ask to be passed on. */
async function licences() {
  const texts = [];
  for (const folder of [...used].sort()) {
    const { name, version, license } = JSON.parse(await readFile(path.join(here, folder, "package.json"), "utf8"));
    texts.push(`==== ${name} ${version} (${license})\n`);
    for (const file of (await readdir(path.join(here, folder))).sort()) {
      if (/^(licen[cs]e|notice|copying)/i.test(file) && !file.endsWith("s")) {
        texts.push(await readFile(path.join(here, folder, file), "utf8"));
      }
    }
  }
  return texts.join("\n");
}

function compress(content) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return { ".br": brotliCompressSync(content, { params }), ".gz": gzipSync(content, { level: 9 }) };
}

const { wasm, out } = folders();
for (const name of ["lexgap.js", "lexgap_bg.wasm"]) {
  if (!existsSync(path.join(wasm, name))) {
    fail(`${path.join(wasm, name)} is missing: build the browser bundle and run wasm-bindgen first`);
  }
}
if (!existsSync(path.join(here, "style.css"))) fail("style.css is missing");

const files = {
  "style.css": await bundle("style.css"),
  "boot.js": await bundle("boot.js"),
  "lexgap.js": await bundle(path.resolve(wasm, "lexgap.js")),
  "lexgap.wasm": await readFile(path.join(wasm, "lexgap_bg.wasm")),
  "chart.js": await bundle("chart.js"),
  "map.js": await bundle("map.js"),
  "save.js": await bundle("save.js"),
  "world.json": JSON.stringify(await world()),
  "icon.svg": await readFile(path.join(here, "icon.svg")),
};
files["licences.txt"] = await licences();

await mkdir(out, { recursive: true });
const assets = {};
const written = new Set();
const rows = [];
async function put(name, text) {
  const content = Buffer.from(text);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const { name: stem, ext } = path.parse(name);
  assets[name] = `${stem}.${hash}${ext}`;
  const packed = compress(content);
  for (const [suffix, bytes] of Object.entries({ "": content, ...packed })) {
    written.add(assets[name] + suffix);
    await writeFile(path.join(out, assets[name] + suffix), bytes);
  }
  rows.push([assets[name], content.length, packed[".br"].length]);
}
for (const [name, text] of Object.entries(files)) await put(name, text);
// The worker's version is that of all other files; what every page needs, it fetches before it is needed.
const version = createHash("sha256").update(Object.values(assets).join("\n")).digest("hex").slice(0, 8);
const shell = ["style.css", "boot.js", "icon.svg"].map((name) => `/assets/${assets[name]}`);
await put("sw.js", await bundle("sw.js", { VERSION: JSON.stringify(version), SHELL: JSON.stringify(shell) }));
await writeFile(path.join(out, "assets.json"), `${JSON.stringify(assets, null, 2)}\n`);

for (const file of await readdir(out)) {
  if (/^[\w-]+\.[0-9a-f]{8}\.\w+(\.br|\.gz)?$/.test(file) && !written.has(file)) await rm(path.join(out, file));
}

const line = (name, raw, br) => console.log(name.padEnd(26) + String(raw).padStart(9) + String(br).padStart(9));
line("file", "bytes", "brotli");
for (const row of rows) line(...row);

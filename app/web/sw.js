// Lets visited pages be read without a connection: the network first, else what was kept. Versioned by the site's files.

/* global VERSION, SHELL */
const PAGES = `lexgap-pages-${VERSION}`;
const FILES = `lexgap-files-${VERSION}`;
/** Pages kept; the one visited longest ago goes first. */
const MOST_PAGES = 60;
/** The page that stands in for one that was never visited, by the language in the address. */
const OFFLINE = { "": "/offline", ar: "/ar/offline", es: "/es/offline", fr: "/fr/offline" };

const language = (path) => /^\/(ar|es|fr)(?=\/|$)/.exec(path)?.[1] ?? "";

addEventListener("install", (event) => {
  const fill = async () => {
    const files = await caches.open(FILES);
    await files.addAll([...Object.values(OFFLINE), ...SHELL]);
    await skipWaiting();
  };
  event.waitUntil(fill());
});

addEventListener("activate", (event) => {
  const clear = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("lexgap-") && ![PAGES, FILES].includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clear());
});

/** Keeps a page as the newest, and lets the oldest go. */
async function remember(request, response) {
  const pages = await caches.open(PAGES);
  await pages.delete(request);
  await pages.put(request, response);
  const all = await pages.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_PAGES)).map((old) => pages.delete(old)));
}

async function page(event) {
  try {
    const response = await fetch(event.request);
    const isPage = response.headers.get("content-type")?.startsWith("text/html");
    if (response.ok && isPage && !response.redirected) event.waitUntil(remember(event.request, response.clone()));
    return response;
  } catch (error) {
    const { pathname } = new URL(event.request.url);
    const held = await (await caches.open(PAGES)).match(event.request);
    const instead = held ?? (await (await caches.open(FILES)).match(OFFLINE[language(pathname)]));
    if (instead) return instead;
    throw error;
  }
}

/** Names of the site's files carry the hash of their content: what is held is right. */
async function file(event) {
  const files = await caches.open(FILES);
  const held = await files.match(event.request);
  if (held) return held;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(files.put(event.request, response.clone()));
  return response;
}

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  // The curators' page is nobody else's to find in a cache.
  if (mode === "navigate" && !/^\/(api|assets|review)(\/|$)/.test(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(event));
});

// The page's first script: wakes islands, charts and maps. Addresses come from its own element.

const { js, wasm, chart, map, save, world, worker } = document.getElementById("boot")?.dataset ?? {};
// Room for charts and maps is kept only where they will be drawn.
document.documentElement.dataset.scripts = "";

/** Walks the page as Leptos does: parents before children, and children given to an island within its owner. */
async function hydrateIslands(mod) {
  const owners = [];

  async function hydrate(island) {
    const wake = mod[island.dataset.component];
    if (!wake) {
      console.error(`There is no island ${island.dataset.component}`);
      return;
    }
    try {
      owners.at(-1)?.();
      await wake(island);
    } catch (error) {
      console.error(error);
    }
  }

  async function visit(element) {
    const isChildren = element.localName === "leptos-children";
    if (element.localName === "leptos-island") await hydrate(element);
    if (isChildren) owners.push(element.$$on_hydrate);
    for (const child of element.children) await visit(child);
    if (isChildren) owners.pop();
  }

  await visit(document.body);
}

async function startIslands() {
  if (!js || !wasm) return;
  const mod = await import(js);
  await mod.default({ module_or_path: wasm });
  mod.hydrate?.();
  await hydrateIslands(mod);
  document.documentElement.dataset.hydrated = "true";
  // What was typed meanwhile.
  for (const input of document.querySelectorAll("leptos-island input")) {
    if (input.value) input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Charts are drawn when they come near the screen, or all before printing. */
function startCharts() {
  const waiting = new Set(document.querySelectorAll("figure[data-chart]"));
  if (!chart || waiting.size === 0) return;
  let program;
  const draw = async (figure) => {
    if (!waiting.delete(figure)) return;
    near.unobserve(figure);
    try {
      if (!program) {
        program = await import(chart);
        // A phone answers its reader between reading the program and drawing.
        await new Promise((done) => setTimeout(done));
      }
      program.draw(figure);
    } catch (error) {
      console.error(error);
    }
  };
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
    { rootMargin: "200px" },
  );
  waiting.forEach((figure) => near.observe(figure));
  addEventListener("beforeprint", () => waiting.forEach(draw));
}

async function startMaps() {
  const figures = [...document.querySelectorAll("figure[data-map]")];
  if (!map || !world || figures.length === 0) return;
  const mod = await import(map);
  await Promise.all(figures.map((figure) => mod.draw(figure, world)));
}

/** On the curators' page single keys press what bears them, unless one types. */
function startKeys() {
  if (!document.querySelector("[data-review]")) return;
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches("input, select, textarea")) {
      if (key === "Escape") target.blur();
      return;
    }
    const named = (attribute) => document.querySelector(`[${attribute}="${CSS.escape(key)}"]`);
    const press = named("data-key");
    const focus = named("data-focus");
    if (press || focus) event.preventDefault();
    press?.click();
    focus?.focus();
  });
}

/** Under each figure: files of what it shows, and a frame for other pages with the whole address. */
function startSharing() {
  addEventListener("click", async ({ target }) => {
    const button = target.closest?.("button[data-save]");
    if (!button || !save) return;
    button.disabled = true;
    try {
      await (await import(save)).save(button.closest("figure"), button.dataset.save);
    } catch (error) {
      console.error(error);
    } finally {
      button.disabled = false;
    }
  });
  for (const input of document.querySelectorAll("input[data-embed]")) {
    input.value = input.value.replace('src="/', `src="${location.origin}/`);
    input.addEventListener("focus", () => input.select());
  }
}

const KEPT = "lexgap-kept";
const MOST_KEPT = 50;

/** The views kept in this browser, the newest first: `{ href, title }`. */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    const isView = (view) => typeof view?.href === "string" && /^\/(?!\/)/.test(view.href);
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    // Storage that is refused or damaged keeps nothing.
    return [];
  }
}

function keep(views) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(views.slice(0, MOST_KEPT)));
  } catch (error) {
    console.error(error);
  }
}

/** A button that keeps the page's address, and the list of what is kept. */
function startKeeping() {
  const button = document.querySelector("button[data-keep]");
  const own = location.pathname + location.search;
  const others = () => kept().filter(({ href }) => href !== own);
  const label = () => {
    const isKept = others().length < kept().length;
    button.textContent = isKept ? button.dataset.forget : button.dataset.keep;
  };
  button?.addEventListener("click", () => {
    const isKept = others().length < kept().length;
    const title = document.querySelector("h1")?.textContent.trim() ?? document.title;
    keep(isKept ? others() : [{ href: own, title }, ...others()]);
    label();
  });
  if (button) label();
  const place = document.querySelector("[data-kept]");
  if (!place) return;
  const list = () => {
    const items = kept().map(({ href, title }) => {
      const link = Object.assign(document.createElement("a"), { href, textContent: title });
      link.dir = "auto";
      const remove = Object.assign(document.createElement("button"), { type: "button" });
      remove.textContent = place.dataset.remove;
      remove.setAttribute("aria-label", `${place.dataset.remove}: ${title}`);
      remove.addEventListener("click", () => {
        keep(kept().filter((view) => view.href !== href));
        list();
      });
      const item = document.createElement("li");
      item.append(link, " ", remove);
      return item;
    });
    place.hidden = items.length === 0;
    place.querySelector("ul").replaceChildren(...items);
  };
  list();
}

/** Visited pages can be read without a connection. Not from within another page. */
function startWorker() {
  if (!worker || window.top !== window || !("serviceWorker" in navigator)) return;
  // Its own files come when the reader has long had the page.
  const register = () => navigator.serviceWorker.register(worker).catch(console.error);
  addEventListener("load", () => setTimeout(register, 8000));
}

/** Readers come first: what is drawn by scripts waits until the page itself has been painted. */
const painted = () =>
  new Promise((done) => {
    const told = (list) => list.getEntriesByName("first-contentful-paint").length > 0 && done();
    if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint")) return done();
    new PerformanceObserver(told).observe({ type: "paint", buffered: true });
    // What is opened behind other windows is not painted.
    setTimeout(done, 3000);
  });

/** The search box wakes when somebody reaches for it: its program is the largest, and most readers never do. */
const wanted = () =>
  new Promise((done) => {
    const island = document.querySelector("leptos-island");
    for (const event of ["focusin", "pointerover", "touchstart"]) {
      island?.addEventListener(event, done, { once: true, passive: true });
    }
    if (island?.contains(document.activeElement)) done();
  });

startKeys();
startSharing();
startKeeping();
startWorker();
painted().then(() => {
  startMaps().catch(console.error);
  startCharts();
  wanted().then(startIslands).catch(console.error);
  document.documentElement.dataset.ready = "true";
});

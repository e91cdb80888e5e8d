// The page's first script: wakes islands, charts and maps. Addresses come from its own element.

const { js, wasm, chart, map, world } = document.getElementById("boot")?.dataset ?? {};
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
  if (document.querySelector("leptos-island")) {
    if (!js || !wasm) return;
    const mod = await import(js);
    await mod.default({ module_or_path: wasm });
    mod.hydrate?.();
    await hydrateIslands(mod);
  }
  document.documentElement.dataset.hydrated = "true";
}

/** Charts are drawn when they come near the screen, or all before printing. */
function startCharts() {
  const waiting = new Set(document.querySelectorAll("figure[data-chart]"));
  if (!chart || waiting.size === 0) return;
  const draw = async (figure) => {
    if (!waiting.delete(figure)) return;
    near.unobserve(figure);
    try {
      (await import(chart)).draw(figure);
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

startKeys();
startIslands().catch(console.error);
startMaps().catch(console.error);
startCharts();

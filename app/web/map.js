// World maps: the shapes are the same for all, what they say comes from the figure.

const SVG = "http://www.w3.org/2000/svg";
/** Shapes drawn before the browser may do something else. */
const AT_ONCE = 40;

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function title(text) {
  return element("title", {}, text);
}

/** Shapes without an item come first: they must not cover the outline of one that has a link. */
function layers(places, items, outline, without) {
  const silent = [];
  const linked = [];
  for (const place of places) {
    const item = place.id && items.get(place.id);
    const [name, attributes] = outline(place);
    if (item) {
      const shape = element(name, { class: `land b${item.bucket}`, ...attributes }, title(item.label));
      linked.push(element("a", { href: item.href, "aria-label": item.label }, shape));
    } else {
      silent.push(element(name, { class: "land none", ...attributes }, title(without.replace("{name}", place.name))));
    }
  }
  return [...silent, ...linked];
}

/** What the map shows of one year: the classes are the same in all, the values those of that year. */
function itemsOf({ first, limits, series }, year, written) {
  const items = new Map();
  for (const [id, [name, href, values]] of Object.entries(series)) {
    const value = values[year - first];
    if (value === null || value === undefined) continue;
    const at = limits.findIndex((limit) => value <= limit);
    const bucket = at < 0 ? limits.length - 1 : at;
    items.set(id, { bucket, href, label: `${name}: ${written.format(value)} (${year})` });
  }
  return items;
}

/** A slider over the years, and a button that walks through them. */
function startYears(figure, years, paint) {
  const place = figure.querySelector(".years");
  if (!place || !years) return;
  place.hidden = false;
  const [button, slider, output] = ["button", "input", "output"].map((name) => place.querySelector(name));
  const show = (year) => {
    slider.value = year;
    output.textContent = year;
    // A saved picture tells which year it shows.
    figure.dataset.year = year;
    paint(Number(year));
  };
  let walking;
  const stop = () => {
    clearInterval(walking);
    walking = undefined;
    button.textContent = button.dataset.play;
  };
  slider.addEventListener("input", () => {
    stop();
    show(slider.value);
  });
  button.addEventListener("click", () => {
    if (walking) return stop();
    button.textContent = button.dataset.pause;
    if (Number(slider.value) >= years.last) show(years.first);
    walking = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next > years.last) return stop();
      show(next);
    }, 700);
  });
}

/** Draws into `figure > .map`. */
export async function draw(figure, worldUrl) {
  const response = await fetch(worldUrl);
  if (!response.ok) throw new Error(`${worldUrl}: ${response.status}`);
  const { viewBox, shapes, dots } = await response.json();
  const { items, years } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const { label, without = "{name}" } = figure.dataset;
  const empty = () => {
    const svg = element("svg", { viewBox, role: "group" });
    if (label) svg.setAttribute("aria-label", label);
    figure.querySelector(".map").replaceChildren(svg);
    return svg;
  };
  const drawn = (byId) => [
    ...layers(shapes, byId, ({ d }) => ["path", { d }], without),
    ...layers(dots, byId, ({ x, y }) => ["circle", { cx: x, cy: y, r: 3 }], without),
  ];
  const paint = (byId) => empty().append(...drawn(byId));
  // At first a few at a time: a phone answers its reader in between.
  const svg = empty();
  const all = drawn(new Map(items.map((item) => [item.id, item])));
  while (all.length > 0) {
    await new Promise((done) => setTimeout(done));
    svg.append(...all.splice(0, AT_ONCE));
  }
  const written = new Intl.NumberFormat(document.documentElement.lang, {
    maximumFractionDigits: 2,
    numberingSystem: "latn",
  });
  startYears(figure, years, (year) => paint(itemsOf(years, year, written)));
  figure.dataset.drawn = "true";
}

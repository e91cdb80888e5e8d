// World maps: the shapes are the same for all, what they say comes from the figure.

const SVG = "http://www.w3.org/2000/svg";

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
function layers(places, items, outline) {
  const silent = [];
  const linked = [];
  for (const place of places) {
    const item = place.id && items.get(place.id);
    const [name, attributes] = outline(place);
    if (item) {
      const shape = element(name, { class: `land b${item.bucket}`, ...attributes }, title(item.label));
      linked.push(element("a", { href: item.href, "aria-label": item.label }, shape));
    } else {
      silent.push(element(name, { class: "land none", ...attributes }, title(`${place.name}: no figure`)));
    }
  }
  return [...silent, ...linked];
}

/** Draws into `figure > .map`. */
export async function draw(figure, worldUrl) {
  const response = await fetch(worldUrl);
  if (!response.ok) throw new Error(`${worldUrl}: ${response.status}`);
  const { viewBox, shapes, dots } = await response.json();
  const { items } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const byId = new Map(items.map((item) => [item.id, item]));
  const svg = element(
    "svg",
    { viewBox, role: "group" },
    ...layers(shapes, byId, ({ d }) => ["path", { d }]),
    ...layers(dots, byId, ({ x, y }) => ["circle", { cx: x, cy: y, r: 3 }]),
  );
  if (figure.dataset.label) svg.setAttribute("aria-label", figure.dataset.label);
  figure.querySelector(".map").replaceChildren(svg);
  figure.dataset.drawn = "true";
}

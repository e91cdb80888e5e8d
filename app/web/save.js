// Saves what a figure shows: its table as CSV or JSON, its drawing as SVG or PNG with all that a reader elsewhere needs to
// know of it.

const SVG = "http://www.w3.org/2000/svg";
const FONT = "system-ui, sans-serif";
const WIDTH = 960;
const EDGE = 24;
/** Pixels of the PNG for each unit of the drawing. */
const SCALE = 2;

const words = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const caption = (figure) => words(figure.querySelector("figcaption"));
const source = (figure) => words(figure.querySelector("[data-source]"));

/** The figure's address with its edition. */
function address(figure) {
  const link = figure.querySelector("[data-lasting]");
  return link ? new URL(link.getAttribute("href"), location.origin).href : location.href;
}

/** The table behind the figure: within it, else the first one after it. */
function tableOf(figure) {
  const after = (table) => figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  return figure.querySelector("table") ?? [...document.querySelectorAll("table")].find(after);
}

function rowsOf(table) {
  const cells = (row) => [...row.cells].map(words);
  const [head] = [...(table?.tHead?.rows ?? [])].map(cells);
  return { head: head ?? [], rows: [...(table?.tBodies ?? [])].flatMap((body) => [...body.rows].map(cells)) };
}

const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csv(figure) {
  const { head, rows } = rowsOf(tableOf(figure));
  // The mark tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

function json(figure) {
  const { head, rows } = rowsOf(tableOf(figure));
  const whole = { title: caption(figure), source: source(figure), address: address(figure), columns: head, rows };
  return JSON.stringify(whole, null, 2);
}

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Breaks a text into lines no wider than `width`. */
function lines(text, width, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const found = [];
  let line = "";
  // An address has no spaces to break at.
  for (const word of text.match(/\S{1,90}/g) ?? []) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...found, line] : found;
}

/** Lets colours stand in the drawing itself: a saved map has no style sheet. */
function mapOf(figure) {
  const shown = figure.querySelector(".map svg");
  if (!shown) throw new Error("the map is not drawn yet");
  const copy = shown.cloneNode(true);
  const probe = document.createElement("span");
  probe.dataset.palette = "light";
  probe.hidden = true;
  figure.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const fills = new Map(["0", "1", "2", "3", "4", "none"].map((of) => [of, colour(`map-${of}`)]));
  const border = colour("map-line");
  probe.remove();
  const fill = (classes) => fills.get([...classes].map((c) => c.replace(/^b(?=\d)/, "")).find((c) => fills.has(c)));
  for (const land of copy.querySelectorAll(".land")) {
    land.setAttribute("fill", fill(land.classList) ?? "none");
    land.setAttribute("stroke", border);
    land.setAttribute("stroke-width", "0.5");
    land.removeAttribute("class");
  }
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const [, , across, down] = copy.getAttribute("viewBox").split(/[\s,]+/).map(Number);
  const key = [...figure.querySelectorAll(".legend li")].map((li) => ({
    name: words(li),
    fill: fill(li.querySelector(".swatch").classList),
  }));
  return { drawn: copy, height: Math.round(((WIDTH - 2 * EDGE) * down) / across), key };
}

async function chartOf(figure) {
  const height = 440;
  const { drawing } = await import(document.getElementById("boot").dataset.chart);
  return { drawn: drawing(figure, WIDTH - 2 * EDGE, height), height, key: [] };
}

/** The whole picture: caption, drawing, key, source, address. */
async function picture(figure) {
  const { drawn, height, key } = "map" in figure.dataset ? mapOf(figure) : await chartOf(figure);
  const { year } = figure.dataset;
  const title = year ? `${caption(figure)} (${year})` : caption(figure);
  const { direction } = getComputedStyle(figure);
  const start = direction === "rtl" ? WIDTH - EDGE : EDGE;
  const whole = element("svg", { xmlns: SVG, direction, "font-family": FONT, fill: "#1c2126" });
  whole.setAttribute("lang", document.documentElement.lang);
  whole.append(element("title", {}, title));
  const ground = element("rect", { width: "100%", fill: "#fff" });
  whole.append(ground);
  let y = EDGE;
  const write = (text, size, attributes = {}) => {
    for (const line of lines(text, WIDTH - 2 * EDGE, `${attributes["font-weight"] ?? ""} ${size}px ${FONT}`)) {
      y += size * 1.35;
      whole.append(element("text", { x: start, y, "font-size": size, ...attributes }, line));
    }
  };
  write(title, 20, { "font-weight": "600" });
  y += 12;
  for (const [name, value] of Object.entries({ x: EDGE, y, width: WIDTH - 2 * EDGE, height, direction: "ltr" })) {
    drawn.setAttribute(name, value);
  }
  whole.append(drawn);
  y += height + 8;
  if (key.length > 0) {
    const step = (WIDTH - 2 * EDGE) / key.length;
    const sign = direction === "rtl" ? -1 : 1;
    // A range of numbers runs from left to right in every language.
    const along = (line) => (sign < 0 && !/\p{L}/u.test(line) ? { direction: "ltr", "text-anchor": "end" } : {});
    key.forEach(({ name, fill }, at) => {
      const x = start + sign * at * step;
      const box = { x: sign < 0 ? x - 14 : x, y: y + 2, width: 14, height: 14, fill, stroke: "#5a6570" };
      whole.append(element("rect", box));
      lines(name, step - 26, `13px ${FONT}`).forEach((line, row) =>
        whole.append(element("text", { x: x + sign * 20, y: y + 14 + row * 17, "font-size": 13, ...along(line) }, line)),
      );
    });
    y += 17 * Math.max(...key.map(({ name }) => lines(name, step - 26, `13px ${FONT}`).length)) + 4;
  }
  write(source(figure), 13, { fill: "#5a6570" });
  y += 2;
  write(address(figure), 12, { fill: "#5a6570", direction: "ltr", ...(direction === "rtl" && { "text-anchor": "end" }) });
  const tall = Math.ceil(y + EDGE);
  ground.setAttribute("height", tall);
  whole.setAttribute("viewBox", `0 0 ${WIDTH} ${tall}`);
  whole.setAttribute("width", WIDTH);
  whole.setAttribute("height", tall);
  return { text: new XMLSerializer().serializeToString(whole), tall };
}

async function png(figure) {
  const { text, tall } = await picture(figure);
  const image = new Image();
  // The policy of the site allows pictures from `data:`, not from `blob:`.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH * SCALE, tall * SCALE];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((found, failed) => {
    canvas.toBlob((blob) => (blob ? found(blob) : failed(new Error("the picture could not be made"))), "image/png");
  });
}

const KINDS = {
  csv: async (figure) => new Blob([csv(figure)], { type: "text/csv;charset=utf-8" }),
  json: async (figure) => new Blob([json(figure)], { type: "application/json" }),
  svg: async (figure) => new Blob([(await picture(figure)).text], { type: "image/svg+xml" }),
  png,
};

/** Saves `figure` as one of [`KINDS`]. */
export async function save(figure, kind) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await KINDS[kind](figure));
  link.download = `lexgap-${figure.id}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

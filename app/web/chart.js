// Charts: the server writes an ECharts option as plain JSON, colours come from the style sheet.

import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomInsideComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { LabelLayout, LegacyGridContainLabel } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  CustomChart,
  DataZoomInsideComponent,
  GridComponent,
  LabelLayout,
  LegacyGridContainLabel,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);

const CAP = 4;

/** An error bar with caps, for rows `[at, low, high]`. */
const errorBar = (horizontal) => (_params, api) => {
  const [at, low, high] = [0, 1, 2].map((dimension) => api.value(dimension));
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  const line = (from, to) => ({
    type: "line",
    shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    style: { stroke: api.visual("color"), lineWidth: 1.5, opacity: api.visual("opacity") },
  });
  const beside = ([x, y], by) => (horizontal ? [x, y + by] : [x + by, y]);
  const ends = [low, high].map((value) => api.coord(horizontal ? [value, at] : [at, value]));
  const caps = ends.map((end) => line(beside(end, -CAP), beside(end, CAP)));
  return { type: "group", children: [line(...ends), ...caps] };
};

const INTERVALS = {
  interval: { renderItem: errorBar(false), encode: { x: 0, y: [1, 2] } },
  "interval-horizontal": { renderItem: errorBar(true), encode: { y: 0, x: [1, 2] } },
};

/** For years on a number or time axis, which would else read "2,014". */
function year(at) {
  const value = Number(at.value ?? at);
  return String(value > 9999 ? new Date(value).getUTCFullYear() : Math.floor(value));
}

const FALLBACK = {
  "--chart-1": "#2e5c83",
  "--chart-2": "#da7109",
  "--chart-3": "#51815c",
  "--chart-4": "#8852cb",
  "--chart-5": "#816204",
  "--chart-6": "#13959e",
  "--chart-7": "#950d4b",
  "--chart-8": "#5d616a",
  "--text": "#333",
  "--muted": "#767676",
  "--line": "#ccc",
  "--surface": "#fff",
};

/** Answers with the figure's colours in the notation that ECharts knows, whatever the style sheet uses; `theme` is one
    of the style sheet's, else the reader's. */
function colours(figure, theme) {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = document.createElement("span");
  probe.hidden = true;
  if (theme) probe.dataset.palette = theme;
  return (name) => {
    figure.append(probe);
    probe.style.color = `var(${name}, ${FALLBACK[name] ?? "currentColor"})`;
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgba(${r},${g},${b},${Math.round((a / 255) * 1000) / 1000})`;
  };
}

function themeOf(figure, colour) {
  const [text, muted, line, surface] = ["--text", "--muted", "--line", "--surface"].map(colour);
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { lineStyle: { color: line } },
    axisLabel: { color: muted },
    nameTextStyle: { color: muted },
    splitLine: { lineStyle: { color: line } },
    splitArea: { areaStyle: { color: ["transparent", "transparent"] } },
  };
  return {
    color: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => colour(`--chart-${number}`)),
    backgroundColor: "transparent",
    textStyle: { color: text, fontFamily: getComputedStyle(figure).fontFamily },
    categoryAxis: axis,
    logAxis: axis,
    timeAxis: axis,
    valueAxis: axis,
    line: { symbol: "circle", symbolSize: 6 },
    legend: { textStyle: { color: text }, inactiveColor: line },
    markLine: { label: { color: text } },
    markArea: { label: { color: muted } },
    tooltip: {
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: text },
      axisPointer: { lineStyle: { color: muted }, crossStyle: { color: muted } },
    },
  };
}

/** What tells series apart besides their colour. */
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];
const DASHES = ["solid", [8, 4], [2, 3], [8, 3, 2, 3], [14, 4], [4, 4], [2, 6], [14, 4, 2, 4, 2, 4]];

/** Gives each name its own symbol and dash; what bears one name bears one of each. */
function marker() {
  const names = new Map();
  return (series) => {
    if (!names.has(series.name)) names.set(series.name, names.size);
    const at = names.get(series.name);
    const symbol = SYMBOLS[at % SYMBOLS.length];
    if (series.type === "scatter") return { symbol, symbolSize: 8, ...series };
    if (series.type !== "line") return series;
    return { symbol, symbolSize: 7, ...series, lineStyle: { type: DASHES[at % DASHES.length], ...series.lineStyle } };
  };
}

/** The server's option with what JSON cannot say: functions, and colours by name such as `--chart-3`. */
function optionOf(figure, colour) {
  const source = figure.querySelector('script[type="application/json"]').textContent;
  const option = JSON.parse(source, (key, value) => {
    if (key === "formatter" && value === "year") return year;
    return typeof value === "string" && /^--[a-z]+(-\d)?$/.test(value) ? colour(value) : value;
  });
  const marked = marker();
  option.series = [option.series ?? []].flat().map(marked).map((series) => {
    // Names of dots that would write over one another; the tooltip and the table still have them.
    if (series.type === "scatter" && series.label) return { labelLayout: { hideOverlap: true }, ...series };
    const interval = INTERVALS[series.renderItem];
    if (!interval) return series;
    // Above bars, and with both ends in the tooltip, where ECharts would show one.
    const ends = (_value, index) => `[${(series.data[index].value ?? series.data[index]).slice(1, 3).join(", ")}]`;
    const tooltip = { valueFormatter: ends, ...series.tooltip };
    return { clip: true, z: 3, ...interval, ...series, tooltip, renderItem: interval.renderItem };
  });
  option.animation = false;
  if (option.tooltip) {
    // The policy forbids the inline styles of tooltips made of HTML.
    option.tooltip = [option.tooltip].flat().map((tooltip) => ({ confine: true, ...tooltip, renderMode: "richText" }));
  }
  if (!option.aria) {
    const description = figure.dataset.label ?? figure.querySelector("figcaption")?.textContent.trim();
    option.aria = { enabled: true, ...(description && { label: { description } }) };
  }
  return option;
}

/** The chart as an SVG of `width` by `height`, in light colours whatever the reader's theme. */
export function drawing(figure, width, height) {
  const colour = colours(figure, "light");
  const theme = { ...themeOf(figure, colour), textStyle: { color: colour("--text"), fontFamily: "system-ui, sans-serif" } };
  const chart = init(null, theme, { renderer: "svg", ssr: true, width, height, locale: "EN" });
  chart.setOption(optionOf(figure, colour));
  const text = chart.renderToSVGString();
  chart.dispose();
  return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
}

function paint(figure, place) {
  const colour = colours(figure);
  getInstanceByDom(place)?.dispose();
  const chart = init(place, themeOf(figure, colour), { renderer: "svg", locale: "EN" });
  chart.setOption(optionOf(figure, colour));
}

/** Draws into `figure > .chart` and keeps the drawing in step with theme and size. */
export function draw(figure) {
  if (figure.dataset.drawn) return;
  const place = figure.querySelector(".chart");
  // Time runs from left to right in every language here.
  place.dir = "ltr";
  paint(figure, place);
  figure.dataset.drawn = "true";

  const repaint = () => paint(figure, place);
  for (const query of ["(prefers-color-scheme: dark)", "print"]) matchMedia(query).addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  // What is hidden for a moment has no width, and keeps its drawing.
  new ResizeObserver(() => place.clientWidth > 0 && getInstanceByDom(place).resize()).observe(place);
}

// Turns the country shapes of world-atlas (Natural Earth, public domain) into finished SVG paths.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const WIDTH = 960;
const HEIGHT = 480;
/** Square pixels: lesser detail is left out. */
const DETAIL = 0.2;
/** Square pixels: lesser islands are left out. */
const ISLAND = 0.6;
/** Square pixels: lesser countries become a dot. */
const DOT = 6;
/** Antarctica and territories that nobody inhabits: they would only shrink or clutter the map. */
const LEFT_OUT = new Set(["010", "086", "239", "260", "334", "581"]);

const require = createRequire(import.meta.url);
const read = async (name) => JSON.parse(await readFile(require.resolve(`world-atlas/${name}.json`), "utf8"));

/** Polygons by country; Natural Earth sometimes files two places under one number. */
function countries(topology) {
  const found = new Map();
  for (const { id, properties, geometry } of feature(topology, topology.objects.countries).features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const key = id ?? properties.name;
    const other = found.get(key);
    const area = geoArea(geometry);
    if (!other) {
      found.set(key, { id: id ?? null, name: properties.name, polygons: [...polygons], area });
    } else {
      if (area > other.area) other.name = properties.name;
      other.polygons.push(...polygons);
      other.area += area;
    }
  }
  giveCrimea(found);
  return found;
}

/** Natural Earth draws who holds Crimea; ISO 3166, whose numbers we use, and the United Nations count it to Ukraine. */
function giveCrimea(found) {
  const [russia, ukraine] = [found.get("643"), found.get("804")];
  const isCrimea = (coordinates) => {
    const [east, north] = geoCentroid(polygon(coordinates));
    return east > 32.4 && east < 36.7 && north > 44.3 && north < 46.3;
  };
  ukraine.polygons.push(...russia.polygons.filter(isCrimea));
  russia.polygons = russia.polygons.filter((coordinates) => !isCrimea(coordinates));
}

const polygon = (coordinates) => ({ type: "Polygon", coordinates });
const areaOf = (coordinates) => geoArea(polygon(coordinates));

/** A path of relative steps, which compresses far better than absolute coordinates. */
function pathWriter() {
  let text = "";
  let at = [0, 0];
  let start = at;
  const tenths = (x, y) => [Math.round(x * 10), Math.round(y * 10)];
  const step = ([x, y]) => {
    for (const delta of [x - at[0], y - at[1]]) {
      const number = String(delta / 10).replace(/^(-?)0\./, "$1.");
      text += number.startsWith("-") || text.endsWith("m") ? number : ` ${number}`;
    }
    at = [x, y];
  };
  return {
    moveTo(x, y) {
      start = tenths(x, y);
      text += "m";
      step(start);
    },
    lineTo(x, y) {
      const to = tenths(x, y);
      // After `m`, further pairs are lines without a letter.
      if (to[0] !== at[0] || to[1] !== at[1]) step(to);
    },
    closePath() {
      text += "z";
      at = start;
    },
    text: () => text,
  };
}

/** What `map.js` draws. */
export async function world() {
  const fine = await read("countries-50m");
  const shown = countries(fine);
  // The coarser file lacks a few small countries.
  for (const [key, country] of countries(await read("countries-10m"))) {
    if (country.id && !shown.has(key)) shown.set(key, country);
  }
  for (const id of LEFT_OUT) shown.delete(id);

  const all = [...shown.values()];
  const everything = { type: "MultiPolygon", coordinates: all.flatMap((country) => country.polygons) };
  // Cut through the Bering Strait, so that Russia stays whole.
  const projection = geoEqualEarth()
    .rotate([-11, 0])
    .fitExtent([[1, 1], [WIDTH - 1, HEIGHT - 1]], everything);
  const scale = projection.scale() ** 2;
  const coarse = countries(simplify(presimplify(fine, sphericalTriangleArea), DETAIL / scale));

  const shapes = [];
  const dots = [];
  for (const [key, { id, name, polygons, area }] of shown) {
    if (area * scale < DOT) {
      const largest = polygons.reduce((a, b) => (areaOf(a) > areaOf(b) ? a : b));
      const [x, y] = projection(geoCentroid(polygon(largest))).map((c) => Math.round(c * 10) / 10);
      if (id) dots.push({ id, name, x, y });
      continue;
    }
    // A ring that simplification collapsed would cover the whole sphere.
    const kept = coarse.get(key).polygons.filter((p) => areaOf(p) * scale > ISLAND && areaOf(p) < Math.PI);
    const path = pathWriter();
    geoPath(projection, path)({ type: "MultiPolygon", coordinates: kept });
    shapes.push({ id, name, d: path.text() });
  }
  const order = (a, b) => (a.id ?? "~").localeCompare(b.id ?? "~") || a.name.localeCompare(b.name);
  return { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, shapes: shapes.sort(order), dots: dots.sort(order) };
}

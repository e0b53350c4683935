// Builds src/rashomon/formats/assets/world.json, the country outlines of the offline map.
// Source: npm world-atlas 2.0.2, countries-50m.json (Natural Earth 4.1, public domain), thinned and put on a 2e4 grid.
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && npm install topojson-client topojson-simplify
//   node build_outlines.mjs package/countries-50m.json src/rashomon/formats/assets/world.json
import { readFileSync, writeFileSync } from "node:fs";
import { quantize } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

const [source, target] = process.argv.slice(2);
const least = 0.009; // square degrees: what a 600 pixel map of a middling country cannot show
let world = JSON.parse(readFileSync(source, "utf8"));
delete world.objects.land;
world = simplify(presimplify(world), least);
world = quantize(filter(world, filterWeight(world, least)), 2e4);
const geometries = world.objects.countries.geometries.map(({ type, arcs, properties }) => ({
  type,
  arcs,
  properties: { name: properties.name },
}));
world.objects = { countries: { type: "GeometryCollection", geometries } };
writeFileSync(target, JSON.stringify(world));

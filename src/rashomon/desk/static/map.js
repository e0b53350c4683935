"use strict";
// Maps that are dragged and zoomed (Leaflet): each takes the place of one that the server drew. Outlines are Natural Earth's, from here.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const get = (address, signal) => fetch(address, { signal, headers: { accept: "application/json" } }).then((answer) => (answer.ok ? answer.json() : []));
  let world = null; // fetched once

  // TopoJSON: an arc is steps of whole numbers from point to point; a ring is arcs one after another, ~n being arc n backwards.
  function countries({ arcs, transform: { scale, translate }, objects }) {
    const lines = arcs.map((steps) => {
      let x = 0, y = 0;
      return steps.map(([dx, dy]) => { x += dx; y += dy; return [y * scale[1] + translate[1], x * scale[0] + translate[0]]; });
    });
    const line = (at) => (at < 0 ? [...lines[~at]].reverse() : lines[at]);
    const ring = (ids) => ids.flatMap((id, at) => line(id).slice(at ? 1 : 0));
    return objects.countries.geometries.map(({ type, arcs: own, properties }) => ({
      name: properties.name,
      shapes: (type === "Polygon" ? [own] : own || []).map((polygon) => polygon.map(ring).map(whole)).flatMap(both),
    }));
  }

  // A ring across the 180th meridian jumps from one edge of the world to the other: it goes on beyond the edge instead, on both sides.
  function whole(ring) {
    let turn = 0;
    return ring.map(([lat, lng], at) => {
      const step = at ? lng - ring[at - 1][1] : 0;
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
      return [lat, lng + turn];
    });
  }
  function both(polygon) {
    const ends = polygon[0].map(([, lng]) => lng);
    const turn = Math.max(...ends) > 180.5 ? -360 : Math.min(...ends) < -180.5 ? 360 : 0;
    return turn ? [polygon, polygon.map((ring) => ring.map(([lat, lng]) => [lat, lng + turn]))] : [polygon];
  }

  function ground(frame, label) {
    const map = L.map(frame, {
      attributionControl: false, minZoom: 1, maxZoom: 13, zoomSnap: 0.5, maxBounds: [[-88, -210], [88, 210]], maxBoundsViscosity: 0.8,
      zoomAnimation: !calm.matches, fadeAnimation: !calm.matches, markerZoomAnimation: !calm.matches, inertia: !calm.matches,
    });
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", label);
    L.control.scale({ imperial: false }).addTo(map);
    world ??= get("/static/world.json").then(countries);
    world.then((found) => {
      for (const { shapes } of found) L.polygon(shapes, { className: "land", interactive: false, weight: 0.8 }).addTo(map);
      names(map, found);
    });
    return map;
  }

  // The name of a country stands in its largest part, where it is wider than the name.
  function names(map, found) {
    const layer = L.layerGroup().addTo(map);
    const bounds = (shape) => L.latLngBounds(shape[0]);
    const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
    const homes = found.filter(({ shapes }) => shapes.length).map(({ name, shapes }) => ({ name, box: shapes.map(bounds).sort((one, two) => size(two) - size(one))[0] }));
    const draw = () => {
      layer.clearLayers();
      for (const { name, box } of homes) {
        const wide = map.project(box.getNorthEast()).x - map.project(box.getSouthWest()).x;
        const room = name.length * 9;
        if (wide > 1.4 * room && map.getBounds().intersects(box)) {
          L.marker(box.getCenter(), { icon: words(name, "name of-country", [room / 2, 6]), interactive: false, keyboard: false }).addTo(layer);
        }
      }
    };
    map.on("moveend", draw);
    draw();
  }

  function words(text, className, iconAnchor) {
    const span = document.createElement("span");
    span.textContent = text;
    return L.divIcon({ html: span, className, iconAnchor, iconSize: null });
  }

  const edges = (written) => { const [west, south, east, north] = written.split(",").map(Number); return [[south, west], [north, east]]; };
  const written = (box) => [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((edge) => edge.toFixed(3)).join(",");

  function mark(point, number, title) {
    const wide = number === 1 ? 12 : Math.min(36, 18 + 4 * Math.log2(number));
    const span = document.createElement("span");
    if (number > 1) span.textContent = number.toLocaleString("en");
    const icon = L.divIcon({ html: span, className: "mark", iconSize: [wide, wide] });
    const made = L.marker(point, { icon, riseOnHover: true });
    made.on("add", () => made.getElement().setAttribute("aria-label", title));
    const tip = document.createElement("span"); // an element: words would be taken for markup
    tip.textContent = title;
    return made.bindTooltip(tip);
  }

  // ------------------------------------------------------------------------------------------ in place of a drawn one

  function enliven(svg) {
    const frame = document.createElement("div");
    frame.className = "live-map";
    svg.before(frame);
    svg.setAttribute("hidden", "");
    const map = ground(frame, svg.getAttribute("aria-label"));
    map.fitBounds(edges(svg.dataset.box), { animate: false });
    if (svg.dataset.cells) clusters(map, svg);
    else {
      towns(map);
      svg.querySelectorAll("[data-point]").forEach((dot) => {
        mark(dot.dataset.point.split(",").map(Number), 1, $("title", dot).textContent).addTo(map);
      });
    }
  }

  // The largest cities in view, each where its name hides no larger one's; `seen` is given all of them.
  function towns(map, seen = () => {}) {
    const layer = L.layerGroup().addTo(map);
    let asked = null;
    const draw = async () => {
      asked?.abort();
      asked = new AbortController();
      const found = await get(`/map/cities?box=${written(map.getBounds())}`, asked.signal).catch(() => null);
      if (found === null) return;
      layer.clearLayers();
      const taken = [];
      for (const city of found) {
        const { x, y } = map.latLngToContainerPoint([city.lat, city.lon]);
        const wide = 7 * city.name.length + 14;
        if (taken.some((other) => x < other.x + other.wide && other.x < x + wide && Math.abs(y - other.y) < 14)) continue;
        taken.push({ x, y, wide });
        L.marker([city.lat, city.lon], { icon: words(city.name, "name of-city", [0, 6]), interactive: false, keyboard: false }).addTo(layer);
      }
      seen(found);
    };
    map.on("moveend", draw);
    if (map.getZoom() !== undefined) draw();
  }

  function clusters(map, svg) {
    const layer = L.layerGroup().addTo(map);
    const zooms = svg.parentElement.querySelector(".zooms");
    zooms.querySelectorAll(".zoom").forEach((link) => link.remove());
    const list = document.createElement("a");
    list.textContent = "List what the map shows";
    zooms.prepend(list);
    let asked = null;
    const show = async () => {
      const box = written(map.getBounds());
      list.href = `${svg.dataset.list}${svg.dataset.list.endsWith("?") ? "" : "&"}box=${box}`;
      asked?.abort();
      asked = new AbortController();
      const cells = await get(`${svg.dataset.cells}&box=${box}`, asked.signal).catch(() => null);
      if (cells === null) return;
      layer.clearLayers();
      for (const cell of cells) {
        const title = cell.title || (cell.number === 1 ? "1 incident" : `${cell.number} incidents: show them closer`);
        mark([cell.lat, cell.lon], cell.number, title).addTo(layer).on("click", () => {
          if (cell.href) location.href = cell.href;
          else map.setView([cell.lat, cell.lon], map.getZoom() + 2);
        });
      }
    };
    map.on("moveend", show);
    show();
  }

  // ------------------------------------------------------------------------------------------------- fixing a place

  let picking = null; // the field that the point is for
  let picker = null;

  function pick(button) {
    picking = button.form.querySelector(`[name="${button.dataset.pick}"]`);
    const dialog = $("#pick");
    const [, name, lat, lon] = /^(.*?)(?: @ (-?[\d.]+), (-?[\d.]+))?$/.exec(picking.value.trim());
    const start = lat !== undefined ? [Number(lat), Number(lon)] : (button.dataset.point || "").split(",").map(Number);
    $("#pick-name").value = name;
    delete $("#pick-name").dataset.typed;
    dialog.showModal();
    picker ??= makePicker();
    if (start.length === 2) picker.setView(start, 8, { animate: false });
    else picker.setView([15, 20], 2, { animate: false });
    picker.getContainer().focus();
  }

  function makePicker() {
    const map = ground($("#pick .pick-map"), "Map: the cross in its middle is the place");
    map.on("click", ({ latlng }) => map.panTo(latlng));
    map.on("move", () => { const { lat, lng } = map.getCenter(); $("#pick output").textContent = `${lat.toFixed(4)}, ${lng.toFixed(4)}`; });
    towns(map, (found) => named(map, found));
    return map;
  }

  // A city within a finger's breadth of the cross is meant, unless a name was typed.
  function named(map, found) {
    const cross = map.latLngToContainerPoint(map.getCenter());
    const far = (city) => map.latLngToContainerPoint([city.lat, city.lon]).distanceTo(cross);
    const near = [...found].sort((one, two) => far(one) - far(two))[0];
    const meant = near && far(near) < 40;
    if (meant && !("typed" in $("#pick-name").dataset)) $("#pick-name").value = near.name;
    $("#pick").dataset.country = meant ? near.country || "" : "";
  }

  function take() {
    const { lat, lng } = picker.getCenter();
    const name = $("#pick-name").value.trim() || "point on the map";
    picking.value = `${name} @ ${lat.toFixed(4)}, ${lng.toFixed(4)}`;
    const country = picking.form.querySelector('[name="f_country"]');
    if (country && $("#pick").dataset.country) country.value = $("#pick").dataset.country;
    const field = picking.form.querySelector('select[name="field"]');
    if (field) field.value = "place";
    $("#pick").close();
    picking.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-pick]");
    if (button) pick(button);
    if (event.target.id === "pick-take") take();
  });
  document.addEventListener("input", (event) => { if (event.target.id === "pick-name") event.target.dataset.typed = ""; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !$("#pick")?.open || event.target.closest("button, a")) return;
    event.preventDefault();
    take();
  });

  function start() {
    document.querySelectorAll("svg.map[data-box]:not([hidden])").forEach(enliven);
    document.querySelectorAll("button[data-pick]").forEach((button) => { button.hidden = false; });
  }
  document.addEventListener("rashomon:swapped", start);
  start();
})();

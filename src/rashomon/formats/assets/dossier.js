"use strict";
(() => {
  const back = document.getElementById("back");
  const live = document.getElementById("live");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let origin = null; // the value that led to words in a report

  const keys = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const bring = (element) => element.scrollIntoView({ block: "center", inline: "nearest", behavior: calm.matches ? "auto" : "smooth" });

  function clear() {
    document.querySelectorAll(".column .on").forEach((mark) => mark.classList.remove("on"));
    back.hidden = true;
  }

  function shown(incident) {
    return [...incident.querySelectorAll(".column")].filter((column) => !column.hidden);
  }

  // What one of the reports shown has and the others have not.
  function mark(incident) {
    const columns = shown(incident);
    const held = columns.map((column) => new Set([...column.querySelectorAll(".words [data-k]")].flatMap((piece) => keys(piece, "k"))));
    columns.forEach((column, at) => {
      const others = held.filter((_, n) => n !== at);
      column.querySelectorAll(".words [data-k]").forEach((piece) => {
        const lone = others.length > 0 && keys(piece, "k").some((key) => !others.some((other) => other.has(key)));
        piece.classList.toggle("k-only", lone);
      });
    });
  }

  function choose(incident, ids) {
    incident.querySelectorAll(".column").forEach((column) => { column.hidden = ids.length > 0 && !ids.includes(column.id); });
    const order = [...incident.querySelectorAll(".pair select")].map((select) => select.value);
    incident.querySelectorAll(".column").forEach((column) => {
      column.style.order = ids.length ? String(order.indexOf(column.id)) : "";
    });
    mark(incident);
  }

  function pickers(incident) {
    const pair = incident.querySelector(".pair");
    if (!pair || !pair.hidden) return;
    const [left, right] = pair.querySelectorAll("select");
    right.selectedIndex = 1;
    pair.hidden = false;
    pair.addEventListener("change", () => {
      choose(incident, [left.value, right.value]);
      live.textContent = `${shown(incident).length} reports shown`;
    });
    pair.querySelector("button").addEventListener("click", () => {
      choose(incident, []);
      live.textContent = "All reports shown";
    });
  }

  function toWords(chip) {
    const target = document.getElementById(chip.getAttribute("href").slice(1));
    if (!target) return false;
    const incident = target.closest(".incident");
    const column = target.closest(".column");
    if (column?.hidden) choose(incident, []);
    const folded = target.tagName === "DETAILS";
    if (folded) target.open = true;
    clear();
    const found = keys(chip, "e").flatMap((key) => [...target.querySelectorAll(`[data-e~="${CSS.escape(key)}"]`)]);
    found.forEach((piece) => piece.classList.add("on"));
    (folded ? target.firstElementChild : target).focus({ preventScroll: true });
    bring(found[0] || target);
    origin = chip;
    back.hidden = false;
    live.textContent = found.length ? "Words marked in the report" : "";
    return true;
  }

  function goBack() {
    clear();
    origin?.focus({ preventScroll: true });
    if (origin) bring(origin);
    origin = null;
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest("a.chip");
    if (chip && !event.ctrlKey && !event.metaKey && toWords(chip)) event.preventDefault();
    else if (event.target === back) goBack();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && origin) goBack(); });
  // The same name, number, day, place or quotation in the other reports.
  document.addEventListener("pointerover", (event) => {
    document.querySelectorAll(".column .same").forEach((piece) => piece.classList.remove("same"));
    const over = event.target.closest?.(".column .words [data-k]");
    if (!over) return;
    keys(over, "k").forEach((key) => {
      over.closest(".columns").querySelectorAll(`[data-k~="${CSS.escape(key)}"]`).forEach((piece) => piece.classList.add("same"));
    });
  });

  const start = () => document.querySelectorAll(".incident").forEach(pickers);
  document.addEventListener("rashomon:swapped", start);
  start();
})();

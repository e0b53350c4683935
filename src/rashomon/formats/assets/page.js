"use strict";
(() => {
  const popover = document.getElementById("popover");
  const back = document.getElementById("back");
  const live = document.getElementById("live");
  const reports = [...document.querySelectorAll(".report")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let origin = null; // what the reader came from, for Escape

  const keysOf = (element) => element.dataset.f.split(" ");
  const reportOf = (element) => element.closest(".report");
  const marksOf = (report, key) => [...report.querySelectorAll(`.block .m[data-f~="${CSS.escape(key)}"]`)];
  const homesOf = (report, key) => [...report.querySelectorAll(`.facts [data-f~="${CSS.escape(key)}"]`)];
  const light = (elements, name) => elements.forEach((element) => element.classList.add(name));
  const dim = (name) => document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
  const bring = (element) => element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  function closePopover() {
    if (popover.contains(document.activeElement)) origin?.focus({ preventScroll: true });
    popover.hidden = true;
    popover.replaceChildren();
  }

  function clear() {
    closePopover();
    dim("on");
    dim("hint");
    back.hidden = true;
  }

  // One stop in the tab order for all marks of a report: the last one visited.
  function rove(mark) {
    reportOf(mark).querySelectorAll('.block .m[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
    mark.tabIndex = 0;
  }

  function toWords(fact) {
    const report = reportOf(fact);
    const key = keysOf(fact)[0];
    clear();
    const found = marksOf(report, key);
    light(found, "on");
    light(homesOf(report, key), "on");
    if (!found.length) return;
    origin = fact;
    rove(found[0]);
    found[0].focus({ preventScroll: true });
    bring(found[0]);
    back.hidden = false;
    live.textContent = `${found.length} marked`;
  }

  function toFact(report, key) {
    const home = document.getElementById(`${report.id}-${key}`);
    if (!home) return;
    const closed = home.closest("details");
    if (closed) closed.open = true;
    clear();
    light(marksOf(report, key), "on");
    light(homesOf(report, key), "on");
    home.focus({ preventScroll: true });
    bring(home);
  }

  function showFacts(mark) {
    const report = reportOf(mark);
    const rows = keysOf(mark).map((key) => {
      const home = document.getElementById(`${report.id}-${key}`);
      if (!home) return null;
      const row = document.createElement("button");
      row.type = "button";
      row.append(part("span", home.dataset.kind, "kind"), part("span", home.dataset.label, ""));
      row.addEventListener("click", () => { origin = mark; toFact(report, key); });
      return row;
    }).filter(Boolean);
    if (!rows.length) return;
    clear();
    origin = mark;
    popover.replaceChildren(...rows);
    popover.hidden = false;
    place(mark);
    rows[0].focus({ preventScroll: true });
  }

  function part(tag, words, name) {
    const element = document.createElement(tag);
    element.textContent = words;
    if (name) element.className = name;
    return element;
  }

  function place(mark) {
    const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const seen = mark.closest(".text")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    popover.classList.toggle("away", at.bottom < Math.max(0, seen.top) || at.top > Math.min(innerHeight, seen.bottom));
    const below = at.bottom + 6 + box.height < innerHeight;
    popover.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    popover.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - box.height - 6)}px`;
  }

  function step(mark, way) {
    const all = [...reportOf(mark).querySelectorAll(".block .m")];
    const next = way === "first" ? all[0] : way === "last" ? all.at(-1) : all[all.indexOf(mark) + way];
    if (!next) return;
    rove(next);
    next.focus();
  }

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last" };

  function onMark(event, mark) {
    if (event.key === "Enter" || event.key === " ") showFacts(mark);
    else if (event.key in steps && !event.altKey && !event.ctrlKey && !event.metaKey) step(mark, steps[event.key]);
    else return;
    event.preventDefault();
  }

  function onPopover(event) {
    const rows = [...popover.children];
    const at = rows.indexOf(document.activeElement);
    if (event.key === "ArrowDown") rows[(at + 1) % rows.length].focus();
    else if (event.key === "ArrowUp") rows[(at - 1 + rows.length) % rows.length].focus();
    else if (event.key === "Tab") { closePopover(); origin?.focus({ preventScroll: true }); }
    else return;
    event.preventDefault();
  }

  function goBack() {
    const to = origin;
    clear();
    if (!to) return;
    origin = null;
    to.focus({ preventScroll: true });
    if (to.classList.contains("fact")) bring(to);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { goBack(); return; }
    if (!popover.hidden && popover.contains(event.target)) { onPopover(event); return; }
    const mark = event.target.closest?.(".block .m");
    if (mark) onMark(event, mark);
  });

  document.addEventListener("click", (event) => {
    if (popover.contains(event.target)) return;
    const chosen = getSelection().isCollapsed;
    const mark = event.target.closest(".block .m");
    if (mark) { if (chosen) { rove(mark); showFacts(mark); } return; }
    const fact = event.target.closest(".fact, .dot");
    if (fact) { toWords(fact); return; }
    if (event.target === back) { goBack(); return; }
    closePopover();
  });

  document.addEventListener("pointerover", (event) => {
    dim("hint");
    const over = event.target.closest?.("[data-f]");
    if (!over) return;
    const report = reportOf(over);
    const find = over.closest(".facts") ? marksOf : homesOf;
    keysOf(over).forEach((key) => light(find(report, key), "hint"));
  });

  document.addEventListener("focusin", (event) => {
    const fact = event.target.closest?.(".fact");
    dim("hint");
    if (fact) light(marksOf(reportOf(fact), keysOf(fact)[0]), "hint");
  });

  document.addEventListener("change", (event) => {
    const kind = event.target.dataset.layer;
    if (kind) reportOf(event.target).classList.toggle(`hide-${kind}`, !event.target.checked);
  });

  // The popover goes with its words, and is hidden while they are out of sight.
  function follow() {
    if (!popover.hidden && origin?.isConnected) place(origin);
  }
  document.addEventListener("scroll", follow, { passive: true, capture: true });
  addEventListener("resize", follow, { passive: true });

  // The first mark of each report is its stop in the tab order.
  reports.forEach((report) => { const first = report.querySelector(".block .m"); if (first) first.tabIndex = 0; });

  const picker = document.getElementById("report");
  if (!picker) return;
  const buttons = { previous: document.getElementById("previous"), next: document.getElementById("next") };

  function show(id, quiet) {
    const at = Math.max(0, reports.findIndex((report) => report.id === id));
    clear();
    reports.forEach((report, n) => { report.hidden = n !== at; });
    picker.value = reports[at].id;
    buttons.previous.disabled = at === 0;
    buttons.next.disabled = at === reports.length - 1;
    if (quiet) return;
    scrollTo({ top: 0, behavior: "auto" });
    history.replaceState(null, "", `#${reports[at].id}`);
    live.textContent = reports[at].querySelector("h1").textContent;
  }

  const move = (by) => show(reports[reports.findIndex((report) => report.id === picker.value) + by]?.id);
  picker.addEventListener("change", () => show(picker.value));
  buttons.previous.addEventListener("click", () => move(-1));
  buttons.next.addEventListener("click", () => move(1));
  show(location.hash.slice(1).split("-")[0], true);
})();

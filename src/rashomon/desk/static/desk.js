"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (element) => element?.closest("input, textarea, select, [contenteditable]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // Every request of the page's own carries the token that other sites do not know.
  document.addEventListener("htmx:configRequest", (event) => {
    const csrf = $('meta[name="csrf"]');
    if (csrf) event.detail.headers["X-CSRF"] = csrf.content;
  });

  // What was refused is said above the page, which stays as it is.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status < 400) { $("#flash").replaceChildren(); return; }
    const said = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("#problem");
    tell(said ? said.textContent.trim() : "That could not be kept.", xhr.status === 409);
    event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:sendError", () => tell("The desk does not answer; nothing was kept.", false));

  function tell(words, again) {
    const line = document.createElement("p");
    line.className = "problem";
    line.textContent = `${words} `;
    if (again) {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Load the page again";
      line.append(link);
    }
    $("#flash").replaceChildren(line);
  }

  // ---------------------------------------------------------------------------------------------------- after a swap

  let kept = null; // what had the focus before a swap
  document.addEventListener("htmx:beforeRequest", () => { kept = place(document.activeElement); });
  document.addEventListener("htmx:afterSettle", () => {
    ready();
    // in the queue the next key is a command again, not a letter of the field that was saved
    if ($("[data-queue]")) $("main").focus({ preventScroll: true });
    else if (kept) find(kept)?.focus({ preventScroll: true });
  });

  function place(element) {
    if (!element || element === document.body) return null;
    return element.getAttribute("aria-label") || element.id || null;
  }
  const find = (name) => document.getElementById(name) || $(`[aria-label="${CSS.escape(name)}"]`);

  function ready() {
    const first = $(".report .block .m");
    if (first) first.tabIndex = 0;
    kinds();
    document.dispatchEvent(new CustomEvent("rashomon:swapped"));
  }

  // ------------------------------------------------------------------------------------------------ adding on words

  // Offsets are code points, as the record counts them; the page's text has one character for each.
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const form = $("form.add");
    if (!form || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    const text = range.commonAncestorContainer.parentElement?.closest(".report .text");
    if (!text) return;
    const start = offset(text, range.startContainer, range.startOffset);
    const words = inside(text, range);
    if (start === null || !words.trim()) return;
    const lead = [...words].length - [...words.trimStart()].length;
    form.elements.start.value = String(start + lead);
    form.elements.end.value = String(start + lead + [...words.trim()].length);
    $("#chosen").textContent = words.trim();
  });

  const blocks = (text) => all(".block", text);

  function offset(text, container, at) {
    let count = 0;
    for (const block of blocks(text)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node === container) return count + [...node.data.slice(0, at)].length;
        count += [...node.data].length;
      }
    }
    return null;
  }

  function inside(text, range) {
    let words = "";
    for (const block of blocks(text)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!range.intersectsNode(node)) continue;
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        words += node.data.slice(from, to);
      }
    }
    return words;
  }

  function kinds() {
    const form = $("form.add");
    if (!form) return;
    const kind = form.elements.kind.value;
    all("fieldset[data-kind]", form).forEach((set) => {
      set.hidden = !set.dataset.kind.split(" ").includes(kind);
      set.disabled = set.hidden;
    });
  }
  document.addEventListener("change", (event) => { if (event.target.name === "kind") kinds(); });

  // ----------------------------------------------------------------------------------------------------------- keys

  let go = false; // "g" was pressed: the next letter says where to
  const places = { o: "/", q: "/queue", a: "/agreement", l: "/log" };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      if (event.key === "Enter" && event.target.matches(".queue select")) { event.preventDefault(); event.target.form.requestSubmit(); }
      return;
    }
    if ($("dialog[open]")) return;
    if (press(event.key, event)) event.preventDefault();
  });

  function press(key, event) {
    if (go) { go = false; if (places[key]) location.href = places[key]; return true; }
    if (key === "g") { go = true; setTimeout(() => { go = false; }, 1500); return true; }
    if (key === "?") { $("#help").showModal(); return true; }
    if (key === "/") { $("#search")?.focus(); return true; }
    return $("[data-queue]") ? queue(key, event) : false;
  }

  function queue(key, event) {
    if (key === " " && event.target.closest("button, summary, a")) return false;
    const pressed = all("[data-press]").find((element) => element.dataset.press === key);
    if (pressed) { pressed.tagName === "FORM" ? pressed.requestSubmit() : pressed.click(); return true; }
    if (key === "j" || key === "k") { move(key === "j" ? 1 : -1); return true; }
    if (key >= "1" && key <= "9") return answer(Number(key));
    if (key === "o") { $("#open")?.click(); return true; }
    const field = { e: "#edit", m: "#merge", s: "#split" }[key];
    if (field && $(field)) { $(field).focus(); return true; }
    return false;
  }

  function move(by) {
    const questions = all("[data-question]");
    if (!questions.length) return;
    const at = questions.findIndex((question) => "current" in question.dataset);
    const next = questions[Math.max(0, Math.min(questions.length - 1, at + by))];
    questions.forEach((question) => delete question.dataset.current);
    next.dataset.current = "";
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  }

  // The number of an option takes it; where a question has one option with several buttons, the number is the button's.
  function answer(number) {
    const question = $("[data-current]");
    if (!question) return false;
    const options = all(".options > li", question);
    const button = options.length > 1 ? $("button", options[number - 1] || document.createElement("i")) : all(".options button", question)[number - 1];
    button?.click();
    return Boolean(button);
  }

  // ------------------------------------------------------------------------------------------------------ live lists

  setInterval(() => {
    const list = $("[data-live]");
    if (!list || document.visibilityState !== "visible" || list.contains(document.activeElement)) return;
    htmx.ajax("GET", list.dataset.live, { target: "#list", select: "#list", swap: "outerHTML" });
  }, 10000);

  ready();
  if ($("[data-queue]")) $("main").focus({ preventScroll: true });
})();

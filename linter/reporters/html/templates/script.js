
"use strict";
(() => {
  const form = document.getElementById("filters");
  const said = document.getElementById("said");

  // Copying. Where the clipboard is not to be had, an old way that needs no permission.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  async function copied(button, text) {
    const label = button.textContent;
    if (button.dataset.busy) return;
    button.dataset.busy = "1";
    await copy(text);
    button.textContent = "Copied";
    said.textContent = "Copied " + text;
    button.focus();
    setTimeout(() => { button.textContent = label; delete button.dataset.busy; }, 1200);
  }

  function textOf(button) {
    if (button.dataset.copy === "command") return button.parentElement.querySelector("code").textContent;
    const finding = button.closest(".f");
    return `${finding.closest("[data-path]").dataset.path}:${finding.dataset.line}`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copied(button, textOf(button));
  });

  // Buttons to copy with, put in when a finding comes near the window.
  function equip(finding) {
    const meta = finding.querySelector(".meta");
    if (meta.querySelector("button")) return;
    const make = (what, label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.copy = what;
      button.textContent = label;
      return button;
    };
    const code = meta.querySelector("code");
    meta.insertBefore(make("place", "Copy place"), code);
    if (code) code.after(make("command", "Copy command"));
  }

  const shown = document.querySelectorAll(".f");
  if (!document.body.classList.contains("large")) {
    shown.forEach(equip);
  } else if ("oncontentvisibilityautostatechange" in document.body) {
    const come = (finding) => { if (finding.matches(".f")) equip(finding); };
    document.removeEventListener("contentvisibilityautostatechange", window.note, true);
    document.addEventListener("contentvisibilityautostatechange", (event) => event.skipped || come(event.target), true);
    window.near.forEach(come);
  } else {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) { equip(entry.target); seen.unobserve(entry.target); }
    }, { rootMargin: "400px" });
    shown.forEach((finding) => seen.observe(finding));
  }
  if (!form) return;

  // Filters. The findings are read from the page once, when somebody filters; their words, when somebody searches.
  const fields = form.elements;
  const severities = [...fields.severity];
  const keys = ["category", "rule", "file"];
  const say = (number) => number.toLocaleString("en");
  let files = null;
  let all = 0;

  function read() {
    if (files) return;
    files = [...document.querySelectorAll("#findings > section.file")].map((element) => {
      const number = element.querySelector(".n");
      const findings = [...element.children].slice(1).map((f) => ({
        element: f,
        severity: f.classList[1],
        category: f.getAttribute("data-category"),
        rule: f.getAttribute("data-rule"),
        words: null,
      }));
      return { element, path: element.getAttribute("data-path"), number, label: number.textContent, findings };
    });
    all = files.reduce((sum, file) => sum + file.findings.length, 0);
    fields.file.append(...files.map((file) => new Option(`${file.path} (${file.findings.length})`, file.path)));
  }

  function passes(finding, wanted) {
    if (!wanted.severity.has(finding.severity)) return false;
    if (wanted.category && finding.category !== wanted.category) return false;
    if (wanted.rule && finding.rule !== wanted.rule) return false;
    if (!wanted.words.length) return true;
    finding.words ??= finding.element.textContent.toLowerCase();
    return wanted.words.every((word) => finding.words.includes(word));
  }

  function apply() {
    read();
    const wanted = {
      severity: new Set(severities.filter((box) => box.checked).map((box) => box.value)),
      category: fields.category.value,
      rule: fields.rule.value,
      file: fields.file.value,
      words: fields.q.value.toLowerCase().split(/\s+/).filter(Boolean),
    };
    let sum = 0;
    for (const file of files) {
      let number = 0;
      const here = !wanted.file || file.path === wanted.file;
      for (const finding of here ? file.findings : []) {
        const shown = passes(finding, wanted);
        if (finding.element.hidden === shown) finding.element.hidden = !shown;
        if (shown) number += 1;
      }
      file.element.hidden = !number;
      const label = number === file.findings.length ? file.label : `${say(number)} of ${file.label}`;
      if (file.number.textContent !== label) file.number.textContent = label;
      sum += number;
    }
    document.getElementById("count").textContent = `${say(sum)} of ${say(all)} finding${all === 1 ? "" : "s"}`;
    document.getElementById("none").hidden = sum > 0;
    const filtered = state().toString() !== "";
    form.querySelector("[data-reset]").hidden = !filtered;
    document.getElementById("share").hidden = !filtered;
  }

  function state() {
    const params = new URLSearchParams();
    if (fields.q.value.trim()) params.set("q", fields.q.value.trim());
    for (const key of keys) if (fields[key].value) params.set(key, fields[key].value);
    if (!severities.every((box) => box.checked)) {
      params.set("severity", severities.filter((box) => box.checked).map((box) => box.value).join(",") || "none");
    }
    return params;
  }

  function keep() {
    const hash = state().toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function set(params) {
    read();
    fields.q.value = params.get("q") || "";
    for (const key of keys) {
      const value = params.get(key) || "";
      fields[key].value = [...fields[key].options].some((option) => option.value === value) ? value : "";
    }
    const graded = params.get("severity");
    for (const box of severities) box.checked = !graded || graded.split(",").includes(box.value);
    apply();
  }

  function reset() {
    set(new URLSearchParams());
    keep();
  }

  // Where the address points: to filters, or to a place of the page, which then must not be filtered away.
  function follow() {
    const hash = location.hash.slice(1);
    if (/^(q|category|rule|file|severity)=/.test(hash)) {
      set(new URLSearchParams(hash));
      document.getElementById("findings").scrollIntoView();
      return;
    }
    const target = hash && document.getElementById(hash);
    if (!target) return;
    if (target.closest("[hidden]")) set(new URLSearchParams());
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  }

  let later = 0;
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => { apply(); keep(); }, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);

  document.addEventListener("click", (event) => {
    const only = event.target.closest("[data-only]");
    if (only) {
      event.preventDefault();
      set(new URLSearchParams([[only.dataset.only, only.dataset.value]]));
      keep();
      const findings = document.getElementById("findings");
      findings.focus({ preventScroll: true });
      findings.scrollIntoView();
    }
    if (event.target.closest("[data-reset]")) {
      reset();
      fields.q.focus({ preventScroll: true });
    }
  });
  document.getElementById("share").addEventListener("click", (event) => copied(event.target, location.href));
  document.getElementById("more").addEventListener("click", (event) => {
    const open = document.getElementById("fields").classList.toggle("open");
    event.target.setAttribute("aria-expanded", String(open));
  });

  // Keys, which can be switched off for those whose own keys they would take.
  function step(by) {
    read();
    const shown = files.flatMap((file) => file.findings).map((f) => f.element).filter((f) => !f.hidden);
    const current = document.activeElement.closest(".f");
    let at = shown.indexOf(current);
    if (at < 0) at = by > 0 ? -1 : 0;
    const next = shown[at + by];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && event.target === fields.q) {
      fields.q.value = "";
      apply();
      keep();
    }
    if (typing || !document.getElementById("keys").checked) return;
    if (event.key === "/") {
      event.preventDefault();
      fields.q.focus();
    }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  // On paper, what is folded stands open.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.p:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });

  // A browser that comes back to the page may have kept what stood in the fields.
  if (state().toString()) apply();
  if (location.hash) follow();
  (window.requestIdleCallback || setTimeout)(read);
})();

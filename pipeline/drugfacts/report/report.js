"use strict";
// The facts table, the hints over marked words, links to facts. Text reaches the page as textContent only, never as HTML.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = Object.fromEntries(data.columns.map((name, index) => [name, index]));
  const PAGE = 100;
  const NUMBERS = new Set(["confidence"]);
  const byAnchor = new Map(data.rows.map((row) => [row[at.anchor], row]));
  const haystacks = data.rows.map((row) =>
    [row[at.document], row[at.drug], row[at.says], row[at.evidence], row[at.rule], row[at.identifiers]].join("\n").toLowerCase());

  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const body = byId("facts-table").tBodies[0];
  const state = { shown: data.rows, page: 0, column: null, down: false };

  const make = (tag, text, look) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (look) element.className = look;
    return element;
  };

  // --- filtering and sorting

  const SAID = {
    asserted: (row) => !row[at.negated],
    denied: (row) => row[at.negated] || row[at.status] === "not_approved",
    hedged: (row) => row[at.hedged],
    serious: (row) => row[at.serious],
  };

  const wanted = () => {
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    const least = Number.parseFloat(given.confidence);
    const words = given.text.toLowerCase().split(/\s+/).filter(Boolean);
    const drug = given.drug.toLowerCase();
    const term = given.term.toLowerCase();
    return (row, index) =>
      (!given.kind || row[at.kind] === given.kind) &&
      (!given.status || row[at.status] === given.status) &&
      (!given.frequency || row[at.frequency] === given.frequency) &&
      (!given.said || SAID[given.said](row)) &&
      (!drug || row[at.drug].toLowerCase().includes(drug)) &&
      (!term || row[at.term].toLowerCase().includes(term)) &&
      (Number.isNaN(least) || (row[at.confidence] ?? 0) >= least) &&
      words.every((word) => haystacks[index].includes(word));
  };

  const sorted = (rows) => {
    if (!state.column) return rows;
    const index = at[state.column];
    const compare = NUMBERS.has(state.column)
      ? (a, b) => (a[index] ?? -1) - (b[index] ?? -1)
      : (a, b) => (a[index] < b[index] ? -1 : a[index] > b[index] ? 1 : 0);
    const rowsInOrder = [...rows].sort(compare);
    return state.down ? rowsInOrder.reverse() : rowsInOrder;
  };

  const update = () => {
    state.shown = sorted(data.rows.filter(wanted()));
    state.page = 0;
    draw();
  };

  // --- drawing

  const chipsOf = (row) => {
    const chips = [];
    const names = data.names;
    if (row[at.negated]) chips.push(["denied", "denied"]);
    if (row[at.status] && !row[at.negated]) chips.push([names.status[row[at.status]] ?? row[at.status], "status"]);
    if (row[at.year]) chips.push([String(row[at.year]), "year"]);
    if (row[at.frequency]) chips.push([names.frequency[row[at.frequency]] ?? row[at.frequency], "frequency"]);
    if (row[at.serious]) chips.push(["serious", "serious"]);
    if (row[at.hedged]) chips.push(["hedged", "hedged"]);
    return chips.map(([text, look]) => make("span", text, `chip ${look}`));
  };

  const cell = (...content) => {
    const made = make("td");
    for (const part of content) made.append(part, " ");
    return made;
  };

  const isolated = (text) => make("bdi", text);

  const drawRow = (row) => {
    const line = make("tr");
    const link = make("a", row[at.document]);
    link.href = `#${row[at.anchor]}`;
    const confidence = cell(row[at.confidence] === null ? "" : row[at.confidence].toFixed(2));
    confidence.className = "number";
    line.append(
      cell(data.names.kind[row[at.kind]] ?? row[at.kind]),
      cell(isolated(row[at.drug])),
      cell(isolated(row[at.says]), ...chipsOf(row)),
      confidence,
      cell(link),
      cell(isolated(row[at.evidence])),
    );
    return line;
  };

  const draw = (all = false) => {
    const pages = Math.max(1, Math.ceil(state.shown.length / PAGE));
    const from = all ? 0 : state.page * PAGE;
    const rows = all ? state.shown : state.shown.slice(from, from + PAGE);
    body.replaceChildren(...rows.map(drawRow));
    byId("facts-found").textContent = `${state.shown.length} of ${data.rows.length} facts`;
    byId("page-number").textContent = `page ${state.page + 1} of ${pages}`;
    byId("page-back").disabled = state.page === 0;
    byId("page-on").disabled = state.page + 1 >= pages;
  };

  const turn = (step) => {
    state.page += step;
    draw();
    byId("facts-title").scrollIntoView();
  };

  for (const head of document.querySelectorAll("#facts-table th")) {
    head.querySelector("button").addEventListener("click", () => {
      state.down = state.column === head.dataset.column && !state.down;
      state.column = head.dataset.column;
      for (const other of document.querySelectorAll("#facts-table th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      update();
    });
  }
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  byId("page-back").addEventListener("click", () => turn(-1));
  byId("page-on").addEventListener("click", () => turn(1));

  // --- export of what is shown

  const save = (name, type, content) => {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // A spreadsheet takes a cell that begins so for a formula; a leading apostrophe makes it text.
  const csvCell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  byId("save-csv").addEventListener("click", () => {
    const lines = [data.columns, ...state.shown].map((row) => row.map(csvCell).join(","));
    save("facts.csv", "text/csv;charset=utf-8", `${lines.join("\r\n")}\r\n`);
  });
  byId("save-json").addEventListener("click", () => {
    const lines = state.shown.map((row) => JSON.stringify(Object.fromEntries(data.columns.map((name, i) => [name, row[i]]))));
    save("facts.jsonl", "application/x-ndjson", lines.map((line) => `${line}\n`).join(""));
  });

  // --- drugs

  const cards = [...document.querySelectorAll(".card")].map((card) => [card, card.dataset.name.toLowerCase()]);
  const findDrug = byId("find-drug");
  const filterCards = () => {
    const part = findDrug.value.trim().toLowerCase();
    let found = 0;
    for (const [card, name] of cards) {
      card.hidden = !name.includes(part);
      found += !card.hidden;
    }
    byId("drugs-found").textContent = `${found} of ${cards.length} drugs`;
  };
  findDrug.addEventListener("input", filterCards);

  // --- links: #facts?drug=zinc filters the table, #d1-f-0123 shows a fact and marks its words

  const filterBy = (query) => {
    form.reset();
    for (const [name, value] of new URLSearchParams(query)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    update();
    byId("facts").scrollIntoView();
  };

  const light = (anchor) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const fact = byId(anchor);
    if (!fact) return;
    const around = fact.closest("details");
    if (around) around.open = true;
    if (fact.classList.contains("fact")) {
      fact.classList.add("lit");
      fact.focus({ preventScroll: true });
      for (const word of around.querySelectorAll(".text [data-facts]")) {
        if (word.dataset.facts.split(" ").includes(anchor)) word.classList.add("lit");
      }
    }
    fact.scrollIntoView({ block: "center" });
  };

  const follow = () => {
    const target = decodeURIComponent(location.hash.slice(1));
    if (target.startsWith("facts?")) filterBy(location.hash.slice("#facts?".length));
    else if (target) light(target);
  };
  addEventListener("hashchange", follow);

  // --- the hint over a marked word

  const hint = byId("hint");
  const hideHint = () => {
    hint.hidden = true;
    document.querySelector("[aria-describedby=hint]")?.removeAttribute("aria-describedby");
  };
  const showHint = (word) => {
    hideHint();
    const lines = word.dataset.facts.split(" ").map((anchor) => byAnchor.get(anchor)).filter(Boolean).map((row) => {
      const line = make("p");
      line.append(isolated(`${row[at.drug]} ${row[at.says]}`), " ", ...chipsOf(row));
      line.append(make("span", ` ${row[at.rule]}${row[at.confidence] === null ? "" : `, ${row[at.confidence].toFixed(2)}`}`, "faint small"));
      return line;
    });
    hint.replaceChildren(...lines);
    hint.hidden = false;
    word.setAttribute("aria-describedby", "hint");
    const box = word.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - hint.offsetWidth - 8);
    hint.style.left = `${Math.max(8, left) + scrollX}px`;
    hint.style.top = `${box.bottom + scrollY + 6}px`;
  };
  const wordOf = (event) => event.target.closest?.("[data-facts]");
  document.addEventListener("mouseover", (event) => { const word = wordOf(event); if (word) showHint(word); });
  document.addEventListener("mouseout", (event) => { if (wordOf(event)) hideHint(); });
  document.addEventListener("focusin", (event) => { const word = wordOf(event); if (word) showHint(word); });
  document.addEventListener("focusout", hideHint);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideHint(); });

  // --- paper holds everything that is filtered

  const folded = [];
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; folded.push(one); }
    draw(true);
  });
  addEventListener("afterprint", () => {
    for (const one of folded.splice(0)) one.open = false;
    draw();
  });

  document.documentElement.classList.add("scripted");
  filterCards();
  draw();
  follow();
})();

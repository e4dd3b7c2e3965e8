/* What the pages can do beyond links and forms. Everything works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const on = (name, act) => document.addEventListener(name, act);

  /* Dialogs: opened by a button, closed by another, by Esc or by a click outside. */
  all("[data-opens]").forEach((button) => { button.hidden = false; });
  on("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) one(`#${opener.dataset.opens}`).showModal();
    if (event.target.closest("[data-closes]") || event.target.matches("dialog")) {
      event.target.closest("dialog").close();
    }
  });

  /* Drawer: htmx brings the page into it, then it opens. */
  on("htmx:after:swap", () => {
    const drawer = one("#drawer");
    if (drawer && !drawer.open && one("#drawer-room").firstElementChild) drawer.showModal();
  });
  one("#drawer")?.addEventListener("close", () => one("#drawer-room").replaceChildren());

  /* Numbers: the card of one opens beside it on hover, on focus and at the first touch. */
  const card = document.createElement("div"), told = new Map();
  card.className = "card-pop";
  card.popover = "manual";
  let asked = null, waits = 0, touched = false;
  const place = (figure) => {
    const at = figure.getBoundingClientRect(), own = card.getBoundingClientRect();
    const under = at.bottom + 6, fits = under + own.height < innerHeight - 8;
    card.style.top = `${fits ? under : Math.max(8, at.top - own.height - 6)}px`;
    card.style.left = `${Math.max(8, Math.min(at.right - own.width, innerWidth - own.width - 8))}px`;
  };
  const hideCard = () => {
    clearTimeout(waits);
    asked?.removeAttribute("aria-describedby");
    asked = null;
    if (card.isConnected) { card.hidePopover(); card.remove(); }
  };
  const showCard = async (figure) => {
    if (asked === figure) return;
    hideCard();
    asked = figure;
    const from = figure.dataset.card;
    if (!told.has(from)) {
      const answer = await fetch(from, { headers: { "HX-Request": "true", "HX-Current-URL": location.href } });
      if (!answer.ok || answer.redirected) return;
      told.set(from, await answer.text());
    }
    if (asked !== figure || !figure.isConnected) return;
    card.innerHTML = told.get(from);
    showCopies(card);
    figure.closest("[title]")?.removeAttribute("title");
    figure.after(card);
    card.showPopover();
    figure.setAttribute("aria-describedby", "card-says");
    place(figure);
  };
  const later = (act) => { clearTimeout(waits); waits = setTimeout(act, 250); };
  const figureOf = (event) => event.target.closest?.("[data-card]");
  const inCard = (node) => node && (card.contains(node) || (asked && asked.contains(node)));
  on("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  on("pointerover", (event) => {
    const figure = event.pointerType === "touch" ? null : figureOf(event);
    if (figure) later(() => showCard(figure));
    else if (inCard(event.target)) clearTimeout(waits);
    else if (event.pointerType !== "touch" && !inCard(document.activeElement)) later(hideCard);
  });
  on("focusin", (event) => {
    const figure = figureOf(event);
    if (figure?.matches(":focus-visible")) later(() => showCard(figure));
    else if (!inCard(event.target)) hideCard();
  });
  on("click", (event) => {
    const figure = figureOf(event);
    if (figure && touched && asked !== figure) { event.preventDefault(); showCard(figure); }
    else if (!inCard(event.target)) hideCard();
  });
  on("keydown", (event) => {
    if (event.key !== "Escape" || !card.isConnected) return;
    const back = card.contains(document.activeElement) && asked;
    hideCard();
    event.preventDefault();
    event.stopImmediatePropagation();
    if (back) { back.focus(); hideCard(); clearTimeout(waits); }
  });

  /* Charts are explored when asked for; until then, and without scripts, the drawing is there. */
  const bring = (src) => new Promise((done, fail) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: fail }));
  });
  let library = null;
  const tell = (room) => {
    const words = document.createElement("dl");
    words.className = "live-says";
    return (_view, event, item, pointed) => {
      words.hidden = !pointed;
      if (!pointed) return;
      room.append(words);
      words.replaceChildren(...(item.datum.datum ?? item.datum).told.flatMap((pair) => pair.map(
        (text, at) => Object.assign(document.createElement(at ? "dd" : "dt"), { textContent: text }))));
      const at = room.getBoundingClientRect(), x = event.clientX - at.left, wide = words.offsetWidth;
      words.style.left = `${Math.max(0, x + 14 + wide > at.width ? x - wide - 14 : x + 14)}px`;
      words.style.top = `${Math.max(0, event.clientY - at.top - words.offsetHeight - 10)}px`;
    };
  };
  on("click", async (event) => {
    const button = event.target.closest("[data-explores]");
    if (!button || button.disabled) return;
    const figure = button.closest("figure"), room = one(".live", figure);
    button.disabled = true;
    try {
      library ??= bring(button.dataset.library);
      const [answer] = await Promise.all([fetch(button.dataset.explores), library]);
      if (!answer.ok) throw new Error(answer.status);
      const drawn = await answer.json();
      room.hidden = false;
      figure.classList.add("explored");
      await window.vegaEmbed(room, drawn, {
        ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: tell(room),
      });
      button.parentElement.remove();
    } catch {
      library = null;
      room.hidden = true;
      figure.classList.remove("explored");
      button.disabled = false;
      button.textContent = button.dataset.fails;
    }
  });

  /* Links that are copied; where a browser does not let us, they stay hidden. */
  const showCopies = (room) => {
    all("[data-copies]", room).forEach((button) => { button.hidden = !navigator.clipboard; });
    all("[data-explores]", room).forEach((button) => { button.hidden = false; });
  };
  showCopies(document);
  on("htmx:after:swap", () => showCopies(document));
  on("click", async (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    await navigator.clipboard.writeText(new URL(button.dataset.copies, location.href).href);
    button.textContent = button.dataset.copied;
  });

  /* Menu on narrow screens. */
  on("click", (event) => {
    if (event.target.closest(".burger")) {
      event.preventDefault();
      root.dataset.menu = "open";
      one("#side a").focus();
    } else if (!event.target.closest("#side")) delete root.dataset.menu;
  });
  on("keydown", (event) => {
    if (event.key !== "Escape" || root.dataset.menu !== "open" || one("dialog[open]")) return;
    delete root.dataset.menu;
    one(".burger").focus();
  });

  /* Filter: rows that do not hold the words are hidden. */
  on("input", (event) => {
    const wanted = event.target.dataset.filters;
    if (!wanted) return;
    const words = event.target.value.toLowerCase();
    all(`#${wanted} [data-row]`).forEach((row) => {
      row.hidden = !row.textContent.toLowerCase().includes(words);
    });
  });

  /* Dropped files and folders go where chosen ones go, with the folders that they came in. */
  const filesOf = async (entry, path = "") => {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      return [{ file, path: path + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      for (const one of some) found.push(...await filesOf(one, `${path}${entry.name}/`));
    }
  };
  all("[data-drop]").forEach((zone) => {
    const files = one("[name=files]", zone), folder = one("[name=folder]", zone);
    const paths = one("[name=paths]", zone), says = one("[data-drop-says]", zone);
    const send = (list) => {
      if (!list.length) return;
      paths.value = JSON.stringify(list);
      says.textContent = `${says.dataset.dropSays} ${list.length}…`;
      zone.requestSubmit();
    };
    const over = (is) => (event) => { event.preventDefault(); zone.classList.toggle("over", is); };
    ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, over(true)));
    ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, over(false)));
    zone.addEventListener("drop", async (event) => {
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
      const plain = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
      const found = (await Promise.all(entries.map((entry) => filesOf(entry)))).flat();
      const brought = found.length ? found : plain;
      const held = new DataTransfer();
      brought.forEach(({ file }) => held.items.add(file));
      files.files = held.files;
      folder.value = "";
      send(brought.map(({ path }) => path));
    });
    [[files, folder], [folder, files]].forEach(([input, other]) => input.addEventListener("change", () => {
      other.value = "";
      send([...input.files].map((file) => file.webkitRelativePath || file.name));
    }));
  });

  /* Choices that are sent as soon as they are made. */
  all("[data-sent-by-itself]").forEach((button) => { button.hidden = true; });
  on("change", (event) => {
    if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
  });

  /* Map: the whole path of a node lights up. */
  const reached = (ways, place, found = new Set()) => {
    found.add(place);
    (ways.get(place) || []).forEach((next) => { if (!found.has(next)) reached(ways, next, found); });
    return found;
  };
  const light = (node) => {
    const map = node.closest(".map"), up = new Map(), down = new Map();
    all(".links path", map).forEach(({ dataset: { from, to } }) => {
      up.set(to, [...(up.get(to) || []), from]);
      down.set(from, [...(down.get(from) || []), to]);
    });
    const place = node.dataset.node;
    const path = new Set([...reached(up, place), ...reached(down, place)]);
    all(".node", map).forEach((other) => other.classList.toggle("lit", path.has(other.dataset.node)));
    all(".links path", map).forEach((line) => line.classList.toggle(
      "lit", path.has(line.dataset.from) && path.has(line.dataset.to)));
    map.classList.add("lighting");
  };
  const dark = (node) => {
    const map = node.closest(".map");
    map.classList.remove("lighting");
    all(".lit", map).forEach((lit) => lit.classList.remove("lit"));
  };
  all(".map .node[data-node]").forEach((node) => {
    ["mouseenter", "focus"].forEach((name) => node.addEventListener(name, () => light(node)));
    ["mouseleave", "blur"].forEach((name) => node.addEventListener(name, () => dark(node)));
  });

  /* Outline: rows are walked, written and moved by keys or by dragging; one form carries it all. */
  const send = (fields) => {
    const form = one("#outline-form");
    all("input:not([name=csrfmiddlewaretoken])", form).forEach((input) => {
      if (!input.closest("#outline-state")) input.value = fields[input.name] ?? "";
    });
    form.requestSubmit();
  };
  const rowsOf = () => all(".edits tr[data-place]");
  const rowAt = (place) => rowsOf().find((row) => row.dataset.place === place);
  const nameOf = (row) => one("[data-name]", row).textContent;
  const stand = (row) => {
    if (!row) return;
    rowsOf().forEach((other) => { other.tabIndex = other === row ? 0 : -1; });
    row.focus();
  };
  const first = rowsOf()[0];
  if (first) first.tabIndex = 0;
  on("htmx:after:swap", () => {
    const done = one("[data-done]");
    if (!done && one("#outline-refused:not(:empty)")) {
      all("tr.new").forEach((made) => { delete made.dataset.sent; one("textarea", made).focus(); });
    }
    if (!done) return;
    if (one("#drawer").open) one("#drawer").close();
    stand(rowAt(done.dataset.done) || rowsOf()[0]);
    delete done.dataset.done;
  });
  /* A new row may go beside a row, under it, or beside what that stands under. */
  const CHILD = { goal: "scope", scope: "social", social: "tactic", kpi: "tactic" };
  const placesBy = (row) => {
    const { rank, above, place } = row.dataset;
    const ways = [{ rank, above: rank === "tactic" && place.startsWith(":") ? ":" : above, after: place }];
    if (CHILD[rank]) ways.push({ rank: CHILD[rank], above: place, after: "" });
    for (let up = rowAt(above); up; up = rowAt(up.dataset.above)) {
      ways.unshift({ rank: up.dataset.rank, above: up.dataset.above, after: up.dataset.place });
    }
    return ways;
  };
  const write = (row) => {
    const ways = placesBy(row);
    let at = ways.findIndex(({ after }) => after === row.dataset.place);
    if (ways[at].rank === "kpi") return addKpi(row);
    const made = one("[data-new-row]").content.cloneNode(true).firstElementChild;
    const says = one("[data-says]", made), text = one("textarea", made);
    const say = () => {
      says.textContent = one("[data-words]").dataset[ways[at].rank];
      made.className = `new depth-${at + 1}`;
    };
    const leave = () => { made.dataset.sent = "no"; made.remove(); stand(row); };
    const keep = () => {
      if (!made.isConnected || made.dataset.sent) return;
      if (!text.value.trim()) return leave();
      made.dataset.sent = "yes";
      send({ act: "add", names: text.value, ...ways[at] });
    };
    text.addEventListener("keydown", (event) => {
      const to = at + (event.shiftKey ? -1 : 1);
      if (event.key === "Enter" && !event.shiftKey) keep();
      else if (event.key === "Escape") leave();
      else if (event.key === "Tab" && ways[to] && ways[to].rank !== "kpi") { at = to; say(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    text.addEventListener("blur", () => { if (text.value.trim()) keep(); else made.remove(); });
    let last = row;
    const level = (other) => Number(other.getAttribute("aria-level"));
    while (last.nextElementSibling && level(last.nextElementSibling) > level(row)) last = last.nextElementSibling;
    say();
    last.after(made);
    text.focus();
  };
  const rename = (row) => {
    const link = one("[data-name]", row), input = document.createElement("input");
    input.value = nameOf(row);
    input.setAttribute("aria-label", link.textContent);
    let ended = false;
    const end = (keeps) => {
      if (ended) return;
      ended = true;
      const name = input.value.trim();
      input.replaceWith(link);
      if (keeps && name && name !== nameOf(row)) {
        send({ act: "rename", place: row.dataset.place, name, was: nameOf(row) });
      } else stand(row);
    };
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(event.key === "Enter");
    });
    input.addEventListener("blur", () => end(true));
    link.replaceWith(input);
    input.select();
  };
  const addKpi = (row) => {
    for (let goal = row; goal; goal = rowAt(goal.dataset.above)) {
      if (goal.dataset.rank === "social") return one("[data-menu]", goal).click();
    }
  };
  const walk = (row, by) => {
    const rows = rowsOf();
    stand(rows[rows.indexOf(row) + by]);
  };
  const fold = (row, opens) => {
    if (row.getAttribute("aria-expanded") === String(!opens)) one(".fold", row).click();
    else if (!opens) stand(rowAt(row.dataset.above));
    else walk(row, 1);
  };
  const onRow = {
    Enter: write,
    F2: rename,
    Delete: (row) => send({ act: "remove", place: row.dataset.place }),
    ArrowUp: (row) => walk(row, -1),
    ArrowDown: (row) => walk(row, 1),
    ArrowLeft: (row) => fold(row, false),
    ArrowRight: (row) => fold(row, true),
    Home: () => stand(rowsOf()[0]),
    End: () => stand(rowsOf().at(-1)),
  };
  const onRowWithLetter = { k: addKpi, o: (row) => one("[data-name]", row).click() };
  const onRowWithAlt = { ArrowUp: "up", ArrowDown: "down" };
  const onRowWithAltShift = { ArrowLeft: "higher", ArrowRight: "deeper" };
  on("keydown", (event) => {
    const row = event.target;
    if (!row.matches(".edits tr[data-place]") || event.ctrlKey || event.metaKey) return;
    const letters = root.dataset.keys === "off" ? {} : onRowWithLetter;
    const moves = event.shiftKey ? onRowWithAltShift : onRowWithAlt;
    const act = event.altKey
      ? moves[event.key] && (() => send({ act: moves[event.key], place: row.dataset.place }))
      : onRow[event.key] || letters[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act(row);
  });
  on("click", (event) => {
    const row = event.target.closest(".edits tr[data-place]");
    if (row && !event.target.closest("a, button, input")) stand(row);
  });
  /* Only what may hold a row, or stands beside it as its like, lets it drop. */
  let dragged = null;
  const landing = (event) => {
    const row = event.target.closest?.(".edits tr[data-place]");
    if (!dragged || !row || row === dragged || row.dataset.place.startsWith(`${dragged.dataset.place}/`)) return null;
    const { rank, place } = dragged.dataset;
    if (row.dataset.takes.split(" ").includes(rank)) return { row, way: "over", fields: { act: "move", place, to: row.dataset.place } };
    if (row.dataset.rank === rank) return { row, way: "over-after", fields: { act: "move", place, beside: row.dataset.place } };
    return null;
  };
  const unmark = () => all(".over, .over-after").forEach((row) => row.matches("tr") && row.classList.remove("over", "over-after"));
  on("dragstart", (event) => { dragged = event.target.closest?.(".edits tr[data-place]"); });
  on("dragover", (event) => {
    unmark();
    const at = landing(event);
    if (!at) return;
    event.preventDefault();
    at.row.classList.add(at.way);
  });
  on("drop", (event) => {
    const at = landing(event);
    unmark();
    dragged = null;
    if (!at) return;
    event.preventDefault();
    send(at.fields);
  });
  on("dragend", () => { dragged = null; unmark(); });

  /* A meeting's turns: the item whose time it is says how many minutes it has left. */
  const turns = all("[data-until]");
  const tick = () => {
    const { saysLeft, saysOver } = one("[data-says-left]").dataset, now = Date.now();
    const left = (turn) => Math.ceil((Date.parse(turn.dataset.until) - now) / 60000);
    const at = turns.find((turn) => left(turn) > 0);
    turns.forEach((turn) => {
      turn.textContent = turn === at ? `· ${left(turn)} ${saysLeft}` : "";
      turn.closest("li").toggleAttribute("data-turn", turn === at);
    });
    if (!at) turns.at(-1).textContent = `· ${saysOver}`;
  };
  if (turns.length) { tick(); setInterval(tick, 10000); }

  /* Presenting: arrows go from step to step, Esc ends; the whole screen only when asked for. */
  const steps = all("[data-step]");
  const goTo = (by) => {
    const at = steps.findLastIndex((step) => step.getBoundingClientRect().top < innerHeight / 2);
    const to = steps[Math.min(Math.max(at + by, 0), steps.length - 1)];
    history.replaceState(null, "", `#${to.id}`);
    to.scrollIntoView();
    to.focus({ preventScroll: true });
  };
  const onStep = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  if (steps.length) on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("summary, .scroll")) return;
    if (event.key === "Escape") one("[data-ends]").click();
    else if (!onStep[event.key] || (event.key === " " && event.target.closest("a, button"))) return;
    else goTo(onStep[event.key]);
    event.preventDefault();
  });
  all("[data-fills]").forEach((button) => {
    button.hidden = !document.fullscreenEnabled;
    button.addEventListener("click", () => (document.fullscreenElement
      ? document.exitFullscreen() : root.requestFullscreen()));
  });

  /* Keys: can be switched off, and are off while someone writes. */
  const keys = one("[data-keys-switch]");
  if (keys) {
    keys.checked = root.dataset.keys !== "off";
    keys.addEventListener("change", () => {
      root.dataset.keys = keys.checked ? "on" : "off";
      document.cookie = `trueline_keys=${root.dataset.keys};path=/;max-age=31536000;samesite=lax`;
    });
  }
  let afterG = 0;
  const nearest = () => one("#drawer[open]") || document;
  const step = (by) => {
    const rows = all("[data-row] a", nearest()).filter((link) => link.matches("th a") && link.offsetParent);
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };
  const acts = {
    "?": () => one("#keys")?.showModal(),
    "/": () => one("[data-filters]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    g: () => { afterG = Date.now(); },
    x: () => {
      const ways = all("[data-compares] a", nearest());
      ways[(ways.findIndex((way) => way.matches("[aria-current]")) + 1) % ways.length]?.click();
    },
  };
  on("keydown", (event) => {
    const writes = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    if (root.dataset.keys === "off" && event.key !== "?") return;
    const goes = Date.now() - afterG < 1500 && one(`[data-key="${CSS.escape(event.key)}"]`);
    const act = goes ? () => goes.click() : acts[event.key];
    afterG = 0;
    const over = one("dialog[open]"), walks = over?.id === "drawer" && "jkx".includes(event.key);
    if (!act || (over && !goes && !walks)) return;
    event.preventDefault();
    act();
  });
})();

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

  /* Map: the whole path of a node lights up. */
  const light = (node) => {
    const map = node.closest(".map");
    const path = new Set((node.dataset.path || "").split(" "));
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
  all(".map .node").forEach((node) => {
    ["mouseenter", "focus"].forEach((name) => node.addEventListener(name, () => light(node)));
    ["mouseleave", "blur"].forEach((name) => node.addEventListener(name, () => dark(node)));
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
  const step = (by) => {
    const rows = all("[data-row] a").filter((link) => link.matches("th a") && link.offsetParent);
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };
  const acts = {
    "?": () => one("#keys")?.showModal(),
    "/": () => one("[data-filters]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    g: () => { afterG = Date.now(); },
  };
  on("keydown", (event) => {
    const writes = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
    if (root.dataset.keys === "off" && event.key !== "?") return;
    const goes = Date.now() - afterG < 1500 && one(`[data-key="${CSS.escape(event.key)}"]`);
    const act = goes ? () => goes.click() : acts[event.key];
    afterG = 0;
    if (!act || (one("dialog[open]") && !goes)) return;
    event.preventDefault();
    act();
  });
})();

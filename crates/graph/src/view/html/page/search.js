// Finding a name: without accents, by any alias, with the keyboard.

// Names offered at most.
const MOST_FOUND = 10;
let found = [];
let active = -1;

// The keys of a name and its aliases, made when they are first asked for.
function keysOf(node) {
  const surfaces = () => [...new Set([node.label, ...node.aliases.map(([surface]) => surface)])];
  node.keys ??= surfaces().map((surface) => ({ surface, key: fold(surface) }));
  return node.keys;
}

// Best matches first: the whole name, its beginning, the beginning of a word, anywhere; then the stronger.
function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const results = [];
  for (const node of nodes) {
    let best = { grade: 9 };
    keysOf(node).forEach(({ surface, key }, place) => {
      const grade = key === wanted ? 0 : key.startsWith(wanted) ? 1 : ` ${key}`.includes(` ${wanted}`) ? 2 : key.includes(wanted) ? 4 : 9;
      // An alias says as much as the name when it is met in full.
      const worth = grade + (place && grade ? 0.5 : 0);
      if (worth < best.grade) best = { grade: worth, surface, node };
    });
    if (node.id.toLowerCase() === text.trim().toLowerCase()) best = { grade: 0, surface: node.label, node };
    if (best.node) results.push(best);
  }
  return results.sort((a, b) => floor(a.grade / 2) - floor(b.grade / 2) || a.node.rank - b.node.rank).slice(0, MOST_FOUND);
}

function offer() {
  const text = byId("search").value;
  found = find(text);
  active = found.length ? 0 : -1;
  const rows = found.map(({ node, surface }, place) => make("li", {
    role: "option", id: `found-${place}`, "aria-selected": "false",
    onpointerdown: (event) => event.preventDefault(),
    onclick: () => take(place),
  }, sign(node.type), named(node.label), number(node.mentions),
  surface === node.label ? null : make("span", { class: "also" }, "also ", named(surface))));
  byId("found").replaceChildren(...rows);
  if (!rows.length && text.trim()) byId("found").append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such name"));
  setOpen(Boolean(text.trim()));
  highlight();
  if (text.trim()) say(found.length ? `${counted(found.length, "name")} found.` : "No such name.");
}

function setOpen(isOpen) {
  byId("found").hidden = !isOpen;
  aria("search", "expanded", isOpen);
}

function highlight() {
  const rows = [...byId("found").children];
  rows.forEach((row, place) => row.setAttribute("aria-selected", place === active));
  aria("search", "activedescendant", active < 0 ? "" : `found-${active}`);
  rows[active]?.scrollIntoView({ block: "nearest" });
}

function take(place) {
  const { node } = found[place];
  byId("search").value = "";
  setOpen(false);
  choose({ node }, GO);
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    setOpen(true);
    active = (active + step + found.length) % found.length;
    highlight();
  } else if (event.key === "Enter" && active >= 0 && !byId("found").hidden) {
    take(active);
  } else if (event.key === "Escape" && (event.target.value || !byId("found").hidden)) {
    event.target.value = "";
    setOpen(false);
    event.stopPropagation();
  } else {
    return;
  }
  event.preventDefault();
}

function listenToSearch() {
  on("search", "input", offer);
  on("search", "keydown", searchKey);
  on("search", "blur", () => setOpen(false));
  on("search", "focus", () => byId("search").value.trim() && offer());
}

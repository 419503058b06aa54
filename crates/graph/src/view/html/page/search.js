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

// Names that are spelled alike.
const spellings = new Map();
for (const { label } of nodes) spellings.set(fold(label), (spellings.get(fold(label)) || 0) + 1);

// Letters to change between two words (Levenshtein 1966).
function distance(one, other) {
  let row = [...other, ""].map((_, at) => at);
  [...one].forEach((letter, line) => {
    const next = [line + 1];
    [...other].forEach((its, at) => next.push(min(next[at] + 1, row[at + 1] + 1, row[at] + (letter === its ? 0 : 1))));
    row = next;
  });
  return row[row.length - 1];
}

// Names that a slip in three letters parts from the wanted, or from one of their words; nearest first.
function near(wanted) {
  const reach = min(max(1, floor(wanted.length / 3)), wanted.length - 1);
  const results = [];
  for (const node of nodes) {
    let best = { grade: reach + 1 };
    for (const { surface, key } of keysOf(node)) {
      for (const word of new Set([key, ...key.split(" ")])) {
        if (abs(word.length - wanted.length) >= best.grade) continue;
        const grade = distance(wanted, word);
        if (grade < best.grade) best = { grade, surface, node };
      }
    }
    if (best.node) results.push(best);
  }
  return results.sort((a, b) => a.grade - b.grade || a.node.rank - b.node.rank).slice(0, MOST_FOUND);
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
  const isNear = !found.length;
  if (isNear) found = near(fold(text));
  active = found.length ? 0 : -1;
  const rows = found.map(({ node, surface }, place) => make("li", {
    role: "option", id: `found-${place}`, "aria-selected": "false",
    onpointerdown: (event) => event.preventDefault(),
    onclick: () => take(place),
  }, sign(node.type), named(node.label), number(node.mentions),
  spellings.get(fold(node.label)) > 1 ? make("span", { class: "also" }, lead(node) || node.id) : null,
  surface === node.label ? null : make("span", { class: "also" }, "also ", named(surface))));
  byId("found").replaceChildren(...rows);
  const none = found.length ? "No such name; near it:" : "No such name";
  if (isNear && text.trim()) byId("found").prepend(make("li", { class: "none", role: "option", "aria-disabled": "true" }, none));
  setOpen(Boolean(text.trim()));
  highlight();
  if (text.trim()) say(found.length ? `${counted(found.length, "name")} ${isNear ? "near it" : "found"}.` : "No such name.");
}

function setOpen(isOpen) {
  byId("found").hidden = !isOpen;
  aria("search", "expanded", isOpen);
}

function highlight() {
  const rows = [...byId("found").querySelectorAll("[id]")];
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

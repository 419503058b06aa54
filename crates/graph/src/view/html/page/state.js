// What is chosen and what is filtered, and the same in the address, so that a view can be sent to someone.

const state = {
  node: null,
  edge: null,
  types: new Set(TYPES),
  weight: 1,
  from: 0,
  to: lastMonth,
  community: null,
  colour: "type",
  // Whether the map is of all names; and which table stands in its place, if any.
  all: !data.extents.length,
  list: "",
};

const isDated = () => state.from > 0 || state.to < lastMonth;
const isFiltered = () => state.types.size < TYPES.length || state.weight > 1 || state.community !== null || isDated();

// Marks that stand for what is chosen.
const chosenNodes = () => (state.edge ? [state.edge.from, state.edge.to] : state.node ? [state.node] : []);

// The view as the part of an address behind the hash sign.
function address() {
  const words = new URLSearchParams();
  if (state.node) words.set("name", state.node.id);
  if (state.edge) {
    words.append("tie", state.edge.from.id);
    words.append("tie", state.edge.to.id);
  }
  if (state.types.size < TYPES.length) words.set("types", TYPES.filter((type) => state.types.has(type)).join(","));
  if (state.weight > 1) words.set("weight", state.weight);
  if (state.community !== null) words.set("community", state.community);
  if (state.colour !== "type") words.set("colour", state.colour);
  if (isDated()) words.set("dates", `${months[state.from]},${months[state.to]}`);
  if (state.all && data.extents.length) words.set("all", 1);
  if (state.list) words.set("view", state.list);
  // A place of the map holds for screens of the same shape.
  if (camera.moved) words.set("at", [camera.x.toFixed(1), camera.y.toFixed(1), camera.scale.toPrecision(4), high()].join(","));
  return words.toString();
}

// Takes what the address says; what it cannot mean is passed over.
function takeAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const ends = words.getAll("tie").map((id) => nodeById.get(id));
  state.node = nodeById.get(words.get("name")) || null;
  state.edge = (ends[0] && ends[1] && edgeBetween(ends[0], ends[1])) || null;
  if (state.edge) state.node = null;
  const types = (words.get("types") ?? TYPES.join(",")).split(",");
  state.types = new Set(TYPES.filter((type) => types.includes(type)));
  state.weight = max(1, Number(words.get("weight")) || 1);
  state.community = groups.find(({ number }) => String(number) === words.get("community"))?.number ?? null;
  state.colour = groups.length && words.get("colour") === "community" ? "community" : "type";
  const [from, to] = (words.get("dates") || "").split(",").map((month) => months.indexOf(month));
  state.from = from > 0 ? from : 0;
  state.to = to >= state.from ? to : lastMonth;
  state.all = !data.extents.length || words.has("all") || chosenNodes().some((node) => !node.main);
  state.list = { list: "names", names: "names", ties: "ties" }[words.get("view")] || "";
  const at = (words.get("at") || "").split(",").map(Number);
  if (at.length === 4 && at.every(Number.isFinite) && at[2] > 0 && at[3] === high()) placeCamera(...at);
}

let saving = 0;

// Writes the address: a choice is a step to come back to, a move is not.
function save(isStep) {
  clearTimeout(saving);
  const write = () => {
    const hash = `#${address()}`;
    if (hash === (location.hash || "#")) return;
    if (isStep) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  };
  if (isStep) write();
  else saving = setTimeout(write, 250);
}

const GO = { go: true, focus: true };

// Shows a node, an edge or nothing; `go` brings it into view, `focus` takes the keyboard there.
function choose({ node = null, edge = null }, { go = false, focus = false } = {}) {
  Object.assign(state, { node, edge });
  // What is not on the map of what stands out is on the map of all.
  const leaves = !state.all && chosenNodes().some((node) => !node.main);
  if (leaves) state.all = true;
  applyFilters();
  if (leaves) {
    settle();
    if (!state.list) showView();
    if (!go) fit();
  }
  showPanel(focus);
  if (go) bringIntoView();
  save(true);
}

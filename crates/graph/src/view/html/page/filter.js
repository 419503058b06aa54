// Which names and ties are shown.

let shownNodes = [];
let shownEdges = [];

// Marks what passes. A tie passes with both its ends, its weight, and one of its sentences' dates; a name with one
// of its ties. What is chosen is always shown.
function applyFilters() {
  const dates = isDated();
  const passes = (row) => !dates || row.months.some((month) => month >= state.from && month <= state.to);
  const fits = (node) => state.types.has(node.type) && (state.community === null || node.community === state.community);
  for (const node of nodes) node.shown = false;
  shownEdges = edges.filter((edge) => {
    edge.shown = edge === state.edge || (edge.weight >= state.weight && fits(edge.from) && fits(edge.to) && passes(edge));
    if (edge.shown) edge.from.shown = edge.to.shown = true;
    return edge.shown;
  });
  if (state.node) state.node.shown = true;
  // Where there are no ties at all, the names themselves are the map.
  if (!edges.length) for (const node of nodes) node.shown = fits(node) && passes(node);
  shownNodes = nodes.filter((node) => node.shown);
  forgetLabels();
}

// Weights that the slider stops at: all that occur.
const weights = [...new Set(edges.map((edge) => edge.weight))].sort((a, b) => a - b);
const counts = Object.fromEntries(TYPES.map((type) => [type, nodes.filter((node) => node.type === type).length]));

function buildFilters() {
  for (const type of TYPES) {
    const button = make("button", {
      type: "button", "data-type": type, "aria-pressed": "true",
      onclick: () => {
        if (!state.types.delete(type)) state.types.add(type);
        filtered();
      },
    }, sign(type), make("span", {}, TYPE_PLURALS[type]), make("span", { class: "number" }, grouped(counts[type])));
    byId("types").append(button);
  }
  byId("weight").max = Math.max(0, weights.length - 1);
  byId("weight").disabled = weights.length < 2;
  byId("weight").addEventListener("input", (event) => {
    state.weight = weights[event.target.value] || 1;
    filtered();
  });
  if (months.length > 1) {
    byId("dates").hidden = false;
    for (const name of ["from", "to"]) {
      byId(name).max = months.length - 1;
      byId(name).addEventListener("input", (event) => {
        const month = Number(event.target.value);
        if (name === "from") state.from = Math.min(month, state.to);
        else state.to = Math.max(month, state.from);
        filtered();
      });
    }
  }
  buildCommunities();
  byId("reset").addEventListener("click", () => {
    Object.assign(state, { types: new Set(TYPES), weight: 1, community: null, from: 0, to: Math.max(0, months.length - 1) });
    filtered();
    byId("search").focus();
  });
  byId("more").addEventListener("click", () => {
    const open = byId("narrow").classList.toggle("open");
    byId("more").setAttribute("aria-expanded", open);
    resize();
  });
}

// Communities go by their strongest names.
function buildCommunities() {
  const members = new Map();
  for (const node of nodes) {
    if (Number.isInteger(node.community) && node.edges.length) {
      members.set(node.community, (members.get(node.community) || []).concat(node));
    }
  }
  const large = [...members].filter(([, all]) => all.length > 2);
  if (large.length < 2) return;
  const word = ([number, all]) => make("option", { value: number },
    `${all.slice(0, 2).map((node) => node.label).join(", ")} (${grouped(all.length)})`);
  byId("community").append(make("option", { value: "" }, "All"), ...large.map(word));
  byId("community").addEventListener("change", (event) => {
    state.community = event.target.value === "" ? null : Number(event.target.value);
    filtered();
  });
  byId("communities").hidden = false;
}

// Shows the effect of a filter everywhere.
function filtered() {
  applyFilters();
  showFilters();
  if (state.list) showList();
  say(`${counted(shownNodes.length, "name")} and ${counted(shownEdges.length, "tie")} shown.`);
  save(false);
  redraw();
}

// Sets the controls to the state.
function showFilters() {
  for (const button of byId("types").children) button.setAttribute("aria-pressed", state.types.has(button.dataset.type));
  const words = counted(state.weight, unit);
  byId("weight").value = Math.max(0, weights.findIndex((weight) => weight >= state.weight));
  byId("weight").setAttribute("aria-valuetext", words);
  byId("weight-value").textContent = words;
  byId("community").value = state.community ?? "";
  byId("reset").hidden = !isFiltered();
  if (months.length < 2) return;
  byId("from").value = state.from;
  byId("to").value = state.to;
  byId("from").setAttribute("aria-valuetext", dated(months[state.from]));
  byId("to").setAttribute("aria-valuetext", dated(months[state.to]));
  byId("dates-value").textContent = state.from === state.to ? dated(months[state.from], true)
    : `${dated(months[state.from], true)} – ${dated(months[state.to], true)}`;
  const most = Math.max(...Object.values(data.months));
  const bars = months.map((month, place) => {
    const height = (24 * data.months[month]) / most;
    const inside = place >= state.from && place <= state.to;
    return make("rect", { x: place + 0.1, y: 24 - height, width: 0.8, height, class: inside ? "in" : null });
  });
  byId("histogram").setAttribute("viewBox", `0 0 ${months.length} 24`);
  byId("histogram").replaceChildren(...bars);
}

// Tells those who do not see the map.
function say(text) {
  byId("status").textContent = text;
}

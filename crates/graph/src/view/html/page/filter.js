// Which names and ties are shown.

let shownNodes = [];
let shownEdges = [];
// What passes the filters, whether the map shows it or not: the panel and the tables hold this.
let passing = { nodes: [], edges: [] };

// Windows and documents of a tie in the months chosen.
function count(edge) {
  [edge.now, edge.nowDocuments] = [edge.weight, edge.documents];
  if (!isDated()) return;
  const inside = edge.when.filter(([month]) => isIn(month));
  for (const [place, name] of [[1, "now"], [2, "nowDocuments"]]) edge[name] = inside.reduce((sum, row) => sum + row[place], 0);
}

const isIn = (month) => month >= state.from && month <= state.to;

// Positions of those sentences that are from the months chosen.
function sentencesIn(places) {
  return isDated() ? places.filter((place) => isIn(monthOf.get(sentenceAt(place).document.date?.slice(0, 7)))) : places;
}

// Marks what passes. A tie passes with both its ends and its weight in the months chosen; a name with one of its ties.
// Of these the map shows all, or what stands out most and the ties of what is chosen. What is chosen is always shown.
function applyFilters() {
  const fits = (node) => state.types.has(node.type) && (state.community === null || node.community === state.community);
  for (const node of nodes) Object.assign(node, { shown: false, ties: 0 });
  edges.forEach(count);
  passing.edges = edges.filter((edge) => {
    edge.passes = edge.now >= state.weight && fits(edge.from) && fits(edge.to);
    if (edge.passes) for (const end of [edge.from, edge.to]) end.ties += 1;
    return edge.passes;
  });
  if (isDated()) passing.edges.sort((a, b) => b.now - a.now || a.rank - b.rank);
  // Where there are no ties at all, the names themselves are the map.
  passing.nodes = nodes.filter((node) => node.ties || (!edges.length && fits(node) && (!isDated() || node.months.some(isIn))));
  const isMain = (edge) => edge.main || (state.node && (edge.from === state.node || edge.to === state.node) && edge.from.main && edge.to.main);
  shownEdges = passing.edges.filter((edge) => state.all || isMain(edge));
  if (state.edge && !shownEdges.includes(state.edge)) shownEdges.push(state.edge);
  for (const edge of edges) edge.shown = false;
  for (const edge of shownEdges) edge.shown = edge.from.shown = edge.to.shown = true;
  if (!edges.length) for (const node of passing.nodes) node.shown = true;
  if (state.node) state.node.shown = true;
  shownNodes = nodes.filter((node) => node.shown);
  forget();
}

// Weights that the slider stops at: all that occur.
const weights = [...new Set(edges.map((edge) => edge.weight))].sort((a, b) => a - b);

function buildFilters() {
  for (const type of TYPES) {
    const some = nodes.filter((node) => node.type === type);
    const toggle = () => {
      if (!state.types.delete(type)) state.types.add(type);
      filtered();
    };
    byId("types").append(button(toggle, { value: type }, sign(type), make("span", {}, TYPE_PLURALS[type]), number(some.length)));
  }
  byId("weight").max = max(0, weights.length - 1);
  byId("weight").disabled = weights.length < 2;
  on("weight", "input", (event) => {
    state.weight = weights[event.target.value] || 1;
    filtered();
  });
  if (months.length > 1) {
    byId("dates").hidden = false;
    for (const name of ["from", "to"]) {
      byId(name).max = lastMonth;
      on(name, "input", (event) => {
        const month = Number(event.target.value);
        if (name === "from") state.from = min(month, state.to);
        else state.to = max(month, state.from);
        filtered();
      });
    }
  }
  buildCommunities();
  on("reset", "click", () => {
    Object.assign(state, { types: new Set(TYPES), weight: 1, community: null, from: 0, to: lastMonth });
    filtered();
    byId("search").focus();
  });
  on("more", "click", () => {
    const open = byId("narrow").classList.toggle("open");
    aria("more", "expanded", open);
    resize();
  });
}

const colourButtons = byId("colours").querySelectorAll("button");

function buildCommunities() {
  if (!groups.length) return;
  byId("colours").hidden = false;
  for (const one of colourButtons) one.addEventListener("click", () => {
    state.colour = one.value;
    showFilters();
    save(false);
    forget();
  });
  const others = make("span", {}, swatch("rest"), "Others");
  byId("legend").append(...groups.slice(0, COLOURED).map(groupButton), nodes.some((node) => node.paint === "rest") ? others : "");
}

const swatch = (paint) => icon(disc(`var(--${paint})`));

// Shows one community alone, or all again.
function groupButton(group) {
  const toggle = () => {
    state.community = state.community === group.number ? null : group.number;
    filtered();
  };
  const attributes = { class: "group", value: group.number, "aria-pressed": String(state.community === group.number) };
  return button(toggle, attributes, swatch(group.paint), named(group.name), number(group.members.length));
}

// Shows the effect of a filter everywhere.
function filtered() {
  applyFilters();
  showFilters();
  if (state.list) showList();
  else fit();
  showPanel(false, true);
  say(`${counted(passing.nodes.length, "name")} and ${counted(passing.edges.length, "tie")} shown.`);
  save(false);
}

// Sets the controls to the state.
function showFilters() {
  for (const one of byId("types").children) press(one, state.types.has(one.value));
  const words = counted(state.weight, unit);
  byId("weight").value = max(0, weights.findIndex((weight) => weight >= state.weight));
  aria("weight", "valuetext", words);
  byId("weight-value").textContent = words;
  root.dataset.colour = state.colour;
  byId("legend").hidden = state.colour === "type";
  for (const one of colourButtons) press(one, state.colour === one.value);
  for (const one of document.querySelectorAll(".group")) press(one, one.value === String(state.community));
  byId("reset").hidden = !isFiltered();
  if (months.length < 2) return;
  byId("from").value = state.from;
  byId("to").value = state.to;
  aria("from", "valuetext", dated(months[state.from]));
  aria("to", "valuetext", dated(months[state.to]));
  byId("dates-value").textContent = period(months[state.from], months[state.to], true);
  const most = max(...Object.values(data.months));
  const kind = (place) => (place >= state.from && place <= state.to ? "in" : null);
  const bars = months.map((month, place) => column(place, data.months[month] / most, 24, kind(place)));
  byId("histogram").setAttribute("viewBox", `0 0 ${months.length} 24`);
  byId("histogram").replaceChildren(...bars);
}

// Tells those who do not see the map.
function say(text) {
  byId("status").textContent = text;
}

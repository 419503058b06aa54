// The map as two tables: the same names and ties, for screen readers and for those who prefer rows.

// Rows made at a time.
const ROWS = 100;

function showView() {
  byId("map").hidden = state.list;
  byId("list").hidden = !state.list;
  byId("show-map").setAttribute("aria-pressed", !state.list);
  byId("show-list").setAttribute("aria-pressed", state.list);
  if (state.list) showList();
  resize();
  redraw();
}

function setList(isList) {
  state.list = isList;
  showView();
  save(false);
}

function showList() {
  const filter = isFiltered() ? ", filtered" : "";
  byId("list").replaceChildren(
    make("h2", {}, "Names"),
    ...table(shownNodes, `${counted(shownNodes.length, "name")}${filter}, those with the most ${plural(2, unit)} first`,
      [["Name"], ["Type"], ["Mentions", "number"], ["Documents", "number"], ["Ties", "number"]], nodeRow),
    make("h2", {}, "Ties"),
    ...table(shownEdges, `${counted(shownEdges.length, "tie")}${filter}, the strongest first`,
      [["Names"], ["Dates"], [unit[0].toUpperCase() + plural(2, unit).slice(1), "number"], ["Documents", "number"]], edgeRow),
  );
}

function table(all, caption, heads, row) {
  const body = make("tbody");
  const button = make("button", { type: "button", class: "plain", onclick: () => add(true) });
  let made = 0;
  const add = (focus) => {
    const rows = all.slice(made, made + ROWS).map(row);
    body.append(...rows);
    made += rows.length;
    button.hidden = made >= all.length;
    button.textContent = `Show ${grouped(Math.min(ROWS, all.length - made))} more of ${grouped(all.length)}`;
    if (focus) rows[0].querySelector("button").focus();
  };
  add(false);
  const head = make("thead", {}, make("tr", {}, heads.map(([word, kind]) => make("th", { scope: "col", class: kind }, word))));
  return [make("table", {}, make("caption", {}, caption), head, body), button];
}

const number = (n) => make("td", { class: "number" }, grouped(n));

function nodeRow(node) {
  const button = make("button", { type: "button", onclick: () => chooseNode(node, { focus: true }) }, named(node.label));
  return make("tr", {}, make("td", {}, sign(node.type), button), make("td", {}, TYPE_WORDS[node.type]),
    number(node.mentions), number(node.documents), number(node.degree));
}

function edgeRow(edge) {
  const button = make("button", { type: "button", onclick: () => chooseEdge(edge, { focus: true }) }, named(edge.from.label), " – ", named(edge.to.label));
  const { first_seen: first, last_seen: last } = edge;
  const when = !first ? "" : first === last ? dated(first, true) : `${dated(first, true)} – ${dated(last, true)}`;
  return make("tr", {}, make("td", {}, button), make("td", {}, when), number(edge.weight), number(edge.documents));
}

// The map as two tables: the same names and ties, for screen readers and for those who prefer rows.

// Rows made at a time.
const ROWS = 100;

function showView() {
  byId("map").hidden = state.list;
  byId("list").hidden = !state.list;
  press(byId("show-map"), !state.list);
  press(byId("show-list"), state.list);
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
  const rest = button(() => add(true), { class: "plain" });
  let made = 0;
  const add = (focus) => {
    const rows = all.slice(made, made + ROWS).map(row);
    body.append(...rows);
    made += rows.length;
    rest.hidden = made >= all.length;
    rest.textContent = `Show ${grouped(min(ROWS, all.length - made))} more of ${grouped(all.length)}`;
    if (focus) rows[0].querySelector("button").focus();
  };
  add(false);
  const head = make("thead", {}, make("tr", {}, heads.map(([word, kind]) => make("th", { scope: "col", class: kind }, word))));
  return [make("table", {}, make("caption", {}, caption), head, body), rest];
}

const cell = (n) => make("td", { class: "number" }, grouped(n));

function nodeRow(node) {
  const name = button(() => choose({ node }, { focus: true }), {}, named(node.label));
  return make("tr", {}, make("td", {}, sign(node.type), name), make("td", {}, TYPE_WORDS[node.type]),
    cell(node.mentions), cell(node.documents), cell(node.degree));
}

function edgeRow(edge) {
  const names = button(() => choose({ edge }, { focus: true }), {}, ...pair(edge));
  return make("tr", {}, make("td", {}, names), make("td", {}, period(edge.first_seen, edge.last_seen, true)), cell(edge.weight), cell(edge.documents));
}

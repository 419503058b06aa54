// The map as tables: the same names and ties, for screen readers and for those who prefer rows.

// Rows made at a time.
const ROWS = 100;

// For each table the words of its heads, what a row is sorted by, and what a cell shows if that is something else.
// Numbers begin with the greatest.
const COLUMNS = {
  names: [
    ["Name", (node) => fold(node.label), nameCell], ["Type", (node) => TYPE_WORDS[node.type]], ["Mentions", (node) => node.mentions],
    ["Documents", (node) => node.documents], ["Ties", (node) => node.ties],
  ],
  ties: [
    ["Names", (edge) => fold(edge.from.label), tieCell],
    ["Dates", (edge) => edge.last_seen || "", (edge) => period(edge.first_seen, edge.last_seen, true)],
    [unit[0].toUpperCase() + plural(2, unit).slice(1), (edge) => edge.now], ["Documents", (edge) => edge.nowDocuments],
  ],
};
// The column that each is sorted by, and which way.
const sorting = { names: [2, -1], ties: [2, -1] };

function showView() {
  const isMain = !state.list && !state.all;
  byId("map").hidden = Boolean(state.list);
  byId("list").hidden = !state.list;
  byId("show-main").hidden = !data.extents.length;
  if (!data.extents.length) byId("show-all").textContent = "Map";
  press(byId("show-main"), isMain);
  press(byId("show-all"), !state.list && state.all);
  press(byId("show-list"), Boolean(state.list));
  if (state.list) showList();
  resize();
  redraw();
}

// Shows the map of all or of what stands out, or a table.
function setView(all, list = "") {
  const moves = state.all !== all;
  Object.assign(state, { all, list });
  if (!all && chosenNodes().some((node) => !node.main)) choose({});
  settle();
  applyFilters();
  showView();
  if (moves) Object.assign(camera, whole(), { moved: false });
  save(false);
}

function showList() {
  const rows = { names: passing.nodes, ties: passing.edges };
  const tabs = Object.entries({ names: "Names", ties: "Ties" }).map(([name, word]) => button(() => setView(state.all, name),
    { "aria-pressed": String(state.list === name) }, `${word} ${grouped(rows[name].length)}`));
  byId("list").replaceChildren(make("div", { class: "switch", role: "group", "aria-label": "Table" }, tabs), ...table(rows[state.list], state.list));
}

function table(some, name) {
  const columns = COLUMNS[name];
  const [by, way] = sorting[name];
  const [word, key] = columns[by];
  const all = some.map((row) => [key(row), row]).sort(([a], [b]) => (a < b ? -way : a > b ? way : 0)).map(([, row]) => row);
  const isNumber = ([, key]) => all.length > 0 && typeof key(all[0]) === "number";
  const head = (column, place) => {
    const sort = () => {
      sorting[name] = [place, place === by ? -way : isNumber(column) ? -1 : 1];
      showList();
      byId("list").querySelectorAll("th button")[place].focus();
    };
    const order = place === by ? (way > 0 ? "ascending" : "descending") : null;
    return make("th", { scope: "col", class: isNumber(column) && "number", "aria-sort": order }, button(sort, {}, column[0]));
  };
  const cells = (row) => make("tr", {}, columns.map((column) => {
    const value = (column[2] || column[1])(row);
    return make("td", { class: isNumber(column) && "number" }, typeof value === "number" ? grouped(value) : value);
  }));
  const body = make("tbody");
  const rest = button(() => add(true), { class: "plain" });
  let made = 0;
  const add = (focus) => {
    const rows = all.slice(made, made + ROWS).map(cells);
    body.append(...rows);
    made += rows.length;
    rest.hidden = made >= all.length;
    rest.textContent = `Show ${grouped(min(ROWS, all.length - made))} more of ${grouped(all.length)}`;
    if (focus) rows[0].querySelector("button").focus();
  };
  add(false);
  const caption = `${counted(all.length, name.slice(0, -1))}${isFiltered() ? ", filtered" : ""}, by ${word.toLowerCase()}`;
  return [make("table", { class: `of-${name}` }, make("caption", {}, caption), make("thead", {}, make("tr", {}, columns.map(head))), body), rest];
}

function nameCell(node) {
  return [sign(node.type), button(() => choose({ node }, { focus: true }), {}, named(node.label))];
}

function tieCell(edge) {
  return button(() => choose({ edge }, { focus: true }), {}, ...pair(edge));
}

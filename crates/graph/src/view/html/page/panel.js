// What is known of the chosen name or tie, or where to begin.

// Rows of a list before a button shows the rest.
const FIRST_ROWS = 12;

function showPanel(focus, same) {
  const details = byId("details");
  const held = details.contains(document.activeElement);
  details.replaceChildren(...(state.edge ? edgeDetails(state.edge) : state.node ? nodeDetails(state.node) : beginning()));
  if (same) {
    // What was pressed within has been made anew.
    if (held) byId("panel").focus();
    return;
  }
  byId("panel").scrollTop = 0;
  const isChosen = Boolean(state.node || state.edge);
  setSheet(isChosen ? "half" : "");
  if (isChosen) say(state.edge ? `Tie of ${state.edge.from.label} and ${state.edge.to.label}` : state.node.label);
  if (focus) details.querySelector("h2")?.focus({ preventScroll: true });
}

// On small screens the panel is a sheet: closed, half open, open.
function setSheet(name) {
  byId("panel").className = name;
  aria("grip", "expanded", name !== "");
}

const section = (title, ...content) => [make("h3", {}, title), ...content];

function top(...kind) {
  const close = button(closePanel, { class: "icon", "aria-label": "Close" }, "×");
  return make("div", { class: "top" }, make("p", { class: "kind" }, ...kind), close);
}

function closePanel() {
  choose({});
  (state.list ? byId("list") : canvas).focus();
}

function facts(...pairs) {
  return make("dl", { class: "facts" }, pairs.map(([value, word]) => make("div", {}, make("dt", {}, plural(value, word)), make("dd", {}, grouped(value)))));
}

const plural = (n, word) => (n === 1 ? word : `${word}s`);

function seen({ first_seen: first, last_seen: last }) {
  return first ? make("p", { class: "quiet lead" }, period(first, last)) : null;
}

function beginning() {
  const ties = passing.edges.slice(0, FIRST_ROWS);
  const most = [...passing.nodes].sort((a, b) => b.ties - a.ties).slice(0, FIRST_ROWS);
  return [
    make("h2", { tabindex: -1 }, "Where to begin"),
    make("p", { class: "lead quiet" }, "Choose a name or a line to read the sentences behind it."),
    ...(ties.length ? section("Strongest ties", tieList(ties, ties[0].now, null)) : []),
    ...(most.length ? section("Most connected", make("ul", { class: "ties" }, most.map((node) => row({ node }, number(counted(node.ties, "tie")))))) : []),
  ];
}

// A button that leads to a name or a tie; `node` is the name that it shows.
function row({ node, edge }, ...more) {
  const words = node ? [sign(node.type), named(node.label)] : [make("span", {}, ...pair(edge))];
  return make("li", {}, button(() => choose(edge ? { edge } : { node }, GO), { class: node ? null : "pair" }, ...words, ...more));
}

// Ties with their weight as a bar; seen from one name, or as pairs.
function tieList(some, most, node) {
  const tie = (edge) => {
    const bar = make("svg", { class: "bar", viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" },
      make("rect", { width: (100 * edge.now) / most, height: 1 }));
    return row({ edge, node: node && other(edge, node) }, number(node ? edge.now : counted(edge.now, unit)), bar);
  };
  return more(some, FIRST_ROWS, (rows) => rows.map(tie), "ul", "ties");
}

// A list whose later rows are made when they are asked for.
function more(all, first, rows, name, kind) {
  const list = make(name, { class: kind }, rows(all.slice(0, first)));
  if (all.length <= first) return list;
  const rest = button(() => {
    const added = rows(all.slice(first));
    list.append(...added);
    rest.remove();
    added[0].querySelector("button")?.focus();
  }, { class: "plain" }, `Show all ${grouped(all.length)}`);
  return make("div", {}, list, rest);
}

// What a filter leaves out, in words.
function leftOut(n, word) {
  return n > 0 ? [quiet(`${counted(n, word)} left out by the filter.`)] : [];
}

function nodeDetails(node) {
  const what = lead(node);
  const ties = node.edges.filter((edge) => edge.passes).sort((a, b) => b.now - a.now || a.rank - b.rank);
  const said = sentencesIn(node.evidence);
  const hidden = node.degree - node.edges.length;
  return [
    top(sign(node.type), TYPE_WORDS[node.type]),
    make("h2", { tabindex: -1 }, named(node.label)),
    what ? make("p", { class: "lead" }, what) : "",
    facts([node.mentions, "mention"], [node.documents, "document"], [node.degree, "tie"]),
    seen(node) || "",
    ...(node.aliases.length > 1 ? section("As written", aliases(node)) : []),
    ...(ties.length ? section(`Named with, by ${plural(2, unit)}`, tieList(ties, ties[0].now, node)) : []),
    ...leftOut(node.edges.length - ties.length, "tie"),
    ...(hidden > 0 ? [quiet(`${counted(hidden, "weaker tie")} not on this page.`)] : []),
    ...timeline(node),
    ...(said.length ? section("In the news", quotes(said, [node.rank])) : []),
    ...leftOut(node.evidence.length - said.length, "sentence"),
    ...joins([node]),
    ...apart(node, node.apart),
    ...(node.group ? section("Community", groupButton(node.group)) : []),
    ...measures(node, { pagerank: "PageRank", betweenness: "Betweenness", core: "Core", strength: "Strength" }),
    ...section("Identifier", identifier(node.id)),
  ];
}

function aliases(node) {
  return make("ul", { class: "aliases" }, node.aliases.map(([surface, count]) => make("li", {}, named(surface), " ", number(count))));
}

// An address of Wikidata's is text here, not a link: the page leads nowhere by itself.
function identifier(id) {
  const isWikidata = /^Q\d+$/.test(id);
  return make("p", {}, make("code", {}, named(id)), isWikidata ? make("span", { class: "quiet" }, ` · www.wikidata.org/wiki/${id}`) : "");
}

function measures(row, words) {
  const rows = Object.entries(words).filter(([name]) => typeof row[name] === "number");
  if (rows.length < 2) return [];
  const digits = (value) => (Number.isInteger(value) ? grouped(value) : value.toPrecision(3));
  return section("Measures", make("dl", { class: "measures" },
    rows.flatMap(([name, word]) => [make("dt", {}, word), make("dd", {}, digits(row[name]))])));
}

// Why names were taken for one; with `surfaces`, only those that are given.
function joins(some, surfaces) {
  const rows = some.flatMap((node) => (node.merges || []).filter((merge) => !surfaces || surfaces.has(merge.surface)));
  if (!rows.length) return [];
  return section("Why these names are one", more(rows, 6, (part) => part.map((merge) => make("li", {},
    "“", named(merge.surface), "” is ", named(merge.into),
    make("p", { class: "source" }, merge.reason, ...firstIn(merge)))), "ul", "merges"));
}

// Which names were not taken for one with a node's, and why.
function apart(node, rows) {
  if (!rows.length) return [];
  const row = (refusal) => {
    const { a, b, left, right, reason } = refusal;
    const [to, name] = a === node.rank ? [nodes[b], right] : [nodes[a], left];
    const whom = to ? button(() => choose({ node: to }, GO), { class: "plain" }, named(to.label)) : named(name);
    return make("li", {}, whom, make("p", { class: "source" }, "“", named(left), "” is not “", named(right), "”: ", reason, ...firstIn(refusal)));
  };
  return section("Kept apart from", more(rows, 6, (part) => part.map(row), "ul", "merges"));
}

// The document where a join was made or refused first.
function firstIn({ document: id }) {
  return ["; first in ", make("cite", {}, named(sourceById.get(id)?.title || id))];
}

function edgeDetails(edge) {
  const end = (node) => button(() => choose({ node }, GO), {}, named(node.label));
  const both = [edge.from, edge.to];
  const surfaces = surfacesIn(edge);
  const said = sentencesIn(edge.evidence);
  return [
    top("Tie"),
    make("h2", { tabindex: -1, class: "ends" }, end(edge.from), " and ", end(edge.to)),
    facts([edge.now, unit], [edge.nowDocuments, "document"]),
    isDated() ? make("p", { class: "quiet lead" }, `${period(months[state.from], months[state.to])}; ${counted(edge.weight, unit)} in all`) : seen(edge) || "",
    ...(said.length ? section("What was written", quotes(said, both.map((node) => node.rank)), left(edge, said)) : []),
    ...timeline(edge),
    ...joins(both, surfaces),
    ...apart(edge.from, edge.from.apart.filter(({ a, b }) => a === edge.b || b === edge.b)),
    ...measures(edge, { weight: "Weight", npmi: "NPMI", llr: "Log-likelihood ratio", alpha: "Backbone alpha" }),
  ];
}

// Sentences that were counted and are not here.
function left(edge, said) {
  return edge.now > said.length ? quiet(`The best ${said.length} of ${counted(edge.now, unit)}.`) : "";
}

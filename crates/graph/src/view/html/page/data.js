// What the page holds. Sentences lie in blocks of JSON that are read when one of them is first shown.

const data = JSON.parse(byId("data").textContent);
const { nodes, edges, sources, undated } = data;
const unit = ["sentence", "paragraph", "document"].includes(data.window) ? data.window : "window";
const months = Object.keys(data.months);
const lastMonth = max(0, months.length - 1);
const monthOf = new Map(months.map((month, place) => [month, place]));

nodes.forEach((node, rank) => Object.assign(node, { rank, edges: [], apart: [], paint: "rest" }));
edges.forEach((edge, rank) => {
  edge.rank = rank;
  edge.from = nodes[edge.a];
  edge.to = nodes[edge.b];
  edge.from.edges.push(edge);
  edge.to.edges.push(edge);
});
nodes.forEach((node) => {
  node.months = [...new Set(node.in_documents.map((place) => monthOf.get(sources[place].date?.slice(0, 7))))].filter((month) => month >= 0);
  // Where it stands on the map of all.
  node.spot = [node.x, node.y];
});

for (const row of data.refusals) for (const rank of [row.a, row.b]) nodes[rank]?.apart.push(row);

// Communities, the largest first: these have colours of their own.
const COLOURED = 6;
const groups = data.groups.map((ranks, place) => {
  const group = { members: ranks.map((rank) => nodes[rank]), paint: place < COLOURED ? `community-${place}` : "rest" };
  for (const node of group.members) Object.assign(node, { group, paint: group.paint });
  // Not by two names: that would read as if these two had to do with each other.
  group.name = `Around ${group.members[0].label}`;
  group.number = group.members[0].community;
  return group;
});

// Greatest strength, and the weight that 99 of 100 ties do not exceed, of all and of what the page opens with: what
// sizes and widths are measured by.
const greatest = max(12, nodes.length ? nodes[0].strength : 0);
const caps = [edges, edges.filter((edge) => edge.main)].map((some) => max(10, some[floor(some.length / 100)]?.weight ?? 1));

// What tells names apart that are spelled alike.
const lead = (node) => [node.description, node.country && country(node.country)].filter(Boolean).join(" · ");

const regions = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames(["en"], { type: "region" }) : null;

function country(code) {
  try {
    return regions?.of(code) || code;
  } catch {
    return code;
  }
}

const sourceById = new Map(sources.map((source) => [source.id, source]));
const nodeById = new Map(nodes.map((node) => [node.id, node]));
const other = (edge, node) => (edge.from === node ? edge.to : edge.from);

function edgeBetween(one, two) {
  return one.edges.find((edge) => other(edge, one) === two);
}

const blocks = document.getElementsByClassName("evidence");
const read = new Map();

// The sentence at a position: its document, text, place, and who is named in it.
function sentenceAt(place) {
  const block = floor(place / data.chunk);
  if (!read.has(block)) read.set(block, JSON.parse(blocks[block].textContent));
  const [document, text, start, end, mentions] = read.get(block)[place % data.chunk];
  return { document: sources[document], text, start, end, mentions };
}

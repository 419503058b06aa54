// What the page holds. Sentences lie in blocks of JSON that are read when one of them is first shown.

const data = JSON.parse(byId("data").textContent);
const { nodes, edges, sources } = data;
const unit = UNITS[data.window] || "window";
const months = Object.keys(data.months);

nodes.forEach((node, rank) => { node.rank = rank; node.edges = []; });
edges.forEach((edge, rank) => {
  edge.rank = rank;
  edge.from = nodes[edge.a];
  edge.to = nodes[edge.b];
  edge.from.edges.push(edge);
  edge.to.edges.push(edge);
  edge.months = monthsOf(edge);
});
nodes.forEach((node) => { node.months = monthsOf(node); });

// Greatest strength, and the weight that 99 of 100 ties do not exceed: what sizes and widths are measured by.
const greatest = Math.max(12, nodes.length ? nodes[0].strength : 0);
const cap = Math.max(1, edges.length ? edges[Math.floor(edges.length / 100)].weight : 1);

// Positions of the months of a row's dated documents, in order.
function monthsOf(row) {
  const found = new Set();
  for (const place of row.in_documents) {
    const date = sources[place].date;
    if (date) found.add(months.indexOf(date.slice(0, 7)));
  }
  return [...found].sort((a, b) => a - b);
}

const nodeById = new Map(nodes.map((node) => [node.id, node]));
const other = (edge, node) => (edge.from === node ? edge.to : edge.from);

function edgeBetween(one, two) {
  return one.edges.find((edge) => other(edge, one) === two);
}

const blocks = document.getElementsByClassName("evidence");
const read = new Map();

// The sentence at a position: its document, text, place, and who is named in it.
function sentenceAt(place) {
  const block = Math.floor(place / data.chunk);
  if (!read.has(block)) read.set(block, JSON.parse(blocks[block].textContent));
  const [document, text, start, end, mentions] = read.get(block)[place % data.chunk];
  return { document: sources[document], text, start, end, mentions };
}

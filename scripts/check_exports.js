// Reads exports with the JavaScript libraries they are for. usage: check_exports.js FOLDER, with NODE_PATH set.
"use strict";
const fs = require("fs");
const path = require("path");
const folder = process.argv[2];
const text = (name) => fs.readFileSync(path.join(folder, name), "utf8");
const file = JSON.parse(text("graph.json"));
const label = new Map(file.nodes.map((node) => [node.id, node.label]));
const wanted = file.edges.map((edge) => tie(label.get(edge.source), label.get(edge.target), edge.weight)).sort();

function tie(a, b, weight) {
  return JSON.stringify([...[a, b].sort(), weight]);
}

function same(reader, names, ties) {
  if (JSON.stringify(names.sort()) !== JSON.stringify([...label.values()].sort())) throw new Error(`${reader}: names differ`);
  if (JSON.stringify(ties.sort()) !== JSON.stringify(wanted)) throw new Error(`${reader}: ties differ`);
  console.log(`${reader}: ${names.length} nodes, ${ties.length} edges: as in graph.json`);
}

const Graph = require("graphology");
const graph = Graph.from(JSON.parse(text("graph.graphology.json")));
const names = graph.mapNodes((_, attributes) => attributes.label);
const ties = graph.mapEdges((_, attributes, a, b, from, to) => tie(from.label, to.label, attributes.weight));
same("graphology", names, ties);

const cytoscape = require("cytoscape");
const cy = cytoscape({ headless: true, ...JSON.parse(text("graph.cyjs")) });
const ends = (edge) => tie(edge.source().data("name"), edge.target().data("name"), edge.data("weight"));
same("cytoscape", cy.nodes().map((node) => node.data("name")), cy.edges().map(ends));

const { lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");
const cypher = text("graph.cypher");
const statements = cypher.trimEnd().split("\n");
if (parseStatementsStrs(cypher).filter((statement) => statement.trim()).length !== statements.length) throw new Error("cypher: a text ends its statement");
// The checker is slow: each kind of statement with every odd text is enough.
const odd = statements.filter((statement, at) => at < 40 || /\\|[^\x20-\x7e]/.test(statement)).slice(0, 200).join("\n");
const found = lintCypherQuery(odd, {});
const errors = (found.diagnostics ?? found).filter((one) => one.severity === 1);
if (errors.length > 0) throw new Error(`cypher: ${JSON.stringify(errors.slice(0, 3))}`);
if (statements.length !== 1 + file.nodes.length + file.edges.length) throw new Error("cypher: statements are missing");
console.log(`Neo4j's language support: ${statements.length} statements, no error`);

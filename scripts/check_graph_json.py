#!/usr/bin/env python3
"""Loads graph.json as a notebook would and checks what it promises. usage: check_graph_json.py GRAPH.json"""
import json
import sys

import networkx

data = json.load(open(sys.argv[1], encoding="utf-8"))
graph = networkx.node_link_graph(data)
assert type(graph) is networkx.Graph, type(graph)
assert graph.number_of_nodes() == len(data["nodes"]) > 0, graph
assert graph.number_of_edges() == len(data["edges"]) > 0, graph
for node, attributes in graph.nodes(data=True):
    assert attributes["degree"] == graph.degree(node), node
    assert attributes["strength"] == graph.degree(node, weight="weight"), node
for a, b, edge in graph.edges(data=True):
    assert 0 < len(edge["evidence"]) <= edge["weight"], (a, b)
    for row in edge["evidence"]:
        evidence = data["evidence"][row]
        named = {mention[2] for mention in evidence["mentions"]}
        assert {a, b} <= named, (a, b, evidence)
print(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges: as promised")

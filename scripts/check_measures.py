"""Compares the measures of relmap with those of networkx and igraph on random graphs.

Needs networkx, scipy and python-igraph. `python scripts/check_measures.py` builds the example that prints the
measures unrounded and asks the libraries for the same. Every value must agree to 1e-9, modularity must not be more
than 1 % below the best of ten runs of igraph's Leiden.
"""

import json
import math
import random
import subprocess
import sys

import igraph
import networkx

TOLERANCE = 1e-9
LEAST_SHARE_OF_MODULARITY = 0.99


def random_graph(seed: int) -> dict:
    """A weighted graph with isolated nodes, whose counts of windows do not contradict its edges."""
    rng = random.Random(seed)
    n = rng.randint(2, 160)
    model = seed % 3
    if model == 0:
        graph = networkx.gnm_random_graph(n, rng.randint(0, 4 * n), seed=seed)
    elif model == 1:
        graph = networkx.barabasi_albert_graph(max(n, 8), 3, seed=seed)
    else:
        graph = networkx.relaxed_caveman_graph(max(n // 8, 2), 8, 0.2, seed=seed)
        graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
    graph.add_nodes_from(range(len(graph), len(graph) + 3))
    edges = [[min(a, b), max(a, b), 1 + int(rng.paretovariate(1.2)) % 60] for a, b in sorted(graph.edges())]
    named = [0] * len(graph)
    for a, b, weight in edges:
        named[a], named[b] = max(named[a], weight), max(named[b], weight)
    named = [count + rng.randint(0, 20) for count in named]
    return {"nodes": len(graph), "windows": sum(named) + 10, "named": named, "edges": edges}


def expected(case: dict) -> dict:
    """What networkx and the papers' formulas give."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(case["nodes"]))
    for a, b, weight in case["edges"]:
        graph.add_edge(a, b, weight=weight, distance=1.0 / weight)
    ranks = networkx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-15, max_iter=10_000)
    between = networkx.betweenness_centrality(graph, weight="distance", normalized=True)
    core = networkx.core_number(graph)
    npmi, llr, alpha = [], [], []
    for a, b, both in case["edges"]:
        n, n_a, n_b = case["windows"], case["named"][a], case["named"][b]
        pmi = math.log(both / n) - math.log(n_a / n) - math.log(n_b / n)
        npmi.append(pmi / -math.log(both / n))
        observed = [both, n_a - both, n_b - both, n - n_a - n_b + both]
        chance = [n_a * n_b / n, n_a * (n - n_b) / n, (n - n_a) * n_b / n, (n - n_a) * (n - n_b) / n]
        llr.append(2 * sum(o * math.log(o / e) for o, e in zip(observed, chance) if o > 0))
        sides = []
        for node in (a, b):
            strength, degree = graph.degree(node, weight="weight"), graph.degree(node)
            # Serrano et al. define the value by this integral; here it is taken numerically on purpose.
            sides.append(1 - (degree - 1) * integral(both / strength, degree) if degree > 1 else 1.0)
        alpha.append(min(sides))
    return {
        "pagerank": [ranks[node] for node in range(case["nodes"])],
        "betweenness": [between[node] for node in range(case["nodes"])],
        "core": [core[node] for node in range(case["nodes"])],
        "npmi": npmi,
        "llr": llr,
        "alpha": alpha,
    }


def integral(share: float, degree: int) -> float:
    """The integral of (1 - x)^(degree - 2) from 0 to the share."""
    from scipy.integrate import quad

    return quad(lambda x: (1 - x) ** (degree - 2), 0, share, epsabs=1e-14, epsrel=1e-13)[0]


def best_modularity(case: dict) -> float:
    """The best of ten runs of igraph's Leiden, each until it stops improving."""
    graph = igraph.Graph(case["nodes"], [edge[:2] for edge in case["edges"]])
    weights = [edge[2] for edge in case["edges"]]
    if not weights:
        return 0.0
    runs = []
    for seed in range(10):
        random.seed(seed)
        found = graph.community_leiden("modularity", weights=weights, n_iterations=-1)
        runs.append(graph.modularity(found.membership, weights=weights))
    return max(runs)


def modularity(case: dict, membership: list) -> float:
    """Modularity as igraph computes it."""
    graph = igraph.Graph(case["nodes"], [edge[:2] for edge in case["edges"]])
    weights = [edge[2] for edge in case["edges"]]
    return graph.modularity(membership, weights=weights) if weights else 0.0


def main() -> int:
    cases = [random_graph(seed) for seed in range(60)]
    command = ["cargo", "run", "--quiet", "--package", "relmap-graph", "--example", "measures"]
    ran = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    worst = dict.fromkeys(["pagerank", "betweenness", "core", "npmi", "llr", "alpha", "modularity"], 0.0)
    shares = []
    for case, got in zip(cases, json.loads(ran.stdout), strict=True):
        for name, values in expected(case).items():
            for ours, theirs in zip(got[name], values, strict=True):
                # Ratios of hundreds have fewer decimals than shares.
                worst[name] = max(worst[name], abs(ours - theirs) / max(1.0, abs(theirs)))
        theirs = modularity(case, got["community"])
        worst["modularity"] = max(worst["modularity"], abs(got["modularity"] - theirs))
        best = best_modularity(case)
        shares.append(theirs / best if best > 0 else 1.0)
        sizes = [got["community"].count(number) for number in range(max(got["community"]) + 1)]
        assert sizes == sorted(sizes, reverse=True), "communities are numbered by size"
    for name, difference in worst.items():
        print(f"{name}: largest difference {difference:.1e}")
    print(f"modularity: at least {min(shares):.4f} of igraph's, {sum(shares) / len(shares):.4f} on average")
    if max(worst.values()) > TOLERANCE or min(shares) < LEAST_SHARE_OF_MODULARITY:
        print("the measures differ from those of the libraries", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

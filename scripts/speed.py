#!/usr/bin/env python3
"""Times relmap and the peer's pipeline on the same text in one run, and prints the ratios.

usage: speed.py TEXT.jsonl --peer PYTHON --baseline SCRIPT [--part N]

TEXT.jsonl holds documents ({"id", "text"}); a few megabytes or more. PYTHON is an interpreter with spaCy in it, SCRIPT the peer's
pipeline (spaCy small model, rule sentences, networkx). The peer gets the first N documents (default 150), relmap gets all; both
run on one thread, and words per CPU second of the whole process (start to graph) are compared. Prints a Markdown table.
"""
import argparse, json, pathlib, subprocess, tempfile

from measure import cost

ROOT = pathlib.Path(__file__).resolve().parent.parent
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("text"); a.add_argument("--peer", required=True); a.add_argument("--baseline", required=True)
    a.add_argument("--part", type=int, default=150)
    o = a.parse_args()
    lines = open(o.text, encoding="utf-8").read().splitlines()
    words = [len(json.loads(line)["text"].split()) for line in lines]
    rows = []
    with tempfile.TemporaryDirectory() as tmp:
        part = pathlib.Path(tmp) / "part.jsonl"
        part.write_text("\n".join(lines[:o.part]) + "\n", encoding="utf-8")
        relmap = ROOT / "target/release/relmap"
        for engine in ["fast", "accurate"]:
            seconds, memory = cost([relmap, "build", o.text, "-o", pathlib.Path(tmp) / engine, "--engine", engine, "--jobs", "1", "--quiet"], **QUIET)
            rows.append((f"relmap `--engine {engine}`", sum(words), seconds, memory))
        seconds, memory = cost([o.peer, o.baseline, part, pathlib.Path(tmp) / "b", "--model", "sm", "--pipe-only-ner", "--svg", "none"], **QUIET)
        rows.append(("spaCy sm, rule sentences, networkx", sum(words[:o.part]), seconds, memory))
    peer = rows[-1][1] / rows[-1][2]
    print("| system | words | CPU s | words per CPU s | ratio | peak memory |\n|---|---|---|---|---|---|")
    for name, n, seconds, memory in rows:
        print(f"| {name} | {n:,} | {seconds:.2f} | {n / seconds:,.0f} | {n / seconds / peer:.1f} | {memory:.0f} MiB |")


if __name__ == "__main__":
    main()

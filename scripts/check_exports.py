#!/usr/bin/env python3
"""Exports graphs in every format and reads them back with the programs that the formats are for.

usage: check_exports.py GRAPH.json [--relmap PROGRAM] [--all]

Two graphs are exported: the one given, and one whose names try to break out of every format. Names, edges and weights must come
back as they were. Python packages go into the environment that the script runs in, or below target/exports if it runs in none;
all else goes there. A reader that cannot be installed is named and skipped; with --all that fails. followthemoney needs
pkg-config and the headers of ICU (Debian: libicu-dev), the page Debian's chromium, the check of JSON formats npm.
"""
import argparse
import collections
import csv
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target/exports"
NETWORKX = ["2.8.8", "3.3", "3.4.2", "3.6.1"]
NPM = ["graphology@0.26.0", "cytoscape@3.34.4", "@neo4j-cypher/language-support@2.0.0-next.38"]
FORMATS = "json,dot,svg,png,html,graphml,gexf,csv,gephi,neo4j,cypher,cytoscape,graphology,ftm,obsidian"

HOSTILE = [
    "</script><script>alert(1)</script>", "say \"hi\" and 'bye'", "ends in \\", "\\u0022 }) DETACH DELETE n //",
    "\"}) MATCH (n) DETACH DELETE n; //", "two\nlines\r\n", "]]>", "<!-- --> <?xml?> <!ENTITY a \"b\">",
    "nul \0 bell \x07 escape \x1b", "\ufffe\uffff", "\u202eright to left\u202c \u05e2\u05d1\u05e8\u05d9\u05ea \u0627\u0644\u0639",
    "\U0001f469\u200d\U0001f467 family \U0010ffff", "=cmd()", "'=cmd|' /C calc'!A0", "+1-2@x", "-", " ", "AT&T &amp; &lt;sons&gt; &#65;",
    "[[link]] | #tag ^block", "../../etc/passwd", "CON", "---\nkey: value\n---", "{a|b}; c, d\te", "NaN", "null", "true",
    "\x1funit\x85next\u2028line", "\u0301\u0327", "\"]; rm -rf / #", "=cmd|'/C calc'!A1", "Wörterbuch" * 1000,
]


def hostile():
    """A graph whose ids, names, sentences and titles are hostile."""
    n = len(HOSTILE)
    of_nodes = {"mentions": 1, "documents": 1, "windows": 1, "degree": 2, "pagerank": 0.1, "betweenness": 0.0, "core": 1, "community": 0}
    of_edges = {"documents": 1, "npmi": -0.5, "llr": 1.5, "alpha": 0.5}
    types = ["person", "organization", "location"]
    return {
        "directed": False, "multigraph": False,
        "graph": {"schema": "relmap/1", "generator": "relmap test", "window": "sentence", "documents": n, "sentences": n, "windows": n,
                  "measures": {"betweenness_sources": n, "communities": 1, "modularity": 0.0, "community_seed": 1}},
        "nodes": [{"id": name, "label": name, "type": types[at % 3], "aliases": [name, "x"], "alias_counts": [1, 1], "strength": 2 * at,
                   "description": name, "first_seen": f"2024-{1 + at // 28:02}-{1 + at % 28:02}", "last_seen": f"2024-12-{1 + at % 28:02}", "evidence": [at],
                   **of_nodes} for at, name in enumerate(HOSTILE)],
        "edges": [{"source": HOSTILE[at], "target": HOSTILE[at + 1], "weight": at + 1, "sentences": at + 1, "evidence": [at],
                   "first_seen": "2024-01-09", "last_seen": "2024-02-01", **of_edges} for at in range(n - 1)],
        "evidence": [{"document": name, "sentence": f"“{name}”", "start": 0, "end": len(name) + 2,
                      "mentions": [[1, len(name) + 1, name]]} for name in HOSTILE],
        "documents": [{"id": name, "title": name, "source": name, "date": "2024-01-09"} for name in HOSTILE],
    }


def carried(text):
    """What XML 1.0 can write of a text."""
    return re.sub("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def shown(text):
    """What pictures and the page show of a name: one line, no mark that turns direction, and a word for nothing that can be seen."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    text = re.sub("[\t\n\r\x85\u2028\u2029]", " ", text)
    text = re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)
    return text if re.search("[^\\s\u0300-\u036f]", text) else "(no name)"


def bare(cell):
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell) else cell


class Wanted:
    """Names and ties of graph.json, by label: ids may differ where a format cannot carry them."""

    def __init__(self, folder, clean=lambda text: text):
        self.file = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
        label = {node["id"]: clean(node["label"]) for node in self.file["nodes"]}
        self.names = collections.Counter(label.values())
        self.ties = collections.Counter((*sorted([label[e["source"]], label[e["target"]]]), float(e["weight"])) for e in self.file["edges"])

    def equals(self, reader, names, ties):
        names = collections.Counter(names)
        ties = collections.Counter((*sorted([a, b]), float(weight)) for a, b, weight in ties)
        assert names == self.names, (reader, list((names - self.names) + (self.names - names))[:4])
        assert ties == self.ties, (reader, list((ties - self.ties) + (self.ties - ties))[:4])
        print(f"{reader}: {names.total()} nodes, {ties.total()} edges: as in graph.json")


def read_networkx(folder):
    import networkx
    version = networkx.__version__
    keyword = "edges" if tuple(map(int, version.split(".")[:2])) >= (3, 4) else "link"
    data = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    graphs = {
        "JSON": (networkx.node_link_graph(data, **{keyword: "edges"}), lambda text: text),
        "GraphML": (networkx.read_graphml(folder / "graph.graphml"), carried),
        "GEXF": (networkx.read_gexf(folder / "graph.gexf"), carried),
        "Cytoscape": (networkx.cytoscape_graph(json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))), lambda text: text),
    }
    for name, (graph, clean) in graphs.items():
        assert type(graph) is networkx.Graph, (name, type(graph))
        label = dict(graph.nodes(data="label"))
        ties = [(label[a], label[b], weight) for a, b, weight in graph.edges(data="weight")]
        Wanted(folder, clean).equals(f"networkx {version}, {name}", label.values(), ties)
        assert all(isinstance(node["pagerank"], float) and isinstance(node["community"], int) for _, node in graph.nodes(data=True)), name
    gexf = graphs["GEXF"][0]
    if any("first_seen" in node for node in data["nodes"]):
        assert all(len(node["spells"]) == 1 for _, node in gexf.nodes(data=True)), "spells"
    assert all(set(node["viz"]) >= {"color", "size"} for _, node in gexf.nodes(data=True)), "viz"


def read_igraph(folder):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    names = graph.vs["label"]
    ties = [(names[edge.source], names[edge.target], edge["weight"]) for edge in graph.es]
    Wanted(folder, carried).equals(f"igraph {igraph.__version__}, GraphML", names, ties)


def read_pandas(folder):
    import pandas
    def table(name):
        return pandas.read_csv(folder / name, keep_default_na=False, lineterminator="\n")
    edges, wanted = table("graph.csv"), Wanted(folder, carried)
    label = {}
    for end in ["source", "target"]:
        label.update(zip(edges[end].map(bare), edges[f"{end}_label"].map(bare)))
    alone = [carried(node["label"]) for node in wanted.file["nodes"] if carried(node["id"]) not in label]
    ties = zip(edges["source_label"].map(bare), edges["target_label"].map(bare), edges["weight"])
    wanted.equals("pandas, edge list", list(label.values()) + alone, ties)
    nodes, edges = table("gephi/nodes.csv"), table("gephi/edges.csv")
    label = dict(zip(nodes["Id"], nodes["Label"].map(bare)))
    ties = zip(edges["Source"].map(label), edges["Target"].map(label), edges["Weight"])
    wanted.equals("pandas, Gephi tables", label.values(), ties)
    assert set(edges["Type"]) <= {"Undirected"}
    intervals = list(nodes.get("Time Interval", [])) + list(edges.get("Time Interval", []))
    assert all(re.fullmatch(r"(<\[\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d\]>)?", cell) for cell in intervals), "Time Interval"
    for name in ["graph.csv", "gephi/nodes.csv", "gephi/edges.csv"]:
        with open(folder / name, encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                for cell in row:
                    assert cell[:1] not in ("=", "+", "@", "\t", "\r") and (cell[:1] != "-" or re.fullmatch(r"-[\d.]+", cell)), cell


def read_parquet(folder):
    import pandas
    import pyarrow.parquet
    wanted = Wanted(folder)
    def table(name):
        path = folder / "parquet" / f"{name}.parquet"
        header = json.loads(pyarrow.parquet.read_schema(path).metadata[b"relmap"])
        assert header == wanted.file["graph"], name
        return pandas.read_parquet(path)
    nodes, edges = table("nodes"), table("edges")
    label = dict(zip(nodes["id"], nodes["label"]))
    wanted.equals("pandas and pyarrow, Parquet", label.values(), zip(edges["source"].map(label), edges["target"].map(label), edges["weight"]))
    assert [list(cell) for cell in nodes["aliases"]] == [node.get("aliases", []) for node in wanted.file["nodes"]]
    for rows, of_file in [(nodes, wanted.file["nodes"]), (edges, wanted.file["edges"])]:
        for name in ["first_seen", "last_seen"]:
            days = [None if day is None else str(day) for day in rows.get(name, [])]
            assert not days or days == [row.get(name) for row in of_file], name
    assert nodes["strength"].tolist() == [node["strength"] for node in wanted.file["nodes"]]
    assert nodes["pagerank"].tolist() == [node["pagerank"] for node in wanted.file["nodes"]]


def read_neo4j(folder):
    """The header of the import tables, by the grammar of neo4j-admin's manual; the program itself needs Java and a server."""
    kinds = {"int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point", "date", "localtime", "time",
             "localdatetime", "datetime", "duration"}
    def table(name):
        with open(folder / "neo4j" / name, encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))
    nodes, ties = table("nodes.csv"), table("relationships.csv")
    for head, special in [(nodes[0], {":LABEL"}), (ties[0], {":TYPE"})]:
        for cell in head:
            field, _, kind = cell.partition(":")
            ids = re.fullmatch(r"(ID|START_ID|END_ID)\(\w+\)", kind)
            assert cell in special or ids or (re.fullmatch(r"[a-z_]+", field) and kind.removesuffix("[]") in kinds), cell
        assert len(set(head)) == len(head)
    assert [re.sub(r"\W.*", "", head.split(":")[1]) for head in ties[0][:3]] == ["START_ID", "END_ID", "TYPE"]
    at = {name: column for column, name in enumerate(nodes[0])}
    label = {row[at["id:ID(entity)"]]: row[at["label:string"]] for row in nodes[1:]}
    assert len(label) == len(nodes) - 1 and all(label), "ids are unique and not empty"
    assert all(row[at[":LABEL"]] in {"Person", "Organization", "Location"} for row in nodes[1:])
    weight = ties[0].index("weight:double")
    wanted = Wanted(folder, carried)
    wanted.equals("Neo4j import tables", label.values(), [(label[row[0]], label[row[1]], row[weight]) for row in ties[1:]])
    aliases = [row[at["aliases:string[]"]].split("\x1f") for row in nodes[1:]]
    assert aliases == [[carried(alias) for alias in node.get("aliases", [])] or [""] for node in wanted.file["nodes"]]
    subprocess.run(["sh", "-n", folder / "neo4j/import.sh"], check=True)


def read_followthemoney(folder):
    import followthemoney
    from followthemoney import model
    wanted = Wanted(folder)
    counts, ids, references = collections.Counter(), set(), []
    for line in (folder / "graph.ftm.json").read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) >= 1, f"{entity['id']}: {name}={values} is dropped"
            if schema.get(name).type.name == "entity":
                references += values
        counts[entity["schema"]] += 1
        assert entity["id"] not in ids, entity["id"]
        ids.add(entity["id"])
    assert set(references) <= ids
    kinds = collections.Counter(node["type"] for node in wanted.file["nodes"])
    assert [counts[s] for s in ["Person", "Organization", "Address"]] == [kinds[t] for t in ["person", "organization", "location"]]
    assert counts["UnknownLink"] == len(wanted.file["edges"]) and counts["Article"] == len(wanted.file["documents"])
    print(f"followthemoney {followthemoney.__version__}: {sum(counts.values())} entities, all valid, no property dropped")


def read_obsidian(folder):
    import yaml
    wanted = Wanted(folder)
    notes = {pathlib.Path(name).stem: pathlib.Path(name).read_text(encoding="utf-8") for name in glob.glob(f"{folder}/obsidian/*.md")}
    assert len(notes) == len(wanted.file["nodes"]) + 1
    names, n_links = [], 0
    for text in notes.values():
        body = text.split("---\n\n", 1)[1]
        for link in re.findall(r"(?<!\\)\[\[(.*?)\]\]", body):
            assert link.split("|")[0] in notes, link
            n_links += 1
        matter = yaml.safe_load(text.split("---\n")[1])
        assert matter["generator"] == "relmap"
        # The note of the map itself has nothing else there.
        if "type" in matter:
            names.append(matter["aliases"][0])
            assert matter["type"] in {"person", "organization", "location"}
    assert collections.Counter(names) == wanted.names
    print(f"YAML of Obsidian notes: {len(names)} names, {n_links} links: all lead to a note")


def read_tools(folder):
    """Programs that are not Python's."""
    out = subprocess.run(["dot", "-Tjson", folder / "graph.dot"], check=True, capture_output=True, text=True).stdout
    assert json.loads(out)["objects"]
    subprocess.run(["xmllint", "--noout", folder / "graph.svg", folder / "graph.graphml"], check=True)
    command = ["xmllint", "--noout", "--relaxng", ROOT / "scripts/gexf-1.2.rng", folder / "graph.gexf"]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]
    png = (folder / "graph.png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n" and png[-8:-4] == b"IEND", "graph.png"
    print("Graphviz, xmllint (SVG, GraphML, GEXF by its grammar): accepted")


def read_page(folder):
    """The page in Chromium, without a network: its list holds every name as text, and nothing in them runs."""
    from playwright.sync_api import sync_playwright
    wanted = Wanted(folder, shown)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        faults, requests = [], []
        page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((folder / "graph.html").resolve().as_uri())
        page.locator("#show-list").click()
        rows = []
        for table in ("Names", "Ties"):
            page.locator("#list .switch button", has_text=table).click()
            while (more := page.locator("#list > button:visible")).count():
                more.first.click()
            rows.append(page.evaluate("""() => [...document.querySelector("#list table").tBodies[0].rows].map((row) =>
                [...row.querySelectorAll("bdi")].map((name) => name.textContent).concat(row.querySelector(".number").textContent))"""))
        browser.close()
    assert not faults and len(requests) == 1, (faults, requests)
    # The list shows who has a tie.
    tied = {end for edge in wanted.file["edges"] for end in (edge["source"], edge["target"])}
    alone = [shown(node["label"]) for node in wanted.file["nodes"] if node["id"] not in tied]
    names = [name for name, _ in rows[0]] + alone
    wanted.equals("Chromium, page", names, [(a, b, weight.replace(",", "")) for a, b, weight in rows[1]])


def read_pictures(folder):
    """Every mark of the SVG says whose it is."""
    titles = [title.text for title in xml.etree.ElementTree.parse(folder / "graph.svg").iter("{http://www.w3.org/2000/svg}title")]
    names = [shown(node["label"]) for node in json.loads((folder / "graph.json").read_text(encoding="utf-8"))["nodes"]]
    found = [name for name in names if any(title.startswith((f"{name}, person:", f"{name}, organization:", f"{name}, location:")) for title in titles)]
    assert len(found) == len(names) or len(names) > 60, set(names) - set(found)
    assert len(found) >= min(len(names), 60), len(found)
    print(f"ElementTree, SVG: {len(found)} marks with their names")


READERS = {"networkx": read_networkx, "igraph": read_igraph, "pandas": read_pandas, "parquet": read_parquet, "neo4j": read_neo4j,
           "followthemoney": read_followthemoney, "obsidian": read_obsidian, "tools": read_tools, "page": read_page,
           "pictures": read_pictures}


def install():
    """The interpreters that readers run in, and the readers that could not be had."""
    WORK.mkdir(parents=True, exist_ok=True)
    # Old versions of networkx fail beside a new numpy, so they are run without any.
    here = sys.prefix != sys.base_prefix
    python, plain, skipped = sys.executable if here else WORK / "venv/bin/python", WORK / "plain/bin/python", []
    for folder in ["plain"] if here else ["venv", "plain"]:
        if not (WORK / folder).exists():
            subprocess.run([sys.executable, "-m", "venv", "--without-pip" if folder == "plain" else "--clear", WORK / folder], check=True)
    def pip(*what):
        return subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]).returncode == 0
    packages = {"pandas": "pandas", "parquet": "pyarrow", "igraph": "igraph", "obsidian": "pyyaml", "followthemoney": "followthemoney",
                "page": "playwright==1.65.2"}
    # All at once is quicker; one by one says which cannot be had.
    if not pip(*packages.values()):
        skipped += [reader for reader, package in packages.items() if not pip(package)]
    if not shutil.which("chromium"):
        skipped.append("page")
    for version in NETWORKX:
        place = WORK / f"networkx-{version}"
        if not place.exists() and not pip("--no-deps", "--target", place, f"networkx=={version}"):
            skipped.append(f"networkx {version}")
    if not (WORK / "node/node_modules/graphology").exists():
        (WORK / "node").mkdir(exist_ok=True)
        (WORK / "node/package.json").write_text('{"private": true}\n')
        npm = shutil.which("npm")
        if not npm or subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", *NPM], cwd=WORK / "node").returncode != 0:
            skipped.append("node")
    return python, plain, skipped


def main():
    if sys.argv[1:2] == ["--read"]:
        return READERS[sys.argv[2]](pathlib.Path(sys.argv[3]))
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("graph", type=pathlib.Path)
    a.add_argument("--relmap", default=ROOT / "target/release/relmap")
    a.add_argument("--all", action="store_true")
    o = a.parse_args()
    # Parquet is there if the program was built with it.
    help_text = subprocess.run([o.relmap, "export", "--help"], check=True, capture_output=True, text=True).stdout
    formats = FORMATS.split(",") + ["parquet"] * ("obsidian, parquet" in " ".join(help_text.split()))
    python, plain, skipped = install()
    (WORK / "hostile.json").write_text(json.dumps(hostile()), encoding="utf-8")
    for name, graph in [("given", o.graph), ("hostile", WORK / "hostile.json")]:
        folder = WORK / name
        shutil.rmtree(folder, ignore_errors=True)
        print(f"-- {name} graph", flush=True)
        subprocess.run([o.relmap, "export", graph, "--format", ",".join(formats), "-o", folder], check=True, stderr=subprocess.DEVNULL)
        def read(reader, program=python, **env):
            command = [program, __file__, "--read", reader, folder]
            subprocess.run(command, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env})
        for version in NETWORKX:
            if f"networkx {version}" not in skipped:
                read("networkx", plain, PYTHONPATH=str(WORK / f"networkx-{version}"))
        for reader in ["igraph", "pandas", "parquet", "neo4j", "followthemoney", "obsidian", "tools", "pictures", "page"]:
            if reader not in skipped and (reader != "parquet" or "parquet" in formats):
                read(reader)
        if "node" not in skipped:
            env = {**os.environ, "NODE_PATH": str(WORK / "node/node_modules")}
            subprocess.run(["node", ROOT / "scripts/check_exports.js", folder], check=True, env=env)
    for reader in skipped:
        print(f"SKIPPED: {reader} could not be installed here", file=sys.stderr)
    if "parquet" not in formats:
        print("SKIPPED: parquet, which this relmap was built without (cargo build --features parquet)", file=sys.stderr)
    if o.all and skipped:
        sys.exit(1)


if __name__ == "__main__":
    main()

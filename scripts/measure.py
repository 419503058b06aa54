"""What the scripts that measure share: documents of gold files, what a command costs, tables between markers."""
import json, os, pathlib, re, subprocess, sys


def documents(path, also=()):
    """The documents of a file of one a line, as relmap reads them: id, text, and those of `also` that they have."""
    path = pathlib.Path(path)
    # Not splitlines, which would also part a text at the rarer ends of lines.
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            key = row.get("doc_id", row.get("id", f"{path.stem}:{number}"))
            yield {"id": str(key), "text": row["text"], **{field: row[field] for field in also if row.get(field)}}


def articles(folder):
    """The annotated articles of a folder (tests/gold/README.md) as gold documents with mentions."""
    for path in sorted(pathlib.Path(folder).glob("*.md")):
        _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
        text, mentions, end = "", [], 0
        for link in re.finditer(r"\[([^\[\]]+)\]\(([A-Z]+):([^()\s]+)\)", body):
            text += body[end:link.start()]
            mentions.append({"start": len(text), "end": len(text + link[1]), "type": link[2], "entity": link[3]})
            text, end = text + link[1], link.end()
        yield {"doc_id": path.stem, "text": text + body[end:], "mentions": mentions}


def cost(command, **options):
    """CPU seconds and peak memory in MiB of a command that must succeed; `options` are those of Popen."""
    process = subprocess.Popen([str(word) for word in command], **options)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def put(page, name, table):
    """Puts a table between the markers of its name in a page."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    text = page.read_text(encoding="utf-8")
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        sys.exit(f"{page}: no markers {begin.strip()} and {end}")
    page.write_text(before + begin + table + end + after, encoding="utf-8")

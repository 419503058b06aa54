#!/usr/bin/env bash
# Makes the pictures that docs/PICTURES.md shows, into docs/pictures.
#
# usage: scripts/pictures.sh
#
# Texts that are not ours lie below the folder that RELMAP_SHARED names, otherwise ../shared: five articles in seeds/, gold news in
# data/graph/. Where they are missing, their pictures stay as they are and the script says so. Needs python3 with Pillow, which makes
# the files small: a map needs few colours.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${RELMAP_SHARED:-../shared}
work=target/pictures
relmap=target/release/relmap
python=${PYTHON:-python3}
most_bytes=150000
mkdir -p "$work" docs/pictures

if ! "$python" -c 'import PIL' 2>/dev/null; then
  echo "pictures.sh: no Pillow for $python; name another with PYTHON=" >&2
  exit 2
fi
if [ ! -x "$relmap" ]; then cargo build --release; fi

# graph NAME INPUT: the graph of some news.
graph() {
  if [ ! -e "$2" ]; then
    echo "SKIPPED $1: $2 is not there (set RELMAP_SHARED)" >&2
    return 1
  fi
  "$relmap" build --quiet "$2" -o "$work/$1"
}

# gold NAME FILE: the texts of a gold file as documents.
gold() {
  if [ -e "$2" ]; then
    PYTHONPATH=scripts "$python" -c 'import json, sys, measure
for document in measure.documents(sys.argv[1], ["title", "date"]):
    print(json.dumps(document))' "$2" > "$work/$1.jsonl"
    graph "$1" "$work/$1.jsonl"
  else
    graph "$1" "$2"
  fi
}

# picture NAME GRAPH FLAG…: a picture of a graph, small enough for the repository.
picture() {
  local name=$1 from=$2
  shift 2
  "$relmap" export "$work/$from" --format png --width "${width:-1200}" "$@" -o "$work/$name.png"
  "$python" - "$work/$name.png" "docs/pictures/$name.png" "$most_bytes" <<'PY'
import os, sys
from PIL import Image
picture = Image.open(sys.argv[1]).convert("RGB")
# The palette that covers most keeps the few colours of marks, which the commonest would swallow.
for colours in [256, 192, 128, 96, 64, 48, 32]:
    picture.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)
    if os.path.getsize(sys.argv[2]) <= int(sys.argv[3]):
        break
PY
  local bytes
  bytes=$(wc -c < "docs/pictures/$name.png")
  if [ "$bytes" -gt "$most_bytes" ]; then
    echo "pictures.sh: docs/pictures/$name.png has $bytes bytes, more than $most_bytes" >&2
    exit 1
  fi
  echo "docs/pictures/$name.png: $bytes bytes"
}

graph seeds seeds
picture seeds seeds
picture seeds-dark seeds --dark
picture seeds-geo seeds --layout geo
picture seeds-all seeds --backbone off --top 200

if graph articles "$shared/seeds"; then picture articles articles; fi
if gold gum_news "$shared/data/graph/gum/gum_news.jsonl"; then picture gum_news gum_news; fi
if gold dwie_dev "$shared/data/graph/dwie/dwie_dev.jsonl"; then
  picture dwie_dev dwie_dev --top 120
  picture dwie_dev-geo dwie_dev --layout geo
fi

mkdir -p "$work/crowd"
cargo run --quiet --release -p relmap-graph --example crowd -- 2000 20000 --json > "$work/crowd/graph.json"
picture crowd-backbone crowd --top 150 --title "A made-up network of 2,000 names"
width=800 picture crowd crowd --top 2000 --backbone off --title "A made-up network of 2,000 names"

#!/usr/bin/env bash
# Same input, same bytes: one and two threads, files given in order, in reverse, and as one folder.
set -euo pipefail
cd "$(dirname "$0")/.."
relmap=target/release/relmap
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
files=(seeds/*.txt seeds/*.md)
reversed=($(printf '%s\n' "${files[@]}" | tac))
"$relmap" build "${files[@]}" --jobs 1 -o "$out/a" --quiet
"$relmap" build "${reversed[@]}" --jobs 2 -o "$out/b" --quiet
for name in graph.json graph.dot graph.svg graph.html report.json; do
  cmp "$out/a/$name" "$out/b/$name"
done
"$relmap" build seeds --jobs 1 -o "$out/c" --quiet
"$relmap" build seeds --jobs 2 -o "$out/d" --quiet
for name in graph.json graph.dot graph.svg graph.html report.json; do
  cmp "$out/c/$name" "$out/d/$name"
done
echo "same bytes"

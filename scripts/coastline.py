#!/usr/bin/env python3
"""Makes crates/graph/data/land.bin, the outline of the land for `--layout geo`. usage: coastline.py land-50m.json [OUT]

The input is TopoJSON of Natural Earth's land polygons, as the npm package world-atlas has it. Rings are simplified by Douglas and
Peucker's method and written as little-endian 16-bit integers: for every ring the number of its points, then longitude and latitude
of each in hundredths of a degree. The first point is not repeated at the end. Holes (the Caspian Sea) are rings like others: the
even-odd rule leaves them empty.
"""
import json
import pathlib
import struct
import sys

TOLERANCE = 0.06  # Degrees: a pixel or less where 20 degrees fill a picture.
LEAST_AREA = 0.02  # Square degrees: smaller islands are specks.


def arcs(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings(topology):
    lines = list(arcs(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = []
                for arc in ring:
                    line = lines[arc] if arc >= 0 else lines[~arc][::-1]
                    points += line[1 if points else 0:]
                yield points


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def distance(point, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return ((point[0] - a[0] - t * dx) ** 2 + (point[1] - a[1] - t * dy) ** 2) ** 0.5


def simplified(points):
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        far = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]), default=None)
        if far is not None and distance(points[far], points[first], points[last]) > TOLERANCE:
            keep[far] = True
            parts += [(first, far), (far, last)]
    return [point for point, kept in zip(points, keep) if kept]


def main():
    source = pathlib.Path(sys.argv[1])
    place = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent.parent / "crates/graph/data/land.bin")
    out, n_rings, n_points = bytearray(), 0, 0
    for ring in rings(json.loads(source.read_text())):
        ring = ring[:-1]
        if area(ring) < LEAST_AREA:
            continue
        # Both halves from the point that is farthest from the first: a closed line has no ends.
        far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
        ring = simplified(ring[:far + 1])[:-1] + simplified(ring[far:] + ring[:1])[:-1]
        points = [(round(lon * 100), round(lat * 100)) for lon, lat in ring]
        points = [point for at, point in enumerate(points) if point != points[at - 1]]
        if len(points) < 3:
            continue
        out += struct.pack("<H", len(points)) + b"".join(struct.pack("<hh", *point) for point in points)
        n_rings, n_points = n_rings + 1, n_points + len(points)
    place.write_bytes(out)
    print(f"{n_rings} rings, {n_points} points, {len(out)} bytes: {place}")


main()

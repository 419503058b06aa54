#!/usr/bin/env python3
"""Makes the typefaces in crates/export/data. usage: subset_font.py FOLDER, which holds Arimo-Regular.ttf and Arimo-Bold.ttf.

Needs fonttools. Also checks that letters are as wide as the tables in crates/graph/src/view/text.rs say.
"""
import pathlib
import re
import sys

from fontTools import subset

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = [  # Unicode ranges, ends included.
    (0x20, 0x7E), (0xA0, 0x24F),  # Latin
    (0x300, 0x32F),  # accents
    (0x370, 0x52F),  # Greek, Cyrillic
    (0x590, 0x5FF),  # Hebrew
    (0x1E00, 0x1EFF),  # Latin with more accents
    (0x2010, 0x203F), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x25CF, 0x25CF),
    (0xFFFD, 0xFFFD),
]


def widths(name):
    text = (ROOT / "crates/graph/src/view/text.rs").read_text(encoding="utf-8")
    table = re.search(rf"const {name}: \[u16; 95\] = \[(.*?)\];", text, re.DOTALL).group(1)
    return [int(width) for width in re.findall(r"\d+", table)]


def main():
    for style in ["Regular", "Bold"]:
        options = subset.Options(hinting=False, layout_features=["ccmp", "mark", "mkmk", "kern", "locl"], notdef_outline=True,
                                 name_IDs=["*"], glyph_names=False)
        options.drop_tables += ["DSIG", "gasp"]
        font = subset.load_font(str(pathlib.Path(sys.argv[1]) / f"Arimo-{style}.ttf"), options)
        font.recalcTimestamp = False
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
        subsetter.subset(font)
        names, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for code, width in enumerate(widths(style.upper()), start=0x20):
            assert round(metrics[names[code]][0] * 1000 / em) == width, chr(code)
        font.save(ROOT / f"crates/export/data/Arimo-{style}.subset.ttf")


main()

"""The faces of the site, cut from the font packages to the letters a newspaper sets, as WOFF2."""

from dataclasses import dataclass
from pathlib import Path

import fontpkg_amiri  # type: ignore[import-untyped]
import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]
from fontTools import subset

_ARABIC = [
    *(0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656), *range(0x660, 0x66E), 0x670, 0x671),
    *(0x67E, 0x686, 0x698, 0x6A4, 0x6A5, 0x6A8, 0x6A9, 0x6AD, 0x6AF, 0x6CC, *range(0x6F0, 0x6FA)),
    *(0x200C, 0x200D, 0x200E, 0x200F, 0xFDFA),
]
_LATIN = [
    *range(0x20, 0x7F),
    *(0xA0, 0xA3, 0xA9, 0xAB, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, *range(0xC0, 0xD7), *range(0xD8, 0x100), 0x152, 0x153),
    *(
        0x2010,
        0x2011,
        0x2013,
        0x2014,
        0x2018,
        0x2019,
        0x201C,
        0x201D,
        0x2022,
        0x2026,
        0x202F,
        0x2039,
        0x203A,
        0x20AC,
        0x2212,
    ),
]
# Joining forms, obligatory ligatures and marks. Amiri's required ligatures are what makes it naskh.
_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "locl", "curs"]


@dataclass(frozen=True)
class Face:
    """`name` is that of the built file, without its ending."""

    name: str
    source: Path


FACES = [
    Face("text-400", fontpkg_ibm_plex_sans_arabic.ROOT / "files" / "IBMPlexSansArabic-Regular.ttf"),
    Face("text-700", fontpkg_ibm_plex_sans_arabic.ROOT / "files" / "IBMPlexSansArabic-Bold.ttf"),
    Face("display-700", fontpkg_amiri.ROOT / "files" / "Amiri-Bold.ttf"),
]


def build_face(face: Face, *, to: Path) -> None:
    """Write the subset. Takes one or two seconds; the same source always gives the same letters and features."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = _FEATURES
    options.drop_tables += ["meta", "DSIG"]
    options.recalc_timestamp = False
    font = subset.load_font(str(face.source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*_ARABIC, *_LATIN])
    cutter.subset(font)
    subset.save_font(font, str(to), options)

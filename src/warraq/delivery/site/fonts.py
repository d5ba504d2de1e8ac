"""The faces of the site, cut from the font packages to the letters a newspaper sets, as WOFF2.

Each face comes in two files: Arabic letters with digits and the common signs, and Latin letters. A page without a Latin
word in a face never asks for the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fontpkg_amiri  # type: ignore[import-untyped]
import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]
from fontTools import subset
from fontTools.ttLib.scaleUpem import scale_upem

_SIGNS = (
    *range(0x20, 0x40),
    *(
        0x5B,
        0x5D,
        0x5F,
        0xA0,
        0xA9,
        0xAB,
        0xB0,
        0xB7,
        0xBB,
        0xD7,
        0x2011,
        0x2013,
        0x2014,
        0x2022,
        0x2026,
        0x2039,
        0x203A,
    ),
    *(0x200C, 0x200D, 0x200E, 0x200F, 0x202F, 0x20AC, 0x2212),
)
_ARABIC = (*(0x60C, 0x61B, 0x61F), *range(0x621, 0x63B), *range(0x640, 0x656), *range(0x660, 0x66E), 0x670, 0x671)
# Letters of names that Arabic papers write with their own sound: پ چ ژ ڤ ڥ ڨ ک ڭ گ ی, and digits of the east.
_NEIGHBOURS = (0x67E, 0x686, 0x698, 0x6A4, 0x6A5, 0x6A8, 0x6A9, 0x6AD, 0x6AF, 0x6CC, *range(0x6F0, 0x6FA), 0xFDFA)
# In headlines the first four of those are enough; the rest are taken from the face of the text.
_HEADLINE_NEIGHBOURS = (0x67E, 0x6A4, 0x6AD, 0x6AF)
_LATIN = (
    *(0x40, *range(0x41, 0x5B), 0x5C, 0x5E, *range(0x60, 0x7F), 0xA3, 0xB1),
    *(*range(0xC0, 0xD7), *range(0xD8, 0x100), 0x152, 0x153, 0x2010, 0x2018, 0x2019, 0x201C, 0x201D),
)
# Joining forms, obligatory ligatures and marks. Amiri's required ligatures are what makes it naskh.
_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "locl", "curs"]


# Points on a grid half as fine: a tenth of the weight less, and at the size of the masthead off by 0.07 px at most.
_UNITS_PER_EM = 500


@dataclass(frozen=True)
class Face:
    """One file. `name` is that of the built file, without its ending."""

    name: str
    family: str
    weight: int
    source: Path
    letters: tuple[int, ...]

    @property
    def is_latin(self) -> bool:
        return self.letters == _LATIN

    @property
    def unicode_range(self) -> str:
        """The letters as CSS wants them."""
        return ",".join(
            f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in _ranges(self.letters)
        )


_PLEX = fontpkg_ibm_plex_sans_arabic.ROOT / "files"
TEXT, DISPLAY = "Warraq Text", "Warraq Display"
TEXT_REGULAR = _PLEX / "IBMPlexSansArabic-Regular.ttf"
TEXT_BOLD = _PLEX / "IBMPlexSansArabic-Bold.ttf"
DISPLAY_BOLD = fontpkg_amiri.ROOT / "files" / "Amiri-Bold.ttf"
_HEADLINE = (*_SIGNS, *_ARABIC, *_HEADLINE_NEIGHBOURS)

FACES = [
    Face("text-400", TEXT, 400, TEXT_REGULAR, (*_SIGNS, *_ARABIC, *_NEIGHBOURS)),
    Face("text-400-latin", TEXT, 400, TEXT_REGULAR, _LATIN),
    Face("text-700", TEXT, 700, TEXT_BOLD, (*_SIGNS, *_ARABIC, *_NEIGHBOURS)),
    Face("text-700-latin", TEXT, 700, TEXT_BOLD, _LATIN),
    Face("display-700", DISPLAY, 700, DISPLAY_BOLD, _HEADLINE),
    Face("display-700-latin", DISPLAY, 700, DISPLAY_BOLD, _LATIN),
]


def build_face(face: Face, *, to: Path) -> None:
    """Write the subset. Takes one or two seconds; the same source always gives the same letters and features."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = _FEATURES
    options.drop_tables += ["meta", "DSIG", "gasp"]
    options.recalc_timestamp = False
    font = subset.load_font(str(face.source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=face.letters)
    cutter.subset(font)
    scale_upem(font, _UNITS_PER_EM)
    subset.save_font(font, str(to), options)


def _ranges(letters: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for letter in sorted(set(letters)):
        if found and found[-1][1] == letter - 1:
            found[-1] = (found[-1][0], letter)
        else:
            found.append((letter, letter))
    return found

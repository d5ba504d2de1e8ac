"""Lines of text as glyphs in the order in which they stand: Unicode's bidi algorithm, then HarfBuzz for each run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import uharfbuzz as hb
from bidi import algorithm as bidi

from warraq.arabic.bidi import Direction, isolate

_UNITS = 64  # HarfBuzz counts in whole numbers: in 64ths of a pixel


@dataclass(frozen=True)
class Glyph:
    """A glyph of the font at `font`, by its number; `x` and `y` are px from the line's left end and its baseline."""

    font: Path
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """`width` is in px; glyphs are in order from the left."""

    size_px: float
    glyphs: list[Glyph] = field(default_factory=list)
    width: float = 0.0


@dataclass(frozen=True)
class _Run:
    """Neighbouring letters of one level and one font; `start` and `end` are places in the text."""

    start: int
    end: int
    level: int
    font: Path


# What `isolate` puts around scores, ranges and foreign words, as the older controls that the bidi library knows.
_ISOLATES = str.maketrans({"\u2066": "\u202a", "\u2067": "\u202b", "\u2068": "\u202a", "\u2069": "\u202c"})
_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e")
# UAX 9, rule X9: what the bidi library leaves out of its answer; a non-joiner is among them, and HarfBuzz needs it.
_LEFT_OUT = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})


def shape(text: str, fonts: Sequence[Path], *, size_px: float, direction: Direction) -> Line:
    """One line, without breaking it. A letter is set in the first font that has it; one that none has is left out."""
    text = isolate(text, base=direction).translate(_ISOLATES)
    glyphs: list[Glyph] = []
    x = 0.0
    for run in _in_visual_order(_runs(text, fonts, direction=direction)):
        font = load_font(run.font, size_px)
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(letter) for letter in text], run.start, run.end - run.start)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        hb.shape(font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(run.font, info.codepoint, x + position.x_offset / _UNITS, position.y_offset / _UNITS))
            x += position.x_advance / _UNITS
    return Line(size_px, glyphs, x)


def load_font(path: Path, size_px: float) -> Any:
    """A HarfBuzz font whose units are 64ths of a px at that size."""
    return _load_font(path, round(size_px * _UNITS))


@lru_cache(maxsize=64)
def _load_font(path: Path, scale: int) -> Any:
    font = hb.Font(_load_face(path))
    font.scale = (scale, scale)
    return font


@lru_cache(maxsize=8)
def _load_face(path: Path) -> Any:
    return hb.Face(hb.Blob.from_file_path(str(path)))


def _runs(text: str, fonts: Sequence[Path], *, direction: Direction) -> Iterator[_Run]:
    levels = _levels(text, direction=direction)
    chosen: list[Path | None] = []
    for letter in text:
        chosen.append(_find_font(letter, fonts, before=chosen[-1] if chosen else None))
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and levels[end] == levels[start] and chosen[end] == chosen[start]:
            continue
        font = chosen[start]
        if font is not None:
            yield _Run(start, end, levels[start], font)
        start = end


def _find_font(letter: str, fonts: Sequence[Path], *, before: Path | None) -> Path | None:
    """The font before goes on where it can, so that a space or a mark does not cut a word in two."""
    if letter in _CONTROLS:
        return None
    if bidirectional(letter) in _LEFT_OUT:
        return before
    candidates = [before, *fonts] if before is not None else fonts
    return next((path for path in candidates if _load_font(path, _UNITS).get_nominal_glyph(ord(letter))), None)


def _levels(text: str, *, direction: Direction) -> list[int]:
    """The embedding level of each letter (UAX 9); what the algorithm leaves out has the level before it."""
    storage: dict[str, Any] = bidi.get_empty_storage()
    storage["base_level"] = 1 if direction == "rtl" else 0
    storage["base_dir"] = "R" if direction == "rtl" else "L"
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for letter in text:
        before = levels[-1] if levels else storage["base_level"]
        levels.append(before if bidirectional(letter) in _LEFT_OUT else next(resolved)["level"])
    return levels


def _in_visual_order(runs: Iterable[_Run]) -> list[_Run]:
    """UAX 9, rule L2, upon whole runs: HarfBuzz turns the letters inside each."""
    ordered = list(runs)
    levels = {run.level for run in ordered}
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start + 1)
    return ordered

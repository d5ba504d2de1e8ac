"""Fitting a headline into a box: the largest size at which it takes few enough lines, broken evenly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from warraq.arabic.bidi import Direction
from warraq.arabic.truncate import truncate
from warraq.delivery.cards.shaping import Line, shape


@dataclass(frozen=True)
class Block:
    """Set lines, the first on top. `is_whole` tells that nothing was cut off and nothing made narrower."""

    lines: list[Line]
    size_px: float
    is_whole: bool = True


def set_headline(
    text: str,
    fonts: Sequence[Path],
    *,
    width_px: float,
    most_lines: int,
    sizes_px: Sequence[float],
    direction: Direction,
) -> Block:
    """`sizes_px` from large to small; what does not fit at the smallest is cut at a phrase."""
    words = text.split()
    for size_px in sizes_px:
        broken = _break(words, fonts, width_px=width_px, size_px=size_px, direction=direction)
        if broken is not None and len(broken) <= most_lines:
            even = _even(words, fonts, width_px=width_px, size_px=size_px, lines=len(broken), direction=direction)
            return _shape_all(even, fonts, size_px=size_px, direction=direction)
    if len(words) == 1 or len(text) < 8:
        narrow = width_px / max(width_px, shape(text, fonts, size_px=sizes_px[-1], direction=direction).width)
        return replace(
            _shape_all([words], fonts, size_px=sizes_px[-1] * narrow * 0.98, direction=direction), is_whole=False
        )
    shorter = truncate(text, max_chars=int(len(text) * 0.9))
    if len(shorter) >= len(text):
        shorter = text[: len(text) * 3 // 4]
    cut = set_headline(
        shorter, fonts, width_px=width_px, most_lines=most_lines, sizes_px=sizes_px[-1:], direction=direction
    )
    return replace(cut, is_whole=False)


def _break(
    words: list[str], fonts: Sequence[Path], *, width_px: float, size_px: float, direction: Direction
) -> list[list[str]] | None:
    """Words by line, as many on each as go; None when a single word is too wide."""
    lines: list[list[str]] = []
    for word in words:
        if lines and _width([*lines[-1], word], fonts, size_px=size_px, direction=direction) <= width_px:
            lines[-1].append(word)
        elif _width([word], fonts, size_px=size_px, direction=direction) <= width_px:
            lines.append([word])
        else:
            return None
    return lines


def _even(
    words: list[str], fonts: Sequence[Path], *, width_px: float, size_px: float, lines: int, direction: Direction
) -> list[list[str]]:
    """The same number of lines within the narrowest width that allows it, so that no word stands alone at the end."""
    narrow, wide = width_px / max(lines, 1) / 2, width_px
    best = _break(words, fonts, width_px=wide, size_px=size_px, direction=direction) or [words]
    for _ in range(7):
        middle = (narrow + wide) / 2
        tried = _break(words, fonts, width_px=middle, size_px=size_px, direction=direction)
        if tried is not None and len(tried) <= lines:
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _width(words: list[str], fonts: Sequence[Path], *, size_px: float, direction: Direction) -> float:
    return shape(" ".join(words), fonts, size_px=size_px, direction=direction).width


def _shape_all(lines: list[list[str]], fonts: Sequence[Path], *, size_px: float, direction: Direction) -> Block:
    return Block([shape(" ".join(line), fonts, size_px=size_px, direction=direction) for line in lines], size_px)

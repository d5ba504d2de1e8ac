"""Where headlines appear, as those who make these places tell it, so that the newsroom can show what fits."""

from collections.abc import Callable
from typing import Any

Places = Callable[[], list[dict[str, Any]]]

_makers: list[Places] = []


def register_headline_places(places: Places) -> None:
    """`places()` gives facts of each place: `name`, `field` (title, front_headline or social_headline), `font` (CSS, with
    its size), `file` (the font's address or ""), `width_px` and `most_lines`."""
    if places not in _makers:
        _makers.append(places)


def find_headline_places() -> list[dict[str, Any]]:
    return [place for places in _makers for place in places()]

"""Where a picture stands, as those who put it there tell it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warraq.newsroom.pictures.models import Picture


@dataclass(frozen=True)
class Place:
    """One place. `kind` says in words what it is, `url` where it is edited; `is_public` whether readers see it there."""

    kind: str
    name: str
    url: str
    is_public: bool


@dataclass(frozen=True)
class Places:
    """Places that somebody may know of, and how many others there are."""

    shown: list[Place]
    hidden: int = 0


Finder = Callable[[Picture, Any], Places]
_finders: list[Finder] = []


def register_places(finder: Finder) -> None:
    """`finder(picture, user)` gives the places it knows of; those that the user may not read it only counts."""
    if finder not in _finders:
        _finders.append(finder)


def find_places(picture: Picture, *, user: Any) -> Places:
    """Every place, those that readers see first."""
    found = [finder(picture, user) for finder in _finders]
    shown = [place for places in found for place in places.shown]
    return Places(sorted(shown, key=lambda place: not place.is_public), sum(places.hidden for places in found))

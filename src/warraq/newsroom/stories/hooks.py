"""Places that later stages fill: where a story is public, and how it will look."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

PublicAddress = Callable[[int], str | None]
Preview = Callable[[Any, HttpRequest], HttpResponse]

HeadlinePlaces = Callable[[], list[dict[str, Any]]]

_public_address: PublicAddress | None = None
_preview: Preview | None = None
_headline_places: HeadlinePlaces | None = None


def register_headline_places(finder: HeadlinePlaces) -> None:
    """`finder()` gives facts of each place where readers meet a headline: its name, field, font, width and lines."""
    global _headline_places
    _headline_places = finder


def find_headline_places() -> list[dict[str, Any]]:
    return _headline_places() if _headline_places else []


def register_public_address(finder: PublicAddress) -> None:
    """`finder(story_id)` gives the absolute address under which readers open the story at home, or None."""
    global _public_address
    _public_address = finder


def find_public_address(story_id: int) -> str | None:
    return _public_address(story_id) if _public_address else None


def register_preview(preview: Preview) -> None:
    """`preview(story, request)` answers with the page that readers would get of this unsaved story."""
    global _preview
    _preview = preview


def build_preview(story: Any, request: HttpRequest) -> HttpResponse:
    if _preview is None:
        raise LookupError("no preview is registered: warraq.publishing.release is not installed")
    return _preview(story, request)

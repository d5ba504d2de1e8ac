"""The hook for lists of stories that a later stage knows, such as the most read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from warraq.masthead.models import Edition, Section


@dataclass(frozen=True)
class Rail:
    """Ids of stories, best first, and a word for readers on what the list rests on; it may be empty."""

    story_ids: list[int] = field(default_factory=list)
    note: str = ""


Builder = Callable[[Edition, Section | None], Rail]

_rails: dict[str, Builder] = {}


def register_rail(name: str, builder: Builder) -> None:
    """`builder(edition, section)` gives the list of an edition, or of one of its sections, quickly; the rail `name` shows
    those of its stories that are public.

    It answers from memory or with one cheap query. When a list has changed the bulletin must name its `rail_key`. Known
    names: `most_read`. A rail without stories is not shown at all.
    """
    _rails[name] = builder


def unregister_rail(name: str) -> None:
    _rails.pop(name, None)


def find_rail(name: str, edition: Edition, *, section: Section | None = None) -> Rail:
    """What the rail holds now; nothing where nobody registered it."""
    builder = _rails.get(name)
    return builder(edition, section) if builder else Rail()


def rail_key(name: str, edition_id: int, *, section_id: int | None = None) -> str:
    """The surrogate key of one list."""
    return f"rail:{name}:{edition_id}:{section_id}" if section_id else f"rail:{name}:{edition_id}"

"""The hook for lists of stories that a later stage knows, such as the most read."""

from collections.abc import Callable

from warraq.masthead.models import Edition

Builder = Callable[[Edition], list[int]]

_rails: dict[str, Builder] = {}


def register_rail(name: str, builder: Builder) -> None:
    """`builder(edition)` gives ids of stories, best first, quickly; the rail `name` shows those that are public.

    A page asks once per request that is rendered, so the builder answers from memory or with one cheap query. Known
    names: `most_read`. A rail without stories is not shown at all.
    """
    _rails[name] = builder


def unregister_rail(name: str) -> None:
    _rails.pop(name, None)


def rail_ids(name: str, edition: Edition) -> list[int]:
    """What the rail holds now; nothing where nobody registered it."""
    builder = _rails.get(name)
    return builder(edition) if builder else []

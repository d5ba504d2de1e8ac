"""What may be kept at all. Nothing is, unless the view says so: the list is of what is allowed, never of what is not.

A view marked `@kept()` is asked by the front without the reader's cookies, headers or unknown query keys, so what it
answers cannot depend on who asks first. Its answer is stored when it went through `headers.cache_for`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from warraq.delivery.cache.pieces import Piece

View = TypeVar("View", bound=Callable[..., Any])
_QUERY = "warraq_kept_query"
_KEPT = "warraq_kept"
_CSRF_EXEMPT = "csrf_exempt"  # Django's own name
FRONT = "warraq.front"


@dataclass(frozen=True)
class Kept:
    """How an answer may be kept: for how long it is right without hearing of a change, and under which names.

    `pieces` is the page in parts, None where the body is the whole of it; `shown` are the stories it shows itself, and
    `blocks` the names of its shared blocks in the order in which they choose their stories. A shared block `is_block`.
    """

    seconds: float
    keys: frozenset[str]
    pieces: tuple[Piece, ...] | None = None
    shown: frozenset[int] = field(default_factory=frozenset)
    blocks: tuple[str, ...] = ()
    is_block: bool = False


def kept(*, query_keys: Iterable[str] = ()) -> Callable[[View], View]:
    """Mark a view whose answers the front may keep; `query_keys` are the only ones it reads, and part of the key."""

    def decorate(view: View) -> View:
        setattr(view, _QUERY, tuple(query_keys))
        # It changes nothing: another method is told that it is not allowed, whoever sent it.
        setattr(view, _CSRF_EXEMPT, True)
        return view

    return decorate


def kept_query_keys(view: Any) -> tuple[str, ...] | None:
    """The query keys that a view reads; None for one whose answers may not be kept."""
    found: tuple[str, ...] | None = getattr(view, _QUERY, None)
    return found


def keep(response: Any, facts: Kept | None) -> None:
    """Say of a response how it may be kept, or with None that it may not."""
    setattr(response, _KEPT, facts)


def find_kept(response: Any) -> Kept | None:
    found: Kept | None = getattr(response, _KEPT, None)
    return found


def is_from_front(request: Any) -> bool:
    """Whether the front asks, and wants the page in pieces."""
    scope = getattr(request, "scope", None)
    return bool(scope and scope.get(FRONT))

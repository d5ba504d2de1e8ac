"""What is kept of one address: a page as a shell with places for blocks, or a shared block, or a whole answer."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from warraq.delivery.cache.deflating import Packed, pack
from warraq.delivery.cache.pieces import Choice, Group, Include, Item, Piece, fill, story_ids, without_story

#: Edition id, path and query as they are spelled in a request; of the query only keys that the view reads.
Address = tuple[int, bytes, bytes]
Header = tuple[bytes, bytes]
_MOST_VARIANTS = 64
_OVERHEAD = 700  # bytes of an entry's own objects, about


@dataclass(frozen=True, slots=True)
class PackedGroup:
    """Parts of a shell that are left out together where no block in them has anything to show."""

    parts: tuple["Part", ...]


Part = Packed | Include | PackedGroup


def pack_shell(pieces: Iterable[Piece], *, shown: set[int]) -> tuple[Part, ...]:
    """A shell's pieces, compressed. Lists of its own, which are rare, are filled now."""
    parts: list[Part] = []
    text: list[str] = []

    def close() -> None:
        if text:
            parts.append(pack("".join(text).encode()))
            text.clear()

    for piece in pieces:
        if isinstance(piece, Include):
            close()
            parts.append(piece)
        elif isinstance(piece, Group) and _has_include(piece):
            close()
            parts.append(PackedGroup(pack_shell(piece.pieces, shown=shown)))
        else:
            text.append(fill([piece], shown=shown))
    close()
    return tuple(parts)


def _has_include(group: Group) -> bool:
    return any(isinstance(p, Include) or (isinstance(p, Group) and _has_include(p)) for p in group.pieces)


@dataclass(slots=True)
class Answer:
    """A page put together, with the ASGI messages ready. `generation` is that of the blocks it was made of.

    `expires_at` is that of the page or of the block that first expires, by time.monotonic().
    """

    gzip_start: dict[str, object]
    gzip_body: dict[str, object]
    not_modified: dict[str, object]
    etag: bytes
    parts: tuple[Packed, ...]
    generation: int
    expires_at: float
    asked: int = 0  # how often this very answer was a hit


class Entry:
    """One stored thing. `position` is how far the bulletin was known when it was rendered: it shows all up to there."""

    __slots__ = (
        "address",
        "aliases",
        "answer",
        "blocks",
        "choices",
        "expires_at",
        "headers",
        "hits",
        "is_stale",
        "keys",
        "looked_at",
        "parts",
        "place",
        "position",
        "rendered_at",
        "seconds",
        "shown",
        "size",
        "status",
        "variants",
    )

    def __init__(
        self,
        address: Address,
        *,
        status: int,
        headers: tuple[Header, ...],
        keys: frozenset[str],
        seconds: float,
        rendered_at: float,
        position: int,
        parts: tuple[Part, ...] = (),
        choices: tuple[Piece, ...] | None = None,
        shown: frozenset[int] = frozenset(),
        blocks: tuple[str, ...] = (),
    ) -> None:
        self.address, self.status, self.headers, self.keys = address, status, headers, keys
        self.seconds, self.rendered_at, self.position = seconds, rendered_at, position
        self.parts, self.choices, self.shown, self.blocks = parts, choices, shown, blocks
        self.expires_at = time.monotonic() + rendered_at + seconds - time.time()
        self.is_stale = False
        self.answer: Answer | None = None
        self.aliases: list[tuple[bytes, bytes, bytes]] = []
        self.variants: dict[frozenset[int], tuple[Packed, frozenset[int]]] = {}
        self.hits = 0
        self.looked_at = 0.0  # when the disk tier was last asked for a newer one
        self.place = -1  # in the store's list
        self.size = _OVERHEAD + _weigh(parts) + _weigh_choices(choices) + 60 * len(keys)

    @property
    def is_block(self) -> bool:
        return self.choices is not None

    def is_fresh(self, now: float) -> bool:
        """`now` is time.monotonic()."""
        return not self.is_stale and now < self.expires_at

    def take_out(self, story_id: int) -> None:
        """A story that may not be shown any more leaves the block; the rest is as right as it was."""
        if self.choices is not None:
            self.choices = without_story(self.choices, story_id)
            self.variants.clear()

    def choose(self, shown: set[int]) -> Packed:
        """The block as a page sees it that shows these stories already; they grow by those that the block takes."""
        choices = self.choices or ()
        left_out = frozenset(shown & story_ids(choices))
        found = self.variants.get(left_out)
        if found is None:
            before = set(shown)
            taken = set(shown)
            text = fill(choices, shown=taken)
            found = (pack(text.encode(), level=6), frozenset(taken - before))
            if len(self.variants) >= _MOST_VARIANTS:
                self.variants.clear()
            self.variants[left_out] = found
        packed, taken_now = found
        shown |= taken_now
        return packed


def _weigh(parts: Iterable[Part]) -> int:
    return sum(
        len(part.deflated) + 120
        if isinstance(part, Packed)
        else _weigh(part.parts)
        if isinstance(part, PackedGroup)
        else 60
        for part in parts
    )


def _weigh_choices(pieces: Iterable[Piece] | None) -> int:
    total = 0
    for piece in pieces or ():
        if isinstance(piece, str):
            total += 2 * len(piece)
        elif isinstance(piece, Choice):
            total += _weigh_choices(piece.items)
        elif isinstance(piece, Group | Item):
            total += 100 + _weigh_choices(piece.pieces)
    return total

"""What a block is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import datetime

from warraq.delivery.cache.pieces import Piece, cut, story_ids
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.tidy import tidy
from warraq.publishing.release.keys import masthead_key, story_key
from warraq.publishing.release.lists import CardList, Fetched, fetch_lists


@dataclass(frozen=True)
class Shown:
    """A rendered block, and the stories in it. `html` is empty where there is nothing to show: never an empty box."""

    html: str
    story_ids: frozenset[int] = field(default_factory=frozenset)

    @property
    def keys(self) -> set[str]:
        return {story_key(story_id) for story_id in self.story_ids}


class Block:
    """One part of a page. The language of the edition is active when it is rendered.

    A shared block is rendered once for the whole edition: its template marks the items of its lists (see
    `templatetags/pieces.py`), it shows some spare ones, and each page takes those that it does not show already. It is
    given nothing to leave out, and it is in ALL_BLOCKS. One that is not shared is rendered into each page.
    """

    name = ""
    is_shared = False
    max_age_seconds: float = 86_400

    def seconds(self, masthead: Masthead, *, now: datetime) -> float:
        """How long the block is right if nothing that it shows is changed."""
        return self.max_age_seconds

    def keys(self, masthead: Masthead) -> set[str]:
        """Names of what the block shows, beside the stories themselves."""
        return {masthead_key(masthead.edition.pk)}

    def lists(self, masthead: Masthead) -> list[CardList]:
        return []

    def story_ids(self, masthead: Masthead) -> list[int]:
        """Stories the block wants by name, not by list."""
        return []

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        raise NotImplementedError

    def build(self, masthead: Masthead, fetched: Fetched, *, now: datetime) -> "Built":
        """The block as every page of the edition can use it."""
        shown = self.render(masthead, fetched, leaving_out=frozenset(), now=now)
        pieces = cut(tidy(shown.html)) if shown.html else ()
        keys = self.keys(masthead) | {story_key(story_id) for story_id in story_ids(pieces)}
        return Built(pieces, frozenset(keys), self.seconds(masthead, now=now))


@dataclass(frozen=True)
class Built:
    """A shared block in pieces, with the names of all that it can show."""

    pieces: tuple[Piece, ...]
    keys: frozenset[str]
    seconds: float


def fetch_for(
    masthead: Masthead, blocks: Iterable[Block], *, lists: Iterable[CardList] = (), story_ids: Iterable[int] = ()
) -> Fetched:
    """The cards of all these blocks, and of the page's own lists and stories, in two queries.

    For a page in pieces those of shared blocks are left out: such a block is fetched when it is built.
    """
    lists = list(lists)
    ids = set(story_ids)
    for block in blocks:
        if block.is_shared and masthead.in_pieces:
            continue
        lists += block.lists(masthead)
        ids.update(block.story_ids(masthead))
    return fetch_lists(masthead.edition, lists, story_ids=ids)

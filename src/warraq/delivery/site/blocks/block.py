"""What a shared block is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import datetime

from warraq.delivery.site.edition import Masthead
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
    """One shared part. The language of the edition is active when it is rendered.

    Lists ask for some spare items, so that a block rendered once can be shown on a page that already has some of them.
    """

    name = ""
    max_age_seconds = 60

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


def fetch_for(masthead: Masthead, blocks: Iterable[Block], *, story_ids: Iterable[int] = ()) -> Fetched:
    """The cards of all these blocks, and of the page's own stories, in two queries."""
    lists: list[CardList] = []
    ids = set(story_ids)
    for block in blocks:
        lists += block.lists(masthead)
        ids.update(block.story_ids(masthead))
    return fetch_lists(masthead.edition, lists, story_ids=ids)

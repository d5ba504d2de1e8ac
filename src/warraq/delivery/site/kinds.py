"""The hook for kinds of stories that have a page of their own."""

from datetime import datetime
from typing import Protocol

from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Page
from warraq.publishing.release.models import PublishedStory


class StoryPageBuilder(Protocol):
    def __call__(self, row: PublishedStory, *, masthead: Masthead, now: datetime) -> Page: ...


_builders: dict[str, StoryPageBuilder] = {}


def register_story_page(kind: str, builder: StoryPageBuilder) -> None:
    """`builder(row, masthead=…, now=…)` makes the page of stories of this kind instead of `build_article`."""
    _builders[kind] = builder


def find_story_page(kind: str) -> StoryPageBuilder | None:
    return _builders.get(kind)

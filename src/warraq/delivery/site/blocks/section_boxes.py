from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.canonical import link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.teasers import Teaser, build_teasers, take
from warraq.masthead.models import Section
from warraq.publishing.release.keys import section_key
from warraq.publishing.release.lists import CardList, Fetched

# A row of four: with twice as many an article would not fit in the first round trip.
BOXES = 4
SIZE = 4
SPARE = 6


@dataclass(frozen=True)
class Box:
    section: Section
    url: str
    teasers: list[Teaser]


class SectionBoxesBlock(Block):
    """A box with the newest headlines of each of the first main sections."""

    name = "section_boxes"
    is_shared = True

    def keys(self, masthead: Masthead) -> set[str]:
        return super().keys(masthead) | {section_key(section.pk) for section in self._sections(masthead)}

    def lists(self, masthead: Masthead) -> list[CardList]:
        return [CardList("section", SIZE + SPARE, section.pk) for section in self._sections(masthead)]

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        shown: set[int] = set()
        boxes = []
        # A story may be in several boxes here; a page takes it for the first that it shows.
        for section, cards in zip(self._sections(masthead), self.lists(masthead), strict=True):
            taken = take(fetched.lists[cards], most=SIZE + SPARE, leaving_out=leaving_out)
            if taken:
                shown.update(card["id"] for card in taken)
                teasers = build_teasers(taken, masthead=masthead)
                boxes.append(Box(section, link(f"/{section.slug}/"), teasers))
        if not boxes:
            return Shown("")
        return Shown(
            render_to_string("site/blocks/section_boxes.html", {"boxes": boxes, "most": SIZE}), frozenset(shown)
        )

    def _sections(self, masthead: Masthead) -> list[Section]:
        return masthead.front_sections[:BOXES]

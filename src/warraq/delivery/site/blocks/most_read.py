from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.rails import Rail, find_rail, rail_key
from warraq.delivery.site.teasers import build_teasers, take
from warraq.masthead.models import Section
from warraq.publishing.release.lists import Fetched

RAIL = "most_read"
SIZE = 5
SPARE = 15


class MostReadBlock(Block):
    """«الأكثر قراءة»: what the rail of that name holds, in its order. The edition's is shared; a section's stands on the
    front of that section alone."""

    name = "most_read"

    def __init__(self, section: Section | None = None) -> None:
        self._section = section
        self.is_shared = section is None

    def keys(self, masthead: Masthead) -> set[str]:
        section_id = self._section.pk if self._section else None
        return super().keys(masthead) | {rail_key(RAIL, masthead.edition.pk, section_id=section_id)}

    def story_ids(self, masthead: Masthead) -> list[int]:
        return self._rail(masthead).story_ids

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        rail = self._rail(masthead)
        found = (fetched.stories.get(story_id) for story_id in rail.story_ids)
        most = SIZE + SPARE if self.is_shared else SIZE
        cards = take((card for card in found if card), most=most, leaving_out=leaving_out)
        if not cards:
            return Shown("")
        teasers = build_teasers(cards, masthead=masthead)
        ranks = [masthead.moments.number(rank) for rank in range(1, SIZE + 1)]
        if self.is_shared:
            template, context = "most_read.html", {"teasers": teasers, "most": SIZE, "ranks": ranks}
        else:
            template, context = "most_read_in_section.html", {"ranked": list(zip(ranks, teasers, strict=False))}
        html = render_to_string(f"site/blocks/{template}", {**context, "note": rail.note})
        return Shown(html, frozenset(card["id"] for card in cards))

    def _rail(self, masthead: Masthead) -> Rail:
        key = (RAIL, self._section.pk if self._section else None)
        if key not in masthead.rails:
            rail = find_rail(RAIL, masthead.edition, section=self._section)
            masthead.rails[key] = Rail(rail.story_ids[: SIZE + SPARE], rail.note)
        return masthead.rails[key]

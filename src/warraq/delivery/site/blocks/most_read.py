from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.rails import rail_ids
from warraq.delivery.site.teasers import build_teasers, take
from warraq.publishing.release.lists import Fetched

RAIL = "most_read"
SIZE = 5
SPARE = 15


class MostReadBlock(Block):
    """«الأكثر قراءة»: what the rail of that name holds, in its order."""

    name = "most_read"
    is_shared = True
    max_age_seconds = 60  # counted readers are no change of what is public: the bulletin does not tell

    def keys(self, masthead: Masthead) -> set[str]:
        return super().keys(masthead) | {f"rail:{RAIL}:{masthead.edition.pk}"}

    def story_ids(self, masthead: Masthead) -> list[int]:
        return rail_ids(RAIL, masthead.edition)[: SIZE + SPARE]

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        found = (fetched.stories.get(story_id) for story_id in self.story_ids(masthead))
        cards = take((card for card in found if card), most=SIZE + SPARE, leaving_out=leaving_out)
        if not cards:
            return Shown("")
        teasers = build_teasers(cards, masthead=masthead)
        ranks = [masthead.moments.number(rank) for rank in range(1, SIZE + 1)]
        html = render_to_string("site/blocks/most_read.html", {"teasers": teasers, "most": SIZE, "ranks": ranks})
        return Shown(html, frozenset(card["id"] for card in cards))

from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.canonical import LATEST_PATH
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.teasers import build_teasers, take
from warraq.publishing.release.keys import latest_key
from warraq.publishing.release.lists import CardList, Fetched

SIZE = 6
SPARE = 12


class LatestBlock(Block):
    """«آخر الأخبار»: the newest stories of the edition with their times."""

    name = "latest"
    is_shared = True

    def keys(self, masthead: Masthead) -> set[str]:
        return super().keys(masthead) | {latest_key(masthead.edition.pk)}

    def lists(self, masthead: Masthead) -> list[CardList]:
        return [CardList("latest", SIZE + SPARE)]

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        cards = take(fetched.lists[self.lists(masthead)[0]], most=SIZE + SPARE, leaving_out=leaving_out)
        if not cards:
            return Shown("")
        context = {"teasers": build_teasers(cards, masthead=masthead), "most": SIZE, "latest_url": LATEST_PATH}
        html = render_to_string("site/blocks/latest.html", context)
        return Shown(html, frozenset(card["id"] for card in cards))

from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.canonical import SEARCH_PATH, link
from warraq.delivery.site.edition import Masthead, seconds_to_midnight, today
from warraq.publishing.release.lists import Fetched


class HeaderBlock(Block):
    """The name of the paper, today's date, and the sections."""

    name = "header"
    is_shared = True

    def seconds(self, masthead: Masthead, *, now: datetime) -> float:
        return seconds_to_midnight(masthead, now=now)

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        date, hijri = today(masthead, now=now)
        context = {
            "edition": masthead.edition,
            "date": date,
            "search_url": SEARCH_PATH,
            "day": masthead.moments.tell(now).iso[:10],
            "hijri": hijri,
            "sections": [(section, link(f"/{section.slug}/")) for section in masthead.main_sections],
        }
        return Shown(render_to_string("site/blocks/header.html", context))

from collections.abc import Set
from datetime import datetime
from typing import Any

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
        day = masthead.moments.tell(now).iso[:10]
        return _render(masthead, {"date": date, "day": day, "hijri": hijri})


class StoryHeaderBlock(Block):
    """The same over a story, small and without today's date.

    It changes with the masthead alone, as the page itself does, so it stands in the page: compressed together with the
    head and the story it takes 1 KB less of a reader's first round trip than as a part of its own.
    """

    name = "story_header"

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        return _render(masthead, {"is_over_story": True})


def _render(masthead: Masthead, context: dict[str, Any]) -> Shown:
    common = {
        "edition": masthead.edition,
        "search_url": SEARCH_PATH,
        "sections": [(section, link(f"/{section.slug}/")) for section in masthead.main_sections],
    }
    return Shown(render_to_string("site/blocks/header.html", common | context))

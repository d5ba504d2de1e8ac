from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead, seconds_to_midnight
from warraq.publishing.release.lists import Fetched

# The keys are lower-case; an editor may have typed either. Names in Arabic are how readers know the networks.
_NETWORK_LABELS = {"x": "X", "twitter": "X", "rss": "RSS", "tiktok": "TikTok", "youtube": "YouTube"}


class FooterBlock(Block):
    """Sections once more, how to reach the paper, and its pages on social networks."""

    name = "footer"
    is_shared = True

    def seconds(self, masthead: Masthead, *, now: datetime) -> float:
        return seconds_to_midnight(masthead, now=now)

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        context = {
            "edition": masthead.edition,
            "sections": [(section, encode(f"/{section.slug}/")) for section in masthead.main_sections],
            "links": [
                (_NETWORK_LABELS.get(link.network.lower(), link.network.capitalize()), link.url)
                for link in masthead.links
            ],
            "year": masthead.moments.number(now.astimezone(masthead.edition.zone).year),
        }
        return Shown(render_to_string("site/blocks/footer.html", context))

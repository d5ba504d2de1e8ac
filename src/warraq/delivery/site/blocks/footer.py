from collections.abc import Set
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from warraq.delivery.site.blocks.block import Block, Shown
from warraq.delivery.site.canonical import ARCHIVE_PATH, CORRECTIONS_PATH, LATEST_PATH, link
from warraq.delivery.site.edition import Masthead, seconds_to_midnight
from warraq.delivery.site.hooks import footer_links
from warraq.publishing.release.lists import Fetched
from warraq.publishing.standing.models import PublishedPage

# The keys are lower-case; an editor may have typed either. Names in Arabic are how readers know the networks.
_NETWORK_LABELS = {"x": "X", "twitter": "X", "rss": "RSS", "tiktok": "TikTok", "youtube": "YouTube"}


def _pages(masthead: Masthead) -> list[PublishedPage]:
    return list(PublishedPage.objects.filter(edition=masthead.edition, is_in_footer=True).defer("html"))


class FooterBlock(Block):
    """Sections once more, how to reach the paper, and its pages on social networks."""

    name = "footer"
    is_shared = True

    def seconds(self, masthead: Masthead, *, now: datetime) -> float:
        return seconds_to_midnight(masthead, now=now)

    def render(self, masthead: Masthead, fetched: Fetched, *, leaving_out: Set[int], now: datetime) -> Shown:
        context = {
            "edition": masthead.edition,
            "sections": [(section, link(f"/{section.slug}/")) for section in masthead.main_sections],
            "pages": [(page.title, link(f"/{page.slug}/")) for page in _pages(masthead)],
            "lists": [
                (_("Latest news"), LATEST_PATH),
                (_("Archive"), ARCHIVE_PATH),
                (_("Corrections"), CORRECTIONS_PATH),
            ],
            "links": [
                (_NETWORK_LABELS.get(link.network.lower(), link.network.capitalize()), link.url)
                for link in masthead.links
            ],
            "offers": footer_links(),
            "year": masthead.moments.number(now.astimezone(masthead.edition.zone).year),
        }
        return Shown(render_to_string("site/blocks/footer.html", context))

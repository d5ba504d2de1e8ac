"""Stories of the last 48 hours, as Google News wants them: one file, always the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.sitemaps.parts import own_stories

NEWS_AGE = timedelta(hours=48)
MOST = 1000


@dataclass(frozen=True)
class NewsEntry:
    url: str
    title: str
    published_at: datetime | None


def find_news(masthead: Masthead, *, now: datetime) -> list[NewsEntry]:
    rows = own_stories(masthead.edition).filter(first_released_at__gt=now - NEWS_AGE, first_released_at__lte=now)
    values = rows.order_by("-first_released_at", "-story_id").values_list("path", "headline", "first_released_at")
    zone = masthead.edition.zone
    found = [
        NewsEntry(masthead.base_url + encode(path), headline, released.astimezone(zone))
        for path, headline, released in values[:MOST]
    ]
    # A sitemap names at least one page; without news it is the front, as no news.
    return found or [NewsEntry(f"{masthead.base_url}/", "", None)]

"""How a story's page tells where its oEmbed answer is."""

from typing import Any
from urllib.parse import quote

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.heads import HeadLink
from warraq.publishing.release.models import PublishedStory


def oembed_links(masthead: Masthead, subject: Any) -> list[HeadLink]:
    if not isinstance(subject, PublishedStory):
        return []
    # The short address: an Arabic one would be encoded twice here, and three times as long.
    story = f"{masthead.base_url}{encode(f'/s/{subject.code}/')}"
    url = f"{masthead.base_url}/oembed/?url={quote(story, safe='')}"
    return [HeadLink("alternate", url, type="application/json+oembed", title=subject.headline)]

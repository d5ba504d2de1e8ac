"""What every page's head says of the site as an application."""

from typing import Any

from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.heads import HeadLink

_LINKS = [HeadLink("manifest", "/manifest.webmanifest"), HeadLink("apple-touch-icon", "/icon-180.png")]


def app_links(masthead: Masthead, subject: Any) -> list[HeadLink]:
    return list(_LINKS)

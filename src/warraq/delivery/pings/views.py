"""The file that proves to search engines that pings about the edition are ours."""

from datetime import datetime

from warraq.delivery.pings.services import indexnow_key
from warraq.delivery.site.door import Answer, File
from warraq.delivery.site.edition import Masthead


def key_file(path: str, masthead: Masthead, now: datetime) -> Answer:
    address = f"/{indexnow_key(masthead.edition)}.txt"
    if path != f"{address}/":
        return None
    return File(address[1:-4], "text/plain; charset=utf-8", address, set(), seconds=3600)

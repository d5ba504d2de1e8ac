"""Answers with older entries, and with what changed."""

import re
from datetime import datetime

from warraq.delivery.live.page import build_older
from warraq.delivery.live.updates import build_updates
from warraq.delivery.site.door import Answer
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.resolve import Moved, read_code
from warraq.publishing.release.models import PublishedStory

_BEFORE = re.compile(r"/live/([0-9a-z]{1,12})/before-(\d{1,18})/", re.ASCII)
_AFTER = re.compile(r"/live/([0-9a-z]{1,12})/after-(\d{1,18})\.json/", re.ASCII)


def older(path: str, masthead: Masthead, now: datetime) -> Answer:
    found = _BEFORE.fullmatch(path)
    row = _find(found[1], masthead=masthead) if found else None
    if found is None or row is None:
        return None
    address = f"/live/{row.code}/before-{int(found[2])}/"
    return build_older(row, int(found[2]), masthead=masthead, now=now) if path == address else Moved(address)


def updates(path: str, masthead: Masthead, now: datetime) -> Answer:
    found = _AFTER.fullmatch(path)
    row = _find(found[1], masthead=masthead) if found else None
    return build_updates(row, int(found[2]), masthead=masthead) if found and row else None


def _find(code: str, *, masthead: Masthead) -> PublishedStory | None:
    """The live story of a code, if the edition shows it."""
    rows = PublishedStory.objects.filter(story_id=read_code(code) or 0, edition=masthead.edition, kind="live")
    row = rows.select_related("home_edition").defer("body", "body_text").first()
    if row is not None:
        row.edition = masthead.edition
    return row

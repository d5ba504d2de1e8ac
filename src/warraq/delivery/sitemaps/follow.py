"""Following the bulletin: whichever parts a change touches are looked at again."""

import re
from collections.abc import Iterable
from datetime import datetime

from warraq.delivery.sitemaps.models import SitemapPart
from warraq.delivery.sitemaps.parts import PART_SIZE, find_last_change
from warraq.masthead.models import Edition
from warraq.publishing.release.models import BulletinEntry

_KEY = re.compile(r"(topic|contributor):(\d+)")
_KINDS = {"topic": SitemapPart.Kind.TOPICS, "contributor": SitemapPart.Kind.CONTRIBUTORS}


def renew_parts(entries: Iterable[BulletinEntry], now: datetime) -> None:
    """Make the rows of the touched parts true, in every edition; harmless to run again."""
    touched = {part for entry in entries for part in _parts_of(entry)}
    editions = list(Edition.objects.all()) if touched else []
    for kind, number in sorted(touched):
        for edition in editions:
            _renew(edition, kind, number, now=now)


def _renew(edition: Edition, kind: str, number: int, *, now: datetime) -> None:
    rows = SitemapPart.objects.filter(edition=edition, kind=kind, number=number)
    changed_at = find_last_change(kind, number, edition=edition, now=now)
    if changed_at is None:
        rows.delete()
    elif not rows.update(last_changed_at=changed_at):
        SitemapPart.objects.create(edition=edition, kind=kind, number=number, last_changed_at=changed_at)


def _parts_of(entry: BulletinEntry) -> Iterable[tuple[str, int]]:
    if entry.story_id is not None and entry.kind != BulletinEntry.Kind.LIVE_ENTRY:
        yield SitemapPart.Kind.STORIES.value, entry.story_id // PART_SIZE
    for key in entry.keys:
        found = _KEY.fullmatch(key)
        if found:
            yield _KINDS[found[1]].value, int(found[2]) // PART_SIZE

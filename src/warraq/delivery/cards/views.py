"""Answers with cards: from the storage, or drawn at once when nobody has drawn it yet."""

import re
from datetime import datetime

from django.core.files.storage import default_storage

from warraq.delivery.cards.ahead import keep_card
from warraq.delivery.cards.cards import EDITION_CODE, build_edition_card, build_story_card, card_path, needs_card
from warraq.delivery.cards.drawing import Card, draw_card
from warraq.delivery.cards.models import DrawnCard
from warraq.delivery.site.door import Answer, File
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.resolve import Moved, read_code
from warraq.publishing.release.keys import story_key
from warraq.publishing.release.models import PublishedStory

_PATH = re.compile(r"/cards/([0-9a-z]{1,12})-([0-9a-f]{12})\.png/", re.ASCII)
_YEAR = 31_536_000


def card(path: str, masthead: Masthead, now: datetime) -> Answer:
    """The card, or the way to the present one when the story has another by now."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    edition = masthead.edition
    if found[1] == EDITION_CODE:
        shown = build_edition_card(edition)
        address = card_path(EDITION_CODE, shown)
        return _file(draw_card(shown), address, set()) if path == f"{address}/" else Moved(address)
    story_id = read_code(found[1])
    rows = PublishedStory.objects.filter(story_id=story_id or 0, edition=edition).defer("body", "body_text")
    row = rows.first()
    if row is None or not needs_card(row):
        return None
    shown, key = build_story_card(row, edition=edition), story_key(row.story_id)
    address = card_path(row.code, shown)
    if path != f"{address}/":
        return Moved(address, keys=frozenset({key}))
    return _file(_read(row, shown), address, {key})


def _read(row: PublishedStory, card: Card) -> bytes:
    content = keep_card(row.story_id, edition=row.edition, card=card)
    if content is not None:
        return content
    drawn = DrawnCard.objects.get(edition=row.edition, story_id=row.story_id)
    with default_storage.open(drawn.name) as file:
        kept: bytes = file.read()
    return kept


def _file(content: bytes, address: str, keys: set[str]) -> File:
    return File(content, "image/png", address, keys, seconds=_YEAR, is_immutable=True)

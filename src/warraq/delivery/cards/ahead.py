"""Drawing ahead: soon after a release its card lies ready, before anybody has shared the story."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from warraq.delivery.cards.cards import build_story_card, digest_of, needs_card
from warraq.delivery.cards.drawing import Card, draw_card
from warraq.delivery.cards.models import DrawnCard
from warraq.masthead.models import Edition
from warraq.publishing.release.models import BulletinEntry, PublishedStory

SHARED_WITHIN = timedelta(days=2)


def draw_ahead(entries: Iterable[BulletinEntry], now: datetime) -> None:
    """Draw what the stories of these entries need and has not been drawn; forget the cards of withdrawn ones."""
    ids = {entry.story_id for entry in entries if entry.story_id and entry.kind != BulletinEntry.Kind.LIVE_ENTRY}
    rows = PublishedStory.objects.filter(story_id__in=ids).select_related("edition").defer("body", "body_text")
    wanted = {(row.story_id, row.edition_id): row for row in rows if needs_card(row)}
    for drawn in DrawnCard.objects.filter(story_id__in=ids):
        if (drawn.story_id, drawn.edition_id) not in wanted:
            default_storage.delete(drawn.name)
            drawn.delete()
    for row in wanted.values():
        if row.first_released_at < now - SHARED_WITHIN:
            continue  # An archive that comes in all at once: the few that are ever shared are drawn when asked for.
        with translation.override(row.edition.language.split("-")[0]):
            keep_card(row.story_id, edition=row.edition, card=build_story_card(row, edition=row.edition))


def keep_card(story_id: int, *, edition: Edition, card: Card) -> bytes | None:
    """Draw the card and put it into the storage; None when it was there."""
    digest = digest_of(card)
    drawn = DrawnCard.objects.filter(edition=edition, story_id=story_id).first()
    if drawn is not None and drawn.digest == digest and default_storage.exists(drawn.name):
        return None
    if drawn is not None and drawn.digest != digest:
        default_storage.delete(drawn.name)
    drawn, _made = DrawnCard.objects.update_or_create(edition=edition, story_id=story_id, defaults={"digest": digest})
    content = draw_card(card)
    default_storage.delete(drawn.name)
    default_storage.save(drawn.name, ContentFile(content))
    return content

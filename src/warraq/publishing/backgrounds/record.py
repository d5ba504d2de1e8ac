"""Writing what readers see of a background; call inside the transaction of the change."""

from datetime import datetime

from warraq.newsroom.backgrounds.models import Background
from warraq.publishing.backgrounds.models import PublishedBackground
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import background_key
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.sanitise import clean_text


def record_background(background: Background, *, now: datetime, moved_from: int | None = None) -> None:
    """Make the public row say what the newsroom says. `moved_from` is the topic it was pinned to before."""
    if moved_from not in (None, background.topic_id):
        record_removal(moved_from, now=now)
    values = {"text": clean_text(background.text), "story_id": background.story_id}
    known = PublishedBackground.objects.filter(topic_id=background.topic_id)
    if known.filter(**values).exists():
        return
    PublishedBackground.objects.update_or_create(topic_id=background.topic_id, defaults=values)
    _tell(background.topic_id, now=now)


def record_removal(topic_id: int, *, now: datetime) -> None:
    deleted, _by_model = PublishedBackground.objects.filter(topic_id=topic_id).delete()
    if deleted:
        _tell(topic_id, now=now)


def _tell(topic_id: int, *, now: datetime) -> None:
    bulletin.append(BulletinEntry.Kind.RAIL_CHANGED, keys={background_key(topic_id)}, now=now)

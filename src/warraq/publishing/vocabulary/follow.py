"""Learn again when something came out, by the worker."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from warraq.masthead.models import Edition, LearnedWords
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.vocabulary.learn import learn

logger = logging.getLogger(__name__)
#: A name is in the news for longer than this; reading three thousand stories takes the worker some seconds.
LEARN_AFTER = timedelta(hours=6)
_TEACHING = {BulletinEntry.Kind.RELEASED, BulletinEntry.Kind.CORRECTED}


@task()
def learn_words(edition_id: int) -> None:
    """Learn the words of one edition; an edition that is no more is passed over."""
    edition = Edition.objects.filter(pk=edition_id).first()
    if edition is not None:
        learn(edition, now=timezone.now())
        logger.info("Learned words", extra={"event": "publishing.vocabulary.learned", "edition": edition.key})


def follow(entries: list[BulletinEntry], now: datetime) -> None:
    """Hand the worker each Arabic edition that has not been read for LEARN_AFTER, when something came out."""
    if not any(entry.kind in _TEACHING for entry in entries):
        return
    due = Edition.objects.filter(language__startswith="ar").filter(
        Q(learned_words=None) | Q(learned_words__asked_at=None) | Q(learned_words__asked_at__lte=now - LEARN_AFTER)
    )
    for edition_id in list(due.values_list("pk", flat=True)):
        LearnedWords.objects.update_or_create(edition_id=edition_id, defaults={"asked_at": now})
        learn_words.enqueue(edition_id)

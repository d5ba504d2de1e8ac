"""Learn again when something came out, by the worker."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from warraq.newsroom.suggestions.models import mark_asked
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.subjects.learn import learn_subjects

logger = logging.getLogger(__name__)
#: Names of topics are found at once; what their texts are like changes slowly, and reading costs half a minute.
LEARN_AFTER = timedelta(hours=2)
_TEACHING = {BulletinEntry.Kind.RELEASED, BulletinEntry.Kind.CORRECTED, BulletinEntry.Kind.WITHDRAWN}


@task()
def learn_again() -> None:
    learned = learn_subjects(now=timezone.now())
    logger.info("Learned subjects", extra={"event": "publishing.subjects.learned", "stories": learned.stories})


def follow(entries: list[BulletinEntry], now: datetime) -> None:
    """Hand it to the worker when the public record changed, and it was not done for LEARN_AFTER."""
    if any(entry.kind in _TEACHING for entry in entries) and mark_asked(before=now - LEARN_AFTER, now=now):
        learn_again.enqueue()

"""An editor's act: alert readers to a story, once for each edition."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from wagtail.log_actions import log

from warraq.audience.push.models import Alert, Device, Push
from warraq.audience.push.payload import shorten_text, shorten_title
from warraq.masthead.models import Edition
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import Placement, PublishedStory


class AlertedAlready(ValueError):
    """Readers of the edition were alerted to the story before."""


class NotPublic(ValueError):
    """The story is not public in that edition."""


def send_alert(story: Story, editions: Iterable[Edition], *, title: str, text: str, user: Any, now: datetime) -> None:
    """Alert the readers of these editions. The newsroom's log keeps who and with what words.

    Raises AlertedAlready or NotPublic, and then nobody is alerted.
    """
    with transaction.atomic():
        for edition in editions:
            if not PublishedStory.objects.filter(edition=edition, story_id=story.pk).exists():
                raise NotPublic(edition.key)
            facts = {"title": shorten_title(title), "text": shorten_text(text), "made_by": user, "made_at": now}
            try:
                with transaction.atomic():
                    alert = Alert.objects.create(edition=edition, story_id=story.pk, **facts)
            except IntegrityError as error:
                raise AlertedAlready(edition.key) from error
            words = {"edition": edition.key, "title": alert.title, "text": alert.text}
            log(instance=story, action="warraq.push_alert", user=user, data=words)


def devices_for(edition: Edition, story_id: int) -> QuerySet[Device]:
    """Devices that want alerts of the whole edition, or of a section in which the story stands."""
    placed = Placement.objects.filter(story_id=story_id, published__edition=edition).values_list(
        "section_id", flat=True
    )
    wanted = Q(wishes__section=None) | Q(wishes__section__in=list(placed))
    return Device.objects.filter(wanted, edition=edition, wishes__isnull=False).distinct()


def queue_pushes(alert: Alert, *, now: datetime) -> int:
    """One push for each device that wants it now, in one transaction; how many."""
    with transaction.atomic():
        locked = Alert.objects.select_for_update().get(pk=alert.pk)
        if locked.queued_at is not None or locked.state != Alert.State.SENDING:
            return 0
        ids = list(devices_for(alert.edition, alert.story_id).values_list("pk", flat=True))
        Push.objects.bulk_create((Push(alert=alert, device_id=pk) for pk in ids), batch_size=500)
        Alert.objects.filter(pk=alert.pk).update(queued_at=now, devices=len(ids))
    return len(ids)

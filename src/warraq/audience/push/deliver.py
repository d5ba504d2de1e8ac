"""Handing pushes over, each at most once, whatever fails and whoever is killed.

Some are marked as handed over, and that is committed, before any service hears of them: a process that dies between the
two leaves those devices without the alert. What a service surely did not take goes back and is tried again.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import F

from warraq.audience.push.alerts import queue_pushes
from warraq.audience.push.keys import find_key
from warraq.audience.push.models import Alert, Device, Push
from warraq.audience.push.payload import write_payload
from warraq.audience.push.services import Answer, Said, Services, contact_of
from warraq.publishing.release.models import PublishedStory

logger = logging.getLogger(__name__)
AT_ONCE = 32
MOST_TRIES = 6
FIRST_PAUSE = timedelta(seconds=20)
# News is old after this; who could not be reached is not alerted any more.
STALE_AFTER = timedelta(hours=2)
KEPT = timedelta(days=30)


class Line(Protocol):
    """What hands pushes over: push services, or in tests something that remembers."""

    def hand_over(self, endpoint: str, *, p256dh: str, auth: str, payload: bytes, topic: str) -> Said: ...


def deliver(*, now: datetime, line: Line | None = None) -> int:
    """Queue what editors sent, and hand over what waits; how many pushes were taken. Without a key nothing is done."""
    key = find_key()
    if key is None and line is None:
        return 0
    taken = 0
    Alert.objects.filter(made_at__lt=now - STALE_AFTER, state=Alert.State.SENDING).update(state=Alert.State.DROPPED)
    Push.objects.filter(alert__made_at__lt=now - KEPT).delete()
    for alert in Alert.objects.filter(state=Alert.State.SENDING).select_related("edition"):
        row = PublishedStory.objects.filter(edition=alert.edition, story_id=alert.story_id).first()
        if row is None:
            # Withdrawn since: nobody else is told of it.
            Alert.objects.filter(pk=alert.pk).update(state=Alert.State.DROPPED)
            continue
        queue_pushes(alert, now=now)
        if line is not None:
            out = line
        else:
            assert key is not None
            out = Services(key, contact_of(alert.edition.contact_email))
        taken += _deliver_alert(alert, row, out, now=now)
        if not Push.objects.filter(alert=alert, state=Push.State.QUEUED).exists():
            Alert.objects.filter(pk=alert.pk, state=Alert.State.SENDING).update(state=Alert.State.SENT)
    return taken


def _deliver_alert(alert: Alert, row: PublishedStory, line: Line, *, now: datetime) -> int:
    payload, taken = write_payload(alert, row), 0
    with ThreadPoolExecutor(AT_ONCE) as threads:
        while pushes := _claim(alert, now=now):

            def hand(push: Push) -> Said:
                device = push.device
                keys = {"p256dh": device.p256dh, "auth": device.auth}
                try:
                    return line.hand_over(device.endpoint, payload=payload, topic=row.code, **keys)
                except Exception:  # whatever one device met must not keep the others waiting
                    logger.exception("Push failed", extra={"event": "audience.push.failed", "push": push.pk})
                    return Said(Answer.LOST)

            taken += _settle(pushes, list(threads.map(hand, pushes)), now=now)
    return taken


def _claim(alert: Alert, *, now: datetime) -> list[Push]:
    """Some that are due, marked as handed over: whoever changes the row has it, another process finds it taken."""
    due = Push.objects.filter(alert=alert, state=Push.State.QUEUED).exclude(next_at__gt=now).order_by("pk")
    with transaction.atomic():
        ids = list(due.values_list("pk", flat=True)[:AT_ONCE])
        ours = [pk for pk in ids if Push.objects.filter(pk=pk, state=Push.State.QUEUED).update(state=Push.State.HANDED)]
    return list(Push.objects.filter(pk__in=ours).select_related("device"))


def _settle(pushes: Sequence[Push], answers: Sequence[Said], *, now: datetime) -> int:
    """Keep what the services said; how many were taken."""
    taken = [push.pk for push, said in zip(pushes, answers, strict=True) if said.answer is Answer.TAKEN]
    gone = [push.device_id for push, said in zip(pushes, answers, strict=True) if said.answer is Answer.GONE]
    with transaction.atomic():
        Push.objects.filter(pk__in=taken).update(state=Push.State.TAKEN)
        Device.objects.filter(pk__in=gone).delete()
        for push, said in zip(pushes, answers, strict=True):
            if said.answer is Answer.LATER and push.tries + 1 < MOST_TRIES:
                pause = said.pause if said.pause is not None else FIRST_PAUSE * 2**push.tries
                back = {"state": Push.State.QUEUED, "tries": F("tries") + 1, "next_at": now + pause}
                Push.objects.filter(pk=push.pk).update(**back)
            elif said.answer in {Answer.REFUSED, Answer.LATER}:
                Push.objects.filter(pk=push.pk).update(state=Push.State.REFUSED, tries=F("tries") + 1)
                logger.warning(
                    "Push refused with %d", said.status, extra={"event": "audience.push.refused", "push": push.pk}
                )
    return len(taken)

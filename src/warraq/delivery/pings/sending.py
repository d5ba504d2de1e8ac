"""Sending what is due. One that fails is tried again, later each time; after two days it is given up and stays to be seen."""

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction

from warraq.delivery.pings.models import Ping
from warraq.delivery.pings.services import NotTaken, send

logger = logging.getLogger(__name__)
AT_ONCE = 10
LEASE = timedelta(minutes=2)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(days=2)
KEEP_SENT_FOR = timedelta(days=7)


def send_due(now: datetime) -> None:
    """Send at most AT_ONCE pings that are due; several processes may do so at once."""
    for ping in _claim(now):
        try:
            send(ping)
        except NotTaken as error:
            _put_off(ping, str(error), now=now)
        else:
            ping.status, ping.sent_at, ping.trouble = Ping.Status.SENT, now, ""
        ping.attempts += 1
        ping.save()
    Ping.objects.filter(status=Ping.Status.SENT, sent_at__lt=now - KEEP_SENT_FOR).delete()


def try_again(ping: Ping, *, now: datetime) -> None:
    """Let a ping that was given up wait once more."""
    ping.status, ping.made_at, ping.next_try_at, ping.attempts = Ping.Status.WAITING, now, now, 0
    ping.save()


def _claim(now: datetime) -> list[Ping]:
    """Due pings, each for one process: a process that dies while sending leaves them to the next after LEASE."""
    with transaction.atomic():
        due = Ping.objects.filter(status=Ping.Status.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        claimed = list(due[:AT_ONCE])
        Ping.objects.filter(pk__in=[ping.pk for ping in claimed]).update(next_try_at=now + LEASE)
    return claimed


def _put_off(ping: Ping, trouble: str, *, now: datetime) -> None:
    ping.trouble = trouble[:300]
    if now - ping.made_at > GIVE_UP_AFTER:
        ping.status = Ping.Status.GIVEN_UP
        logger.error("Ping given up: %s", trouble, extra={"event": "delivery.pings.given_up", "ping": ping.pk})
        return
    ping.next_try_at = now + min(FIRST_PAUSE * 2**ping.attempts, LONGEST_PAUSE)
    logger.warning("Ping not taken: %s", trouble, extra={"event": "delivery.pings.not_taken", "ping": ping.pk})

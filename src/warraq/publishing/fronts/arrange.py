"""Arrange a front: editors' places, and their row in the bulletin, at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from warraq.publishing.fronts.models import Front, Slot
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import front_key
from warraq.publishing.release.models import BulletinEntry


def arrange(front: Front, *, slots: Iterable[Slot], now: datetime) -> Front:
    """Give the front exactly these slots, in this order."""
    with transaction.atomic():
        front.save()
        front.slots.all().delete()
        for order, slot in enumerate(slots):
            slot.pk, slot.front, slot.order = None, front, order
            slot.save()
        announce(front, now=now)
    return front


def announce(front: Front, *, now: datetime) -> None:
    """Tell the bulletin that a front was arranged; call in the transaction of the change."""
    key = front_key(front.edition_id, section_id=front.section_id)
    bulletin.append(BulletinEntry.Kind.FRONT_ARRANGED, keys=[key], now=now)

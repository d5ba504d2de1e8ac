"""Arrange a front: editors' places, their row in the bulletin and in the history, at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from warraq.newsroom.emergency.state import check_not_frozen
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.publishing.fronts.models import Arrangement, BreakingBar, Front, Slot
from warraq.publishing.release import bulletin
from warraq.publishing.release.body import picture_facts
from warraq.publishing.release.keys import front_key
from warraq.publishing.release.models import BulletinEntry


class FrontHasChanged(ValueError):
    """Somebody published another arrangement since this one was begun; `newest` is theirs."""

    def __init__(self, newest: Arrangement | None) -> None:
        super().__init__("the front was arranged by somebody else meanwhile")
        self.newest = newest


def arrange(
    front: Front, *, slots: Iterable[Slot], now: datetime, user: Any = None, based_on: int | None = None
) -> Front:
    """Give the front exactly these slots, in this order.

    `based_on` is the version that the editor saw; raises FrontHasChanged when there is a newer one,
    and PublishingFrozen while nothing may go out.
    """
    check_not_frozen()
    wanted = list(slots)
    for slot in wanted:
        give_picture(slot)
    with transaction.atomic():
        if front.pk is None:
            front.save()
        fresh = Front.objects.select_for_update().get(pk=front.pk)
        if based_on is not None and fresh.version != based_on:
            raise FrontHasChanged(fresh.arrangements.select_related("arranged_by").first())
        front.version = fresh.version + 1
        front.save()
        Slot.objects.filter(front=front).delete()
        for order, slot in enumerate(wanted):
            slot.pk, slot.front, slot.order = None, front, order
        Slot.objects.bulk_create(wanted)
        Arrangement.objects.create(
            front=front,
            number=front.version,
            slots=[describe(slot) for slot in wanted],
            arranged_at=now,
            arranged_by=user,
        )
        announce(front, now=now)
    return front


def give_picture(slot: Slot) -> None:
    """Keep with the slot what a card shows of the picture chosen for it. Decodes it when that was never done."""
    slot.picture_facts = None
    if slot.picture is not None and not slot.picture.is_taken_down:
        ensure_renditions(slot.picture)
        facts = picture_facts(slot.picture)
        slot.picture_facts = facts and {name: facts[name] for name in ("alt", "card", "colour")}


def follow_picture(sender: type[Any], *, picture: Any, **kwargs: Any) -> None:
    """A picture that was chosen for a place has changed, or may be shown no more: then the story's own stands there."""
    slots = list(Slot.objects.filter(picture=picture).select_related("front"))
    for slot in slots:
        slot.picture = picture
        give_picture(slot)
        slot.save(update_fields=["picture_facts"])
    for front in {slot.front for slot in slots}:
        announce(front, now=timezone.now())


def describe(slot: Slot) -> dict[str, Any]:
    """A slot as plain facts, as the history and the editor's page have it."""
    return {
        "story": slot.story_id,
        "place": str(slot.place),
        "section": slot.section_id,
        "headline": slot.headline,
        "picture": slot.picture_id,
        "until": slot.pinned_until.isoformat() if slot.pinned_until else "",
    }


def announce(front: Front, *, now: datetime) -> None:
    """Tell the bulletin that a front was arranged; call in the transaction of the change."""
    key = front_key(front.edition_id, section_id=front.section_id)
    bulletin.append(BulletinEntry.Kind.FRONT_ARRANGED, keys=[key], now=now)


def announce_breaking(bar: BreakingBar, *, now: datetime) -> None:
    """Tell the bulletin that the bar above an edition's front has changed; call in the transaction of the change."""
    bulletin.append(BulletinEntry.Kind.FRONT_ARRANGED, keys=[front_key(bar.edition_id)], now=now)


def announce_what_is_over(now: datetime) -> None:
    """Tell the bulletin of each front on which a place or the bar has run out since."""
    slots = Slot.objects.filter(pinned_until__lte=now, is_over=False)
    bars = BreakingBar.objects.filter(expires_at__lte=now, is_over=False)
    if not slots.exists() and not bars.exists():
        return
    with transaction.atomic():
        fronts = {slot.front for slot in slots.select_for_update(of=("self",)).select_related("front")}
        slots.update(is_over=True)
        ended = list(bars.select_for_update())
        bars.update(is_over=True)
        for front in fronts:
            announce(front, now=now)
        for bar in ended:
            announce_breaking(bar, now=now)

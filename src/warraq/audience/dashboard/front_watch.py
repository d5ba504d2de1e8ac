"""Noting where stories stand on the fronts, minute by minute."""

from datetime import datetime, timedelta

from django.db import transaction

from warraq.audience.dashboard.models import FrontStay
from warraq.masthead.models import Edition, Section
from warraq.publishing.fronts.fill import fill_front

KEPT = timedelta(days=90)


def watch_fronts(*, now: datetime) -> None:
    """Begin a stay for each story that came to a place, and end those of stories that left theirs."""
    FrontStay.objects.filter(until__lt=now - KEPT).delete()
    for edition in Edition.objects.all():
        places = _places(edition, now=now)
        with transaction.atomic():
            open_stays = {stay.story_id: stay for stay in FrontStay.objects.filter(edition=edition, until=None)}
            left = [stay.pk for story_id, stay in open_stays.items() if places.get(story_id) != stay.place]
            FrontStay.objects.filter(pk__in=left).update(until=now)
            FrontStay.objects.bulk_create(
                FrontStay(edition=edition, story_id=story_id, place=place, since=now)
                for story_id, place in places.items()
                if story_id not in open_stays or open_stays[story_id].place != place
            )


def _places(edition: Edition, *, now: datetime) -> dict[int, str]:
    sections = Section.objects.filter(edition=edition, parent=None, is_on_front=True).order_by("order", "pk")
    front = fill_front(edition, sections=sections, now=now)
    groups = [
        (FrontStay.Place.LEAD, front.lead),
        (FrontStay.Place.SECOND, front.second),
        *((FrontStay.Place.RAIL, rail.cards) for rail in front.rails),
        (FrontStay.Place.LATEST, front.latest),
    ]
    places: dict[int, str] = {}
    for place, cards in groups:
        for card in cards:
            places.setdefault(card["id"], place.value)
    return places

"""Telling the newsroom, ahead of time, of pictures that readers see and that we may soon show no more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.template.loader import render_to_string

from warraq.newsroom.pictures.models import Picture
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.pictures import find_stories_with

WARNED_BEFORE = timedelta(days=7)
RED_AFTER = timedelta(seconds=60)
MOST = 10


@dataclass(frozen=True)
class Ending:
    """A picture whose right ends soon or has ended, and in how many public stories it stands."""

    picture: Picture
    stories: int


def find_ending(*, now: datetime, most: int = MOST) -> list[Ending]:
    """Those that public stories show and that leave them within a week, or have just left; the most pressing first."""
    rows = Picture.objects.filter(
        usage_expires_at__gt=now - WARNED_BEFORE, usage_expires_at__lte=now + WARNED_BEFORE
    ).order_by("usage_expires_at", "pk")
    found = []
    for picture in rows[: most * 3]:
        used = PublishedStory.objects.filter(story_id__in=find_stories_with(picture))
        stories = used.values("story_id").distinct().count()
        if stories:
            found.append(Ending(picture, stories))
    return found[:most]


def find_overstaying(*, now: datetime) -> int:
    """How many pictures should have left readers' pages a minute ago and have not."""
    return int(Picture.objects.expired(now=now - RED_AFTER).filter(taken_down_at=None).count())


def tell_of_rights(request: HttpRequest, now: datetime) -> str:
    """To whoever may change pictures; nothing when no right ends within a week."""
    if not request.user.has_perm("fronts.change_front"):
        return ""
    ending = find_ending(now=now)
    return render_to_string("release/rights.html", {"ending": ending, "now": now}) if ending else ""

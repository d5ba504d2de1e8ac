"""The line of breaking news above an edition's front."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from warraq.masthead.models import Edition
from warraq.newsroom.emergency.state import check_not_frozen
from warraq.newsroom.stories.readiness import has_visible_letters
from warraq.publishing.fronts.arrange import announce_breaking
from warraq.publishing.fronts.models import BreakingBar, Front
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.sanitise import clean_text

MINUTES = (15, 30, 60, 180)


def find_open_bar(edition: Edition, *, now: datetime) -> BreakingBar | None:
    """The bar that readers see now, or None."""
    return BreakingBar.objects.filter(edition=edition, expires_at__gt=now).first()


def path_of(bar: BreakingBar) -> str:
    """Where the bar leads: to its story, while readers can open that."""
    found = PublishedStory.objects.filter(story_id=bar.story_id, edition_id=bar.edition_id) if bar.story_id else None
    return (found.values_list("path", flat=True).first() or "") if found is not None else ""


def break_news(front: Front, *, text: str, minutes: int, now: datetime, story_id: int | None = None, user: Any) -> None:
    """Show the line above the edition's front for so many minutes, in the place of any other line.

    Raises ValidationError for an empty line or for minutes that are none of MINUTES.
    """
    check_not_frozen()
    line = clean_text(text).strip()
    if not has_visible_letters(line) or len(line) > 160:
        raise ValidationError(_("Write the line of breaking news, 160 letters at most."))
    if minutes not in MINUTES:
        raise ValidationError(_("Say how long the line stays."))
    public = PublishedStory.objects.filter(edition_id=front.edition_id)
    is_public = story_id is not None and public.filter(story_id=story_id).exists()
    with transaction.atomic():
        bar, _is_new = BreakingBar.objects.update_or_create(
            edition=front.edition,
            defaults={
                "text": line,
                "story_id": story_id if is_public else None,
                "expires_at": now + timedelta(minutes=minutes),
                "is_over": False,
            },
        )
        log(instance=front, action="warraq.breaking", user=user, data={"text": line, "minutes": minutes})
        announce_breaking(bar, now=now)


def end_breaking(front: Front, *, now: datetime, user: Any) -> None:
    """Take the line away at once."""
    with transaction.atomic():
        for bar in BreakingBar.objects.filter(edition=front.edition, expires_at__gt=now):
            bar.expires_at, bar.is_over = now, True
            bar.save()
            log(instance=front, action="warraq.breaking_ended", user=user, data={"text": bar.text})
            announce_breaking(bar, now=now)

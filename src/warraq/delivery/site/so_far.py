"""The story so far: what happened under a topic, in a few steps, the first one first.

Chosen from the first story and the newest hundred: of each day the most urgent, and of the days those with the most urgent
stories, the newest above all; the first and the last day always. The cost is that of two short reads of an index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.safestring import SafeString

from warraq.delivery.site.canonical import link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.moments import Moment
from warraq.delivery.site.wording import isolated
from warraq.publishing.release.models import PublishedTopic, StoryTopic

STEPS: Final = 8
#: With fewer days there is no course to tell.
DAYS_NEEDED: Final = 3
_READ: Final = 100
_COLUMNS: Final = ("story_id", "first_released_at", "published__urgency", "published__headline", "published__path")


@dataclass(frozen=True)
class Step:
    """One story of the course."""

    story_id: int
    headline: SafeString
    url: str
    moment: Moment


def find_steps(topic: PublishedTopic, *, masthead: Masthead) -> list[Step]:
    """At most STEPS stories of the topic in this edition, oldest first; none when they are of too few days."""
    rows = StoryTopic.objects.filter(topic=topic, edition=masthead.edition)
    newest = list(rows.order_by("-first_released_at", "-story_id").values(*_COLUMNS)[:_READ])
    first = rows.order_by("first_released_at", "story_id").values(*_COLUMNS)[:1] if len(newest) == _READ else []
    days = _by_day([*newest, *first], masthead=masthead)
    if len(days) < DAYS_NEEDED:
        return []
    chosen = {min(days), max(days)}
    for day in sorted(days, key=lambda day: (days[day]["published__urgency"], -day.toordinal())):
        if len(chosen) == STEPS:
            break
        chosen.add(day)
    return [_build(days[day], masthead=masthead) for day in sorted(chosen)]


def _by_day(rows: Iterable[dict[str, Any]], *, masthead: Masthead) -> dict[date, dict[str, Any]]:
    """Of each day, as the edition counts days, the most urgent story; of equals the one that came first."""
    days: dict[date, dict[str, Any]] = {}
    for row in rows:
        day = _day(row["first_released_at"], masthead=masthead)
        if day not in days or _rank(row) < _rank(days[day]):
            days[day] = row
    return days


def _rank(row: dict[str, Any]) -> tuple[int, datetime, int]:
    return row["published__urgency"], row["first_released_at"], row["story_id"]


def _day(moment: datetime, *, masthead: Masthead) -> date:
    return moment.astimezone(masthead.edition.zone).date()


def _build(row: dict[str, Any], *, masthead: Masthead) -> Step:
    return Step(
        row["story_id"],
        isolated(row["published__headline"], direction=masthead.edition.direction),
        link(row["published__path"]),
        masthead.moments.tell(row["first_released_at"]),
    )

"""What to place next on the front: fresh stories that begin faster than their section's usually do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from warraq.audience.counting.models import StoryTotal
from warraq.audience.dashboard.models import FrontStay, SectionPace
from warraq.audience.dashboard.pace import HOURS, expected
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

FRESH = timedelta(hours=HOURS)
LEAST_AGE = timedelta(minutes=10)
LEAST_VIEWS = 5
_MOST_FRESH = 300
# Against a section of which little is known, a story is measured as if it usually had these.
_USUAL_AT_LEAST = 3.0


@dataclass(frozen=True)
class Candidate:
    """A story that could stand higher. `times` is how many times its section's normal it has."""

    story_id: int
    headline: str
    section: str
    views: int
    times: float
    minutes: int


def find_candidates(edition: Edition, *, now: datetime, most: int = 6) -> list[Candidate]:
    """Those with the best beginning that stand neither in the lead nor in the second row of the front, in four queries."""
    rows = PublishedStory.objects.filter(
        edition=edition, first_released_at__gt=now - FRESH, first_released_at__lte=now - LEAST_AGE
    ).order_by("-first_released_at")
    fresh = list(
        rows.values_list("story_id", "headline", "section_id", "section__name", "first_released_at")[:_MOST_FRESH]
    )
    placed = set(
        FrontStay.objects.filter(
            edition=edition, until=None, place__in=[FrontStay.Place.LEAD, FrontStay.Place.SECOND]
        ).values_list("story_id", flat=True)
    )
    ids = [story[0] for story in fresh if story[0] not in placed]
    views = dict(StoryTotal.objects.filter(edition=edition, story_id__in=ids).values_list("story_id", "views"))
    paces = dict(SectionPace.objects.filter(section__edition=edition).values_list("section_id", "views_by_hour"))
    found = []
    for story_id, headline, section_id, section, moment in fresh:
        number, pace = views.get(story_id, 0), paces.get(section_id) or []
        if number < LEAST_VIEWS:
            continue
        usual = max(expected(pace, age=now - moment) if pace else 0.0, _USUAL_AT_LEAST)
        minutes = int((now - moment).total_seconds() // 60)
        found.append(Candidate(story_id, headline, section, number, round(number / usual, 1), minutes))
    return sorted(found, key=lambda one: (-one.times, -one.views))[:most]

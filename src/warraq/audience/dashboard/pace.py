"""How fast a section's stories usually begin: the measure for those that are new."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import Sum

from warraq.audience.counting.models import StoryHour
from warraq.audience.dashboard.models import SectionPace
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import PublishedStory

HOURS = 8
WEEK = timedelta(days=7)
_AT_ONCE = 100
_HOUR = timedelta(hours=1)


def keep_paces(*, now: datetime) -> None:
    """Measure every section by its stories of the last week that have had their first hours."""
    for edition in Edition.objects.all():
        released = PublishedStory.objects.filter(
            edition=edition, first_released_at__gt=now - WEEK, first_released_at__lte=now - timedelta(hours=HOURS)
        )
        stories = list(released.values_list("story_id", "section_id", "first_released_at"))
        sums: dict[int, list[float]] = defaultdict(lambda: [0.0] * HOURS)
        numbers: dict[int, int] = defaultdict(int)
        views = _first_views(edition, {story_id: moment for story_id, _section, moment in stories})
        for story_id, section_id, _moment in stories:
            numbers[section_id] += 1
            for hour, number in enumerate(views.get(story_id, [])):
                sums[section_id][hour] += number
        for section in Section.objects.filter(edition=edition):
            many = numbers[section.pk]
            paces = [round(number / many, 2) for number in sums[section.pk]] if many else []
            SectionPace.objects.update_or_create(section=section, defaults={"views_by_hour": paces, "stories": many})


def _first_views(edition: Edition, released: dict[int, datetime]) -> dict[int, list[float]]:
    """Views of each story up to the end of its first, second … hour."""
    ids, found = sorted(released, key=lambda story_id: released[story_id]), {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        # Stories of neighbouring hours together, so that little is read but their first hours.
        span = (released[some[0]] - _HOUR, released[some[-1]] + HOURS * _HOUR)
        rows = StoryHour.objects.filter(edition=edition, story_id__in=some, hour__range=span)
        by_story: dict[int, list[float]] = defaultdict(lambda: [0.0] * HOURS)
        for story_id, hour, number in rows.values_list("story_id", "hour").annotate(n=Sum("views")).order_by():
            # The hour of the clock in which it was released counts to its first.
            age = max(0, int((hour - released[story_id]) / _HOUR + 0.5))
            if age < HOURS:
                by_story[story_id][age] += number
        for story_id, by_hour in by_story.items():
            found[story_id] = [sum(by_hour[: place + 1]) for place in range(HOURS)]
    return found


def expected(pace: list[float], *, age: timedelta) -> float:
    """Views that a story of that age usually has, between whole hours in proportion."""
    hours = age / _HOUR
    whole = min(int(hours), len(pace) - 1)
    before = pace[whole - 1] if whole > 0 else 0.0
    return before + (pace[whole] - before) * min(1.0, hours - whole)

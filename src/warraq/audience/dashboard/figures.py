"""What the tables say of an edition's readers, each in one query whose cost does not grow with the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, Sum

from warraq.audience.counting.models import EditionMinute, SectionHour, StoryHour
from warraq.audience.counting.referrers import Referrer
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import PublishedStory

NOW_MINUTES = 5
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Row:
    """A story among others: views in the last hour, and in the hour before."""

    story_id: int
    headline: str
    section: str
    views: int
    before: int

    @property
    def change(self) -> int:
        return self.views - self.before


@dataclass(frozen=True)
class Share:
    """A part of a whole, with its percentage."""

    name: str
    views: int
    percent: int


def readers_now(edition: Edition, *, now: datetime) -> int:
    """Readers of the last five minutes."""
    rows = EditionMinute.objects.filter(
        edition=edition, minute__gt=now - timedelta(minutes=NOW_MINUTES), minute__lte=now
    )
    return rows.aggregate(n=Sum("visitors"))["n"] or 0


def views_between(edition: Edition, start: datetime, end: datetime, *, sections: Q | None = None) -> int:
    rows = SectionHour.objects.filter(edition=edition, hour__gte=start, hour__lt=end)
    return (rows.filter(sections) if sections else rows).aggregate(n=Sum("views"))["n"] or 0


def views_by_hour(
    edition: Edition, *, now: datetime, hours: int = 24, section: Section | None = None
) -> list[tuple[datetime, int]]:
    """Each of the last hours, the running one last, with its views."""
    last = now.replace(minute=0, second=0, microsecond=0)
    first = last - (hours - 1) * HOUR
    rows = SectionHour.objects.filter(edition=edition, hour__gte=first, hour__lte=last)
    if section is not None:
        rows = rows.filter(Q(section=section) | Q(section__parent=section))
    found = dict(rows.values_list("hour").annotate(n=Sum("views")).order_by())
    return [(hour, found.get(hour, 0)) for hour in (first + number * HOUR for number in range(hours))]


@dataclass(frozen=True)
class Depth:
    """How far stories were read: percent of views that came to each quarter, and seconds a view on average."""

    quarters: tuple[int, int, int, int]
    seconds: int


def depth(rows: Mapping[str, int | None]) -> Depth:
    """From summed columns."""
    views = rows["views"] or 0
    reached = [rows[f"quarter_{number}"] or 0 for number in range(1, 5)]
    percent = [min(100, round(100 * number / views)) if views else 0 for number in reached]
    return Depth(
        (percent[0], percent[1], percent[2], percent[3]), round((rows["seconds"] or 0) / views) if views else 0
    )


SUMS = {name: Sum(name) for name in ("views", "quarter_1", "quarter_2", "quarter_3", "quarter_4", "seconds")}


@dataclass(frozen=True)
class Spread:
    """Where an edition's views went and came from, the largest parts first, and how far they read."""

    sections: list[Share]
    referrers: list[Share]
    depth: Depth


def spread(edition: Edition, *, since: datetime) -> Spread:
    """By main section, with its parts' views, and by referrer: both of the same few sums."""
    rows = SectionHour.objects.filter(edition=edition, hour__gte=since).values_list("section_id", "referrer")
    sections = {section.pk: section for section in Section.objects.filter(edition=edition).select_related("parent")}
    by_section: dict[str, int] = {}
    by_referrer: dict[str, int] = {}
    whole: dict[str, int | None] = dict.fromkeys(SUMS, 0)
    for section_id, referrer, *numbers in rows.annotate(*(Sum(name) for name in SUMS)).order_by():
        name, kind = sections[section_id].trail[0].name, str(Referrer(referrer).label)
        by_section[name] = by_section.get(name, 0) + numbers[0]
        by_referrer[kind] = by_referrer.get(kind, 0) + numbers[0]
        for column, number in zip(SUMS, numbers, strict=True):
            whole[column] = (whole[column] or 0) + number
    return Spread(_shares(by_section), _shares(by_referrer), depth(whole))


def stories_now(edition: Edition, *, now: datetime, most: int = 15) -> tuple[list[Row], list[Row]]:
    """The most read stories of the last sixty minutes, and those that fell most.

    The running hour is compared with as much of the hour before as has run of it; so much of the hour before it counts
    to the last sixty minutes as is still missing.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    part = (now - hour) / HOUR
    # An hour at a time: the index of the table is in its order, so that nothing is sorted.
    here, last, earlier = (_views_of_stories(edition, hour - number * HOUR) for number in range(3))
    scored = [
        (
            story_id,
            round(here.get(story_id, 0) + last.get(story_id, 0) * (1 - part)),
            round(last.get(story_id, 0) * part + earlier.get(story_id, 0) * (1 - part)),
        )
        for story_id in here | last | earlier
    ]
    top = sorted(scored, key=lambda one: (-one[1], -one[0]))[:most]
    fallen = sorted((one for one in scored if one[1] < one[2]), key=lambda one: (one[1] - one[2], -one[0]))[:5]
    cards = _cards(edition, {story_id for story_id, *_rest in top + fallen})
    return _rows(top, cards), _rows(fallen, cards)


def _views_of_stories(edition: Edition, hour: datetime) -> dict[int, int]:
    rows = StoryHour.objects.filter(edition=edition, hour=hour)
    return dict(rows.values_list("story_id").annotate(n=Sum("views")).order_by())


def _cards(edition: Edition, story_ids: set[int]) -> dict[int, tuple[str, str]]:
    rows = PublishedStory.objects.filter(edition=edition, story_id__in=story_ids)
    return {
        story_id: (headline, section)
        for story_id, headline, section in rows.values_list("story_id", "headline", "section__name")
    }


def _rows(scored: list[tuple[int, int, int]], cards: Mapping[int, tuple[str, str]]) -> list[Row]:
    return [Row(story_id, *cards[story_id], views, before) for story_id, views, before in scored if story_id in cards]


def _shares(views: Mapping[str, int]) -> list[Share]:
    whole = sum(views.values())
    ordered = sorted(views.items(), key=lambda item: -item[1])
    return [Share(name, number, round(100 * number / whole)) for name, number in ordered if number > 0]

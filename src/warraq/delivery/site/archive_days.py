"""Years, months and days of the archive, and which of them have stories: one query each, whatever the archive's size."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from babel import Locale
from django.db.models import Exists

from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

Span = tuple[date, date]  # first day, and the day after the last


@dataclass(frozen=True)
class Cell:
    """A day in the calendar of a month; `number` is 0 for the empty places before the first and after the last."""

    number: int
    has_stories: bool = False


def year_span(year: int) -> Span:
    return date(year, 1, 1), date(year + 1, 1, 1)


def month_span(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


def day_span(day: date) -> Span:
    return day, day + timedelta(days=1)


def moments_of(span: Span, edition: Edition) -> tuple[datetime, datetime]:
    """The span in UTC: its days begin at midnight where the edition is."""
    first, after = (datetime(d.year, d.month, d.day, tzinfo=edition.zone).astimezone(UTC) for d in span)
    return first, after


def which_have_stories(spans: Sequence[Span], edition: Edition) -> list[bool]:
    """For each span whether a story was first released in it."""
    if not spans:
        return []
    asked = []
    for span in spans:
        first, after = moments_of(span, edition)
        rows = PublishedStory.objects.filter(edition=edition, first_released_at__gte=first, first_released_at__lt=after)
        asked.append(Exists(rows))
    return list(Edition.objects.filter(pk=edition.pk).order_by().values_list(*asked)[0])


def years_with_stories(edition: Edition) -> list[int]:
    """The years that have stories, newest first."""
    rows = PublishedStory.objects.filter(edition=edition).values_list("first_released_at", flat=True)
    newest = rows.order_by("-first_released_at", "-story_id").first()
    oldest = rows.order_by("first_released_at", "story_id").first()
    if newest is None or oldest is None:
        return []
    last, first = newest.astimezone(edition.zone).year, oldest.astimezone(edition.zone).year
    years = list(range(last, first - 1, -1))[:200]
    return [
        year for year, has in zip(years, which_have_stories([year_span(y) for y in years], edition), strict=True) if has
    ]


def weeks_of(year: int, month: int, edition: Edition) -> list[list[Cell]]:
    """The month as weeks, each from the first weekday of the edition's country."""
    days = _calendar(edition).monthdayscalendar(year, month)
    wanted = [number for week in days for number in week if number]
    found = which_have_stories([day_span(date(year, month, number)) for number in wanted], edition)
    has_stories = dict(zip(wanted, found, strict=True))
    return [[Cell(number, has_stories.get(number, False)) for number in week] for week in days]


def weekday_names(edition: Edition) -> list[tuple[str, str]]:
    """Short and full names of the seven days, from the first weekday of the edition's country."""
    locale = Locale.parse(edition.locale)
    order = list(_calendar(edition).iterweekdays())
    short, full = locale.days["stand-alone"]["short"], locale.days["stand-alone"]["wide"]
    return [(short[day], full[day]) for day in order]


def _calendar(edition: Edition) -> Calendar:
    return Calendar(Locale.parse(edition.locale).first_week_day)

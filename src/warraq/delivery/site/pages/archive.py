"""The archive by year, month and day."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from warraq.delivery.site.archive_days import (
    Span,
    day_span,
    moments_of,
    month_span,
    weekday_names,
    weeks_of,
    which_have_stories,
    year_span,
    years_with_stories,
)
from warraq.delivery.site.canonical import ARCHIVE_PATH
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.streams import latest_stretch
from warraq.delivery.site.structured import breadcrumbs, page_node, page_tags, to_json_ld
from warraq.publishing.release.keys import latest_key

_FIRST_YEAR = 1600


def build_archive(
    masthead: Masthead, *, now: datetime, year: int = 0, month: int = 0, day: int = 0, before: str = ""
) -> Page | None:
    """All years, one year, one month or one day; None where there is nothing. Raises streams.BadKey."""
    if not year:
        years = years_with_stories(masthead.edition)
        return _finish(masthead, now=now, parts=(), context={"years": _links(masthead, years, base=ARCHIVE_PATH)})
    span = _span(year, month, day)
    if span is None or not which_have_stories([span], masthead.edition)[0]:
        return None
    if not month:
        return _build_year(masthead, now=now, year=year)
    if not day:
        return _build_month(masthead, now=now, year=year, month=month)
    return _build_day(masthead, now=now, span=span, before=before)


def _span(year: int, month: int, day: int) -> Span | None:
    """What the numbers of an address name; None where the calendar has no such thing."""
    if not _FIRST_YEAR <= year < date.max.year:
        return None
    try:
        if day:
            return day_span(date(year, month, day))
        return month_span(year, month) if month else year_span(year)
    except ValueError:
        return None


def _build_year(masthead: Masthead, *, now: datetime, year: int) -> Page:
    has = which_have_stories([month_span(year, month) for month in range(1, 13)], masthead.edition)
    names = [masthead.moments.month_name(month) for month in range(1, 13)]
    months = [
        (name, f"{ARCHIVE_PATH}{year}/{month:02}/" if found else "")
        for month, (name, found) in enumerate(zip(names, has, strict=True), start=1)
    ]
    return _finish(masthead, now=now, parts=(year,), context={"months": months})


def _build_month(masthead: Masthead, *, now: datetime, year: int, month: int) -> Page:
    base = f"{ARCHIVE_PATH}{year}/{month:02}/"
    weeks = [
        [
            (masthead.moments.number(cell.number) if cell.number else "", f"{base}{cell.number:02}/" * cell.has_stories)
            for cell in week
        ]
        for week in weeks_of(year, month, masthead.edition)
    ]
    context = {"weeks": weeks, "weekdays": weekday_names(masthead.edition)}
    return _finish(masthead, now=now, parts=(year, month), context=context)


def _build_day(masthead: Masthead, *, now: datetime, span: Span, before: str) -> Page | None:
    first, after = moments_of(span, masthead.edition)
    stretch = latest_stretch(masthead.edition, before=before, since=first, until=after)
    if not stretch.cards:
        return None
    day = span[0]
    neighbours = [day - timedelta(days=1), day + timedelta(days=1)]
    has = which_have_stories([day_span(neighbour) for neighbour in neighbours], masthead.edition)
    earlier, later = (_day_path(d) if found else "" for d, found in zip(neighbours, has, strict=True))
    context = {"cards": stretch.cards, "older": stretch.older, "before": before, "earlier": earlier, "later": later}
    return _finish(masthead, now=now, parts=(day.year, day.month, day.day), context=context)


def _finish(masthead: Masthead, *, now: datetime, parts: tuple[int, ...], context: dict[str, Any]) -> Page:
    """The page of `parts`: year, month and day, as far as they are given."""
    page = Composition(masthead, now=now)
    page.keys.add(latest_key(masthead.edition.pk))
    if "cards" in context:
        context["teasers"] = page.show_cards(context.pop("cards"))
    trail = [(_("Archive"), ARCHIVE_PATH)]
    for depth in range(1, len(parts) + 1):
        path = ARCHIVE_PATH + "/".join(f"{part:02}" for part in parts[:depth]) + "/"
        trail.append((_name(masthead, parts[:depth]), path))
    heading, path = trail[-1]
    title = heading if len(trail) == 1 else f"{trail[0][0]}: {heading}"
    canonical = masthead.base_url + path
    frame = Frame(
        title=title,
        canonical=canonical + (f"?before={context['before']}" if context.get("before") else ""),
        robots="noindex, follow" if context.get("before") else "max-image-preview:large",
        social=page_tags(masthead, title=title, description="", canonical=canonical),
        json_ld=to_json_ld(
            page_node("CollectionPage", name=title, canonical=canonical, masthead=masthead),
            breadcrumbs([(masthead.edition.name, "/"), *trail], masthead=masthead),
        ),
    )
    context |= {
        "heading": heading,
        "url": path,
        "trail": [{"name": name, "url": address} for name, address in trail[:-1]],
    }
    return page.finish("site/pages/archive.html", context, frame=frame)


def _name(masthead: Masthead, parts: tuple[int, ...]) -> str:
    """A year, a month of a year, or a day in full, in the edition's words."""
    moments = masthead.moments
    if len(parts) == 1:
        return moments.number(parts[0])
    if len(parts) == 2:
        return f"{moments.month_name(parts[1])} {moments.number(parts[0])}"
    return moments.full_date(datetime(*parts, 12, tzinfo=masthead.edition.zone))  # type: ignore[arg-type, misc]


def _links(masthead: Masthead, numbers: list[int], *, base: str) -> list[tuple[str, str]]:
    return [(masthead.moments.number(number), f"{base}{number}/") for number in numbers]


def _day_path(day: date) -> str:
    return f"{ARCHIVE_PATH}{day.year}/{day.month:02}/{day.day:02}/"

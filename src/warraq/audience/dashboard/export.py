"""Counts as a CSV file that a spreadsheet may open without running anything in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from defusedcsv import csv
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from warraq.audience.counting.models import StoryDay, StoryHour
from warraq.audience.counting.rollup import start_of
from warraq.audience.dashboard.figures import SUMS, depth
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

MOST_DAYS = 366
_AT_ONCE = 500


class _Line:
    """What csv writes to: it hands each line back."""

    def write(self, text: str) -> str:
        return text


def export_csv(request: HttpRequest) -> HttpResponseBase:
    """Every story that was read from `from` to `to` (dates of the edition's calendar), with its sums."""
    edition = Edition.objects.filter(key=request.GET.get("edition", "")).first()
    if edition is None:
        raise Http404
    today = timezone.now().astimezone(edition.zone).date()
    try:
        first = parse_date(request.GET.get("from", "")) or today - timedelta(days=6)
        last = parse_date(request.GET.get("to", "")) or today
    except ValueError:
        return HttpResponseBadRequest(_("Write dates as 2026-08-31."), content_type="text/plain; charset=utf-8")
    if not 0 <= (last - first).days <= MOST_DAYS:
        return HttpResponseBadRequest(
            _("The first day must not be after the last, nor more than a year before it."),
            content_type="text/plain; charset=utf-8",
        )
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    response = StreamingHttpResponse(_lines(edition, first, last), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.key}-{first}-{last}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _lines(edition: Edition, first: date, last: date) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff"
    quarters = [_("read to %(percent)s %%") % {"percent": 25 * number} for number in range(1, 5)]
    headings = [_("Number"), _("Headline"), _("Section"), _("Address"), _("Views"), *quarters, _("Seconds a view")]
    yield writer.writerow(headings)
    sums, base_url = sum_stories(edition, first, last), edition.base_url
    ordered = sorted(sums, key=lambda story_id: (-sums[story_id]["views"], -story_id))
    for start in range(0, len(ordered), _AT_ONCE):
        ids = ordered[start : start + _AT_ONCE]
        rows = PublishedStory.objects.filter(edition=edition, story_id__in=ids).values_list(
            "story_id", "headline", "section__name", "path"
        )
        known = {story_id: facts for story_id, *facts in rows}
        for story_id in ids:
            headline, section, path = known.get(story_id, ("", "", ""))
            found = sums[story_id]
            address = base_url + path if path else ""
            reached = depth(found)
            yield writer.writerow(
                [story_id, headline, section, address, found["views"], *reached.quarters, reached.seconds]
            )


def sum_stories(edition: Edition, first: date, last: date) -> dict[int, dict[str, Any]]:
    """The sums of each story over days of the edition's calendar, from days and from the hours that are not folded yet."""
    days = StoryDay.objects.filter(edition=edition, day_date__gte=first, day_date__lte=last)
    hours = StoryHour.objects.filter(
        edition=edition,
        hour__gte=start_of(first, edition.zone),
        hour__lt=start_of(last + timedelta(days=1), edition.zone),
    )
    sums: dict[int, dict[str, Any]] = {}
    for rows in (days, hours):
        totals = [Sum(name) for name in SUMS]
        for story_id, *numbers in rows.values_list("story_id").annotate(*totals).order_by():
            one = sums.setdefault(story_id, dict.fromkeys(SUMS, 0))
            for name, number in zip(SUMS, numbers, strict=True):
                one[name] += number
    return sums

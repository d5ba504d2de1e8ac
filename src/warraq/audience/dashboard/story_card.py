"""One story's readers: hour by hour since its release, with what was changed marked on the curve."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from warraq.audience.counting.models import StoryHour, StoryTotal
from warraq.audience.counting.referrers import Referrer
from warraq.audience.dashboard.charts import Chart, Mark, Point, draw
from warraq.audience.dashboard.figures import SUMS, Depth, Share, depth
from warraq.audience.dashboard.models import FrontStay
from warraq.audience.most_read.models import Exclusion
from warraq.delivery.site.moments import Moments
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

HOURS = 72
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class StoryCard:
    """What the newsroom knows of how a story was read."""

    story: PublishedStory
    views: int
    depth: Depth
    chart: Chart
    referrers: list[Share]
    exclusion: Exclusion | None


def build_card(row: PublishedStory, *, now: datetime, is_rtl: bool) -> StoryCard:
    """The card of a published story, in seven queries."""
    hours = StoryHour.objects.filter(edition=row.edition, story_id=row.story_id)
    by_hour = dict(hours.values_list("hour").annotate(n=Sum("views")).order_by())
    first = row.first_released_at.replace(minute=0, second=0, microsecond=0)
    # Of an older story the last hours that are kept singly.
    start = max(first, min(by_hour, default=first))
    number = min(HOURS, int((now - start) / _HOUR) + 1)
    moments = Moments.of(row.edition)
    points = [
        Point(
            _told_age(start + place * _HOUR - first, moments),
            by_hour.get(start + place * _HOUR, 0),
            moments.number(by_hour.get(start + place * _HOUR, 0)),
        )
        for place in range(number)
    ]
    total = StoryTotal.objects.filter(edition=row.edition, story_id=row.story_id).aggregate(**SUMS)
    kinds = hours.values_list("referrer").annotate(n=Sum("views")).order_by()
    whole = sum(views for _kind, views in kinds) or 1
    return StoryCard(
        story=row,
        views=total["views"] or 0,
        depth=depth(total),
        chart=draw(
            points,
            name="hours",
            title=_("Views by hour since the release"),
            summary=_("%(views)s views in all.") % {"views": moments.number(total["views"] or 0)},
            headings=(_("Hour"), _("Views")),
            is_rtl=is_rtl,
            marks=_marks(row, start=start, hours=number, moments=moments),
        ),
        referrers=[
            Share(str(Referrer(kind).label), views, round(100 * views / whole))
            for kind, views in sorted(kinds, key=lambda one: -one[1])
        ],
        exclusion=Exclusion.objects.filter(story_id=row.story_id).select_related("excluded_by").first(),
    )


def _told_age(age: timedelta, moments: Moments) -> str:
    return _("+%(hours)s h") % {"hours": moments.number(int(age / _HOUR))}


def _marks(row: PublishedStory, *, start: datetime, hours: int, moments: Moments) -> list[Mark]:
    """Headlines that were changed, and places on the front, in order of time."""
    events = [
        (moment, _("Headline: %(headline)s") % {"headline": headline}) for moment, headline in _headlines(row.story_id)
    ]
    for stay in FrontStay.objects.filter(edition=row.edition, story_id=row.story_id).order_by("since")[:40]:
        place = FrontStay.Place(stay.place).label
        events.append((stay.since, _("On the front: %(place)s") % {"place": place}))
        if stay.until:
            events.append((stay.until, _("No longer there: %(place)s") % {"place": place}))
    marks: list[Mark] = []
    for moment, what in sorted(events):
        at = int((moment - start) / _HOUR)
        if 0 <= at < hours:
            told = moments.tell(moment)
            marks.append(Mark(moments.number(len(marks) + 1), at, str(told.time), what))
    return marks


def _headlines(story_id: int) -> list[tuple[datetime, str]]:
    """When a released version had another headline than the one before, and which."""
    entries = PageLogEntry.objects.filter(
        page_id=story_id, action__startswith="wagtail.publish", revision__isnull=False
    )
    changes, last = [], None
    found = list(entries.order_by("timestamp").values_list("timestamp", "revision_id"))
    contents = dict(Revision.objects.filter(pk__in=[pk for _moment, pk in found]).values_list("pk", "content__title"))
    for moment, revision_id in found:
        headline = contents.get(revision_id)
        if headline and last is not None and headline != last:
            changes.append((moment, headline))
        last = headline or last
    return changes


def find_row(story_id: int, *, edition: Edition | None = None) -> PublishedStory | None:
    """The story as that edition, or its home, shows it."""
    rows = PublishedStory.objects.filter(story_id=story_id).select_related("edition", "section")
    found = list(rows.filter(edition=edition) if edition else rows)
    return next((row for row in found if row.edition_id == row.home_edition_id), found[0] if found else None)

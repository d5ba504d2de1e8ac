"""The page of an edition's readers, put together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from warraq.audience.dashboard.charts import Chart, Point, draw
from warraq.audience.dashboard.figures import (
    Depth,
    Row,
    Share,
    readers_now,
    spread,
    stories_now,
    views_between,
    views_by_hour,
)
from warraq.audience.dashboard.next_up import Candidate, find_candidates
from warraq.delivery.site.moments import Moments
from warraq.masthead.models import Edition, Section

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Overview:
    """An edition's readers at one moment."""

    edition: Edition
    readers: int
    today: int
    week_ago: int
    chart: Chart
    rising: list[Row]
    falling: list[Row]
    sections: list[Share]
    referrers: list[Share]
    depth: Depth
    candidates: list[Candidate]
    told_at: str

    @property
    def against_week_ago(self) -> int | None:
        """Percent more or less than at this hour a week ago; None where there was nothing."""
        return round(100 * (self.today - self.week_ago) / self.week_ago) if self.week_ago else None


def build_overview(edition: Edition, *, now: datetime, is_rtl: bool, section: Section | None = None) -> Overview:
    """What the page shows, in some fifteen queries."""
    moments = Moments.of(edition)
    midnight = now.astimezone(edition.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    hours = views_by_hour(edition, now=now, section=section)
    points = [Point(str(moments.tell(hour).time), views, moments.number(views)) for hour, views in hours]
    rising, falling = stories_now(edition, now=now)
    parts = spread(edition, since=now - _DAY)
    whole = sum(views for _hour, views in hours)
    title = _("Views by hour: %(section)s") % {"section": section.name} if section else _("Views by hour")
    return Overview(
        edition=edition,
        readers=readers_now(edition, now=now),
        today=views_between(edition, midnight, now),
        week_ago=_views_until(edition, midnight - 7 * _DAY, now - 7 * _DAY),
        chart=draw(
            points,
            name="hours",
            title=title,
            summary=_("%(views)s views in the last 24 hours; the running hour is the last.")
            % {"views": moments.number(whole)},
            headings=(_("Hour"), _("Views")),
            is_rtl=is_rtl,
        ),
        rising=rising,
        falling=falling,
        sections=parts.sections,
        referrers=parts.referrers,
        depth=parts.depth,
        candidates=find_candidates(edition, now=now),
        told_at=str(moments.tell(now).time),
    )


def _views_until(edition: Edition, start: datetime, end: datetime) -> int:
    """Views up to a moment in the past: of its hour, of which all is known, as much as had run of it."""
    hour = end.replace(minute=0, second=0, microsecond=0)
    part = (end - hour) / timedelta(hours=1)
    return views_between(edition, start, hour) + round(part * views_between(edition, hour, hour + timedelta(hours=1)))

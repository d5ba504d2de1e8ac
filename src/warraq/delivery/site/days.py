"""Teasers under the days on which their stories were released."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.teasers import Teaser


@dataclass(frozen=True)
class Day:
    """`iso` is the date alone, as machines want it; `hijri` is empty where the edition shows none."""

    iso: str
    name: str
    hijri: str
    teasers: list[Teaser] = field(default_factory=list)


def group_by_day(teasers: Iterable[Teaser], *, masthead: Masthead) -> list[Day]:
    """The teasers by day of the edition's zone, in their order."""
    return [
        _tell_day(list(group), masthead=masthead) for _day, group in groupby(teasers, key=lambda t: t.moment.iso[:10])
    ]


def _tell_day(teasers: list[Teaser], *, masthead: Masthead) -> Day:
    moments = masthead.moments
    moment = datetime.fromisoformat(teasers[0].released_at)
    hijri = moments.hijri(moment) if masthead.edition.hijri_line else ""
    return Day(teasers[0].moment.iso[:10], moments.full_date(moment), hijri, teasers)

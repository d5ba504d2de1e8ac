"""Moments as one edition tells them: its zone, its month names, its digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from warraq.arabic.dates import format_date, format_hijri, format_time
from warraq.arabic.digits import Digits, to_digits
from warraq.masthead.models import Edition


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment, ready for <time>: `iso` for machines, with offset; the rest for people."""

    iso: str
    date: str
    time: str
    day: str


@dataclass(frozen=True)
class Moments:
    locale: str
    digits: Digits
    months: Sequence[str]
    zone: ZoneInfo
    hijri_offset_days: int

    @classmethod
    def of(cls, edition: Edition) -> "Moments":
        digits: Digits = "arab" if edition.digits == "arab" else "latn"
        return cls(edition.locale, digits, tuple(edition.months), edition.zone, edition.hijri_offset_days)

    def tell(self, moment: datetime | str) -> Moment:
        """`moment` is aware, or in ISO form."""
        aware = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        local = aware.astimezone(self.zone)
        months = self.months or None
        return Moment(
            iso=local.isoformat(timespec="seconds"),
            date=format_date(local, locale=self.locale, digits=self.digits, months=months),
            time=format_time(local, locale=self.locale, digits=self.digits),
            day=format_date(local, locale=self.locale, digits=self.digits, months=months, style="day"),
        )

    def full_date(self, moment: datetime) -> str:
        return format_date(
            moment, locale=self.locale, digits=self.digits, months=self.months or None, style="full", tz=self.zone
        )

    def hijri(self, moment: datetime) -> str:
        return format_hijri(
            moment, locale=self.locale, digits=self.digits, offset_days=self.hijri_offset_days, tz=self.zone
        )

    def number(self, value: int) -> str:
        return to_digits(str(value), digits=self.digits)

"""Moments as one edition tells them: its zone, its month names, its digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from django.utils.html import escape
from django.utils.safestring import SafeString

from warraq.arabic.dates import format_date, format_hijri, format_time, month_names
from warraq.arabic.digits import Digits, to_digits
from warraq.masthead.models import Edition


class Moment:
    """One moment, ready for <time> and escaped; each form is made when it is first wanted."""

    def __init__(self, moments: "Moments", local: datetime) -> None:
        self._moments, self._local = moments, local

    @cached_property
    def iso(self) -> SafeString:
        """For machines, with its offset."""
        return SafeString(self._local.isoformat(timespec="seconds"))

    @cached_property
    def date(self) -> SafeString:
        return self._tell_date("long")

    @cached_property
    def day(self) -> SafeString:
        return self._tell_date("day")

    @cached_property
    def time(self) -> SafeString:
        return escape(format_time(self._local, locale=self._moments.locale, digits=self._moments.digits))

    def __getitem__(self, name: str) -> object:
        """Templates look a name up as a key first: without this each look-up begins with an error caught."""
        return getattr(self, name)

    def _tell_date(self, style: str) -> SafeString:
        told = self._moments
        months = told.months or None
        return escape(format_date(self._local, locale=told.locale, digits=told.digits, months=months, style=style))


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
        return _tell(self, moment)

    def full_date(self, moment: datetime) -> str:
        return format_date(
            moment, locale=self.locale, digits=self.digits, months=self.months or None, style="full", tz=self.zone
        )

    def hijri(self, moment: datetime) -> str:
        return format_hijri(
            moment, locale=self.locale, digits=self.digits, offset_days=self.hijri_offset_days, tz=self.zone
        )

    def month_name(self, month: int) -> str:
        """The edition's name for a month, 1 to 12."""
        return month_names(self.locale, months=self.months or None)[month - 1]

    def number(self, value: int) -> str:
        return to_digits(str(value), digits=self.digits)


@lru_cache(maxsize=16_384)
def _tell(moments: Moments, moment: datetime | str) -> Moment:
    """Kept, for the same moments stand on page after page."""
    aware = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return Moment(moments, aware.astimezone(moments.zone))

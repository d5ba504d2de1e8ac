"""A day as an edition has it: from midnight to midnight by its own clocks."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date  # noqa: N812 - a day has a field of that name
from zoneinfo import ZoneInfo

EARLIEST, LATEST = Date(1990, 1, 1), Date(2099, 12, 31)


@dataclass(frozen=True)
class Day:
    date: Date
    zone: ZoneInfo

    @property
    def starts_at(self) -> datetime:
        """In UTC; the first moment of a day whose midnight the clocks jump over."""
        return datetime.combine(self.date, time.min, tzinfo=self.zone).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        """In UTC, the moment after the day's last."""
        return Day(self.date + timedelta(days=1), self.zone).starts_at

    @property
    def previous(self) -> Date:
        return self.date - timedelta(days=1)

    @property
    def next(self) -> Date:
        return self.date + timedelta(days=1)

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.starts_at <= moment < self.ends_at


def day_of(moment: datetime, zone: ZoneInfo) -> Day:
    return Day(moment.astimezone(zone).date(), zone)


def read_date(text: str) -> Date | None:
    """A date as an address has it (2026-11-27); None when it is none, or out of the calendar's reach."""
    try:
        found = Date.fromisoformat(text)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None

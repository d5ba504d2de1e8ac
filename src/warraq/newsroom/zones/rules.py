"""What a zone's clocks show, as a list that can be kept and compared."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_STEP = timedelta(days=1)


def list_offsets(zone: ZoneInfo, *, since: datetime, until: datetime) -> list[list[Any]]:
    """[[moment in UTC as ISO text, seconds east of UTC from then on], …], to the second, oldest first."""
    moment, offset = since, _seconds(since, zone)
    found: list[list[Any]] = [[since.isoformat(), offset]]
    while moment < until:
        after = min(moment + _STEP, until)
        if (other := _seconds(after, zone)) != offset:
            found.append([_find_change(zone, moment, after).isoformat(), other])
            offset = other
        moment = after
    return found


def wall_time(moment: datetime, offsets: list[list[Any]]) -> datetime:
    """What the clocks showed at `moment` by these rules, without a zone."""
    past = [seconds for since, seconds in offsets if datetime.fromisoformat(since) <= moment]
    seconds = past[-1] if past else offsets[0][1]
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).replace(tzinfo=None)


def _seconds(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _find_change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second in (before, after] with the offset of `after`."""
    wanted = _seconds(after, zone)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if _seconds(middle, zone) == wanted:
            after = middle
        else:
            before = middle
    return after

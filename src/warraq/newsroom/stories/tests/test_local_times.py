"""Times that editors type: in the edition's zone, and asked about where a clock change makes them unclear."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from warraq.newsroom.stories.local_times import LocalTimeField, TimeComesTwice, TimeDoesNotExist, in_zone

CASABLANCA, BEIRUT = ZoneInfo("Africa/Casablanca"), ZoneInfo("Asia/Beirut")


def read(text: str, zone: ZoneInfo = CASABLANCA) -> datetime | None:
    return in_zone(LocalTimeField(required=False).clean(text), zone)


def find_change(zone: ZoneInfo, *, later: bool) -> datetime:
    """A time of 2027 that the zone's clocks jump over, or show twice; read from the zone itself."""
    for day in range(1, 366):
        for half_hour in range(48):
            minutes = timedelta(days=day, minutes=half_hour * 30)
            typed = datetime(2027, 1, 1, tzinfo=UTC).replace(tzinfo=None) + minutes
            first, second = (typed.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
            if first != second and (first < second) == later:
                return typed
    raise LookupError(f"the clocks of {zone} do not change in 2027")


def test_time_is_read_in_the_zone_of_the_edition():
    assert read("2026-12-01 08:00") == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert read("2026-12-01 08:00", BEIRUT) == datetime(2026, 12, 1, 6, tzinfo=UTC)


def test_arabic_digits_are_understood():
    assert read("٢٠٢٦-١٢-٠١ ١٢:٣٠") == datetime(2026, 12, 1, 12, 30, tzinfo=UTC)


def test_time_alone_is_of_today_in_the_zone_and_refused_once_it_has_passed(monkeypatch):
    # Half an hour before midnight in Beirut, still the evening of the same day in UTC.
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 12, 1, 21, 30, tzinfo=UTC))
    field = LocalTimeField()
    field.zone = BEIRUT

    assert in_zone(field.clean("٢٣:٤٥"), BEIRUT) == datetime(2026, 12, 1, 21, 45, tzinfo=UTC)
    with pytest.raises(ValidationError, match="2026-12-02 23:30"):
        field.clean("23:30")
    with pytest.raises(ValidationError, match="2026-12-02 09:05"):
        field.clean("9:05")


def test_time_that_the_clocks_jump_over_is_refused():
    typed = find_change(BEIRUT, later=True)

    with pytest.raises(TimeDoesNotExist):
        in_zone(typed, BEIRUT)


def test_time_that_comes_twice_is_asked_about_and_each_answer_is_understood():
    typed = find_change(BEIRUT, later=False)

    with pytest.raises(TimeComesTwice) as refusal:
        in_zone(typed, BEIRUT)

    day = f"{typed:%Y-%m-%d %H:%M}"
    assert f"{day}+03:00" in refusal.value.message
    assert f"{day}+02:00" in refusal.value.message
    first, second = read(f"{day}+03:00", BEIRUT), read(f"{day}+02:00", BEIRUT)
    assert (second - first).total_seconds() == 3600
    field = LocalTimeField()
    field.zone = BEIRUT
    assert [read(field.prepare_value(moment), BEIRUT) for moment in (first, second)] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01 24:00",
        "2026-12-01 23:60",
        "2027-02-29 10:00",
        "0001-01-01 00:00",
        "9999-12-31 23:59",
        "غدًا",
        "24:00",
        "12:60",
        "١٢",
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError):
        read(text)


def test_the_same_time_again_is_no_change():
    field = LocalTimeField()
    field.zone = CASABLANCA

    assert not field.has_changed(datetime(2026, 12, 1, 8, tzinfo=UTC), "2026-12-01 08:00")
    assert field.has_changed(datetime(2026, 12, 1, 8, tzinfo=UTC), "2026-12-01 09:00")

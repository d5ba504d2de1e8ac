"""Dates and times as an edition prints them.

    format_date(date(2026, 11, 3), locale="ar_MA") == "3 نونبر 2026"
    format_relative(then, now=now, locale="ar") == "قبل 3 ساعات"
    format_hijri(date(2026, 11, 23), locale="ar_MA", offset_days=0) == "13 جمادى الآخرة 1448 هـ"

API (locale is a CLDR name such as "ar_MA" or "ar-MA"; digits "latn" or "arab"; months twelve names or None for CLDR's)
    format_date(value, *, locale, digits="latn", style="long", months=None, tz=None) -> str
    format_time(value, *, locale, digits="latn", tz=None) -> str
    format_datetime(value, *, locale, digits="latn", style="long", months=None, tz=None) -> str
    format_relative(value, *, now, locale, digits="latn", months=None, tz=None, absolute_after_days=7) -> str
    format_hijri(value, *, locale, digits="latn", offset_days=0, tz=None) -> str
    month_names(locale, *, months=None) -> list[str]
    first_weekday(locale) -> int          0 is Monday
    local_date(value, *, tz) -> date
    zone_name(tz, *, locale) -> str

Styles: "full" (with the weekday), "long", "short" (numbers), "month" (month and year), "day" (day and month). A datetime
must be aware and is shown in `tz`, a zone or its IANA name; without `tz`, in its own zone. Nothing depends on the
process locale. Sources: CLDR through Babel; the Umm al-Qura calendar through hijridate.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_time as babel_format_time
from babel.dates import format_timedelta, get_timezone_name
from hijridate import Gregorian

from warraq.arabic.digits import Digits, to_digits

_HIJRI_MONTHS: Final = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
# CLDR's French names; Babel carries no Islamic calendar.
_HIJRI_MONTHS_IN_FRENCH: Final = (
    *("mouharram", "safar", "rabia al awal", "rabia ath-thani", "joumada al oula", "joumada ath-thania"),
    *("rajab", "chaabane", "ramadan", "chawwal", "dhou al qi’da", "dhou al-hijja"),
)


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    return Locale.parse(name.replace("-", "_"))


def _zone(tz: tzinfo | str | None) -> tzinfo | None:
    return ZoneInfo(tz) if isinstance(tz, str) else tz


def _local(value: datetime, tz: tzinfo | str | None) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone, so it cannot be shown in one")
    zone = _zone(tz)
    return value.astimezone(zone) if zone else value


def local_date(value: date, *, tz: tzinfo | str | None = None) -> date:
    """The calendar day of a moment in a zone; a plain date is itself."""
    return _local(value, tz).date() if isinstance(value, datetime) else value


def month_names(locale: str, *, months: Sequence[str] | None = None) -> list[str]:
    """January to December as the locale's country calls them, or the twelve the house gives."""
    if months:
        if len(months) != 12:
            raise ValueError(f"A year has 12 months, not {len(months)}")
        return list(months)
    names = _locale(locale).months["format"]["wide"]
    return [names[number] for number in range(1, 13)]


def first_weekday(locale: str) -> int:
    """The day a week begins on in the locale's country: 0 Monday … 5 Saturday, 6 Sunday."""
    return int(_locale(locale).first_week_day)


def format_date(
    value: date,
    *,
    locale: str,
    digits: Digits = "latn",
    style: str = "long",
    months: Sequence[str] | None = None,
    tz: tzinfo | str | None = None,
) -> str:
    """A day in words, or in numbers for "short"."""
    day = local_date(value, tz=tz)
    if style == "short":
        return to_digits(_short(day, _locale(locale)), digits=digits)
    month = month_names(locale, months=months)[day.month - 1]
    known = _locale(locale)
    if known.language == "en":
        forms = {"month": f"{month} {day.year}", "day": f"{day.day} {month}"}
    else:
        first = known.language == "fr" and day.day == 1
        forms = {"month": f"{month} {day.year}", "day": f"{day.day}{'er' if first else ''} {month}"}
    forms["long"] = f"{forms['day']} {day.year}"
    weekday = known.days["format"]["wide"][day.weekday()]
    forms["full"] = f"{weekday}{'، ' if known.language == 'ar' else ' '}{forms['long']}"
    if style not in forms:
        raise ValueError(f"No date style is called {style!r}")
    return to_digits(forms[style], digits=digits)


def _short(day: date, locale: Locale) -> str:
    # CLDR puts right-to-left marks between the parts, which a copied address or file name then carries: left out.
    parts = [str(day.day), str(day.month), str(day.year)]
    return "/".join(parts if locale.language == "ar" else [part.rjust(2, "0") for part in parts])


def format_time(value: datetime, *, locale: str, digits: Digits = "latn", tz: tzinfo | str | None = None) -> str:
    """Hours and minutes as the country counts them: 14:05 in Morocco, 2:05 م in Egypt."""
    local = _local(value, tz)
    text = babel_format_time(local.timetz().replace(tzinfo=None), "short", locale=_locale(locale))
    return to_digits(text.replace("\u202f", "\u00a0").replace(" ", "\u00a0"), digits=digits)


def format_datetime(
    value: datetime,
    *,
    locale: str,
    digits: Digits = "latn",
    style: str = "long",
    months: Sequence[str] | None = None,
    tz: tzinfo | str | None = None,
) -> str:
    """The day, a comma, the time."""
    comma = "، " if _locale(locale).language == "ar" else ", "
    day = format_date(value, locale=locale, digits=digits, style=style, months=months, tz=tz)
    return day + comma + format_time(value, locale=locale, digits=digits, tz=tz)


def format_relative(
    value: datetime,
    *,
    now: datetime,
    locale: str,
    digits: Digits = "latn",
    months: Sequence[str] | None = None,
    tz: tzinfo | str | None = None,
    absolute_after_days: int = 7,
) -> str:
    """How long ago, in one unit rounded down; older (or later) than the given days, the date instead."""
    then, today = _local(value, UTC), _local(now, UTC)
    passed = today - then
    if abs(passed) >= timedelta(days=absolute_after_days):
        return format_date(value, locale=locale, digits=digits, months=months, tz=tz)
    seconds = int(abs(passed).total_seconds())
    known = _locale(locale)
    if seconds < 60:
        return {"ar": "الآن", "fr": "à l’instant"}.get(known.language, "just now")
    unit, size = _unit(seconds)
    whole = timedelta(seconds=seconds // size * size)
    # With a threshold this high Babel keeps to the unit given; by itself it rounds 22 hours up to a day.
    text = format_timedelta(
        -whole if passed > timedelta(0) else whole, granularity=unit, threshold=1e9, add_direction=True, locale=known
    )
    return to_digits(text, digits=digits)


def _unit(seconds: int) -> tuple[Literal["day", "hour", "minute"], int]:
    if seconds >= 86400:
        return "day", 86400
    return ("hour", 3600) if seconds >= 3600 else ("minute", 60)


def format_hijri(
    value: date, *, locale: str, digits: Digits = "latn", offset_days: int = 0, tz: tzinfo | str | None = None
) -> str:
    """The Umm al-Qura day, moved by the country's difference from it (−2…2); empty outside 1343–1500 AH."""
    day = local_date(value, tz=tz) + timedelta(days=offset_days)
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return ""
    language = _locale(locale).language
    if language == "ar":
        text = f"{hijri.day} {_HIJRI_MONTHS[hijri.month - 1]} {hijri.year} هـ"
    elif language == "fr":
        text = f"{hijri.day} {_HIJRI_MONTHS_IN_FRENCH[hijri.month - 1]} {hijri.year} H"
    else:
        text = f"{hijri.day} {hijri.month_name('en')} {hijri.year} AH"
    return to_digits(text, digits=digits)


def zone_name(tz: tzinfo | str, *, locale: str) -> str:
    """What readers call the zone: «توقيت المغرب»."""
    return str(get_timezone_name(ZoneInfo(tz) if isinstance(tz, str) else tz, locale=_locale(locale), width="long"))

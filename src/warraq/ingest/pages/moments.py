"""Dates and times as sites print them, in Arabic, French, English and in machine forms.

read_moment("GMT 08:42 2017 الخميس ,28 كانون الأول / ديسمبر", zone=UTC).moment == datetime(2017, 12, 28, 8, 42, tzinfo=UTC)
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final

from warraq.arabic.normalise import normalise

_MONTHS: Final = (
    "يناير كانون_الثاني جانفي january jan janvier janv",
    "فبراير شباط فيفري february feb février fevrier févr",
    "مارس آذار march mar mars",
    "أبريل إبريل نيسان أفريل april apr avril avr",
    "مايو أيار ماي may mai",
    "يونيو يونيه حزيران جوان june jun juin",
    "يوليو يوليه تموز جويلية يوليوز july jul juillet juil",
    "أغسطس آب أوت غشت august aug août aout",
    "سبتمبر أيلول شتنبر september sep sept septembre",
    "أكتوبر تشرين_الأول october oct octobre",
    "نوفمبر تشرين_الثاني نونبر نوفبر november nov novembre",
    "ديسمبر كانون_الأول دجنبر december dec décembre decembre déc",
)
_MONTH_OF: Final = {
    normalise(name).replace("_", " "): number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
_MONTH: Final = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_NAMED: Final = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er)?[\s,/.-]+)?(?P<month>{_MONTH})(?!\w)\.?(?:[\s,/.-]+(?P<year>\d{{4}}))?"
)
_MONTH_FIRST: Final = re.compile(rf"(?<!\w)(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})\s*,\s*(?P<year>\d{{4}})(?!\d)")
_NUMERIC: Final = re.compile(r"(?<!\d)(?P<a>\d{1,4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,4})(?!\d)")
_TIME: Final = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?!\d)\s*(?P<half>[صم](?!\w)|am|pm|مساء|صباحا|ظهرا)?"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
#: A Hijri date beside the other («16 صفر 1447 هـ»), as folded.
_HIJRI: Final = re.compile(
    r"\d{1,2}\s+(?:محرم|صفر|ربيع \S+|جمادي \S+|رجب|شعبان|رمضان|شوال|ذو القعده|ذي القعده|ذو الحجه|ذي الحجه)\s*,?\s*(?:1[34]\d{2})?\s*(?:ه(?!\w))?"
)
_UNIVERSAL: Final = re.compile(r"(?<!\w)(?:gmt|utc|توقيت غرينتش|بتوقيت غرينتش|غرينتش)(?!\w)(?:\s*\+\s*0+)?")
#: A machine date that Python could not read: its zone is impossible.
_BROKEN_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}t[\d:.]+[+-][\d:]+$")
_EARLIEST_YEAR: Final = 1900
_LABEL: Final = re.compile(
    r"^(?:تاريخ النشر|تم النشر|نشر|نشرت|نشر في|اخر تحديث|حدث|تم التحديث|تحديث|التحديث الاخير|published|posted|updated|last updated|date"
    r"|publie|mis a jour|le)(?:\s+(?:في|بتاريخ|يوم|on|at|le|a))?\s*:?\s*"
)
_UPDATED: Final = re.compile(r"تحديث|حدث|updated|mis a jour")
_DATE_WORDS: Final = re.compile(
    rf"\d+|(?<!\w)(?:{_MONTH}|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|يوم|في|الساعه|بتوقيت|توقيت|غرينتش|مكه|القاهره|gmt|utc|am|pm|ص|م|مساء"
    r"|صباحا|ظهرا|ميلادي|هجري|ه|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|a|at|le)(?!\w)|[\W_]+"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date said. Without `moment`, `trouble` is "date_incomplete" or "date_refused"."""

    moment: datetime | None
    trouble: str = ""
    zone_was_assumed: bool = False


def read_moment(text: str, *, zone: tzinfo, now: datetime | None = None) -> Reading | None:
    """The moment `text` names, aware UTC; None when it names no date at all.

    A time without a zone is read in `zone`, a date without a time as its midnight there. A day in the future of `now`
    by more than one, or before 1900, is refused: an old site's clock does not sort a story to the top.
    """
    text = text.strip()[:200]
    found = _machine_form(text) or _printed_form(normalise(text))
    if found is None or isinstance(found, Reading):
        return found
    assumed = found.tzinfo is None
    try:
        moment = (found.replace(tzinfo=zone) if assumed else found).astimezone(UTC)
        latest = (now + timedelta(days=1)) if now else None
    except (OverflowError, ValueError):
        return Reading(None, "date_refused")
    if moment.year < _EARLIEST_YEAR or (latest and moment > latest) or moment.year > 9000:
        return Reading(None, "date_refused")
    return Reading(moment, zone_was_assumed=assumed)


def _machine_form(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if not text.isascii() or "," not in text:
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _printed_form(folded: str) -> datetime | Reading | None:
    if _BROKEN_ISO.match(folded):
        return Reading(None, "date_refused")
    folded = _HIJRI.sub(" ", folded)
    date = _named_date(folded) or _numeric_date(folded)
    if date is None:
        return None
    year, month, day, rest = date
    if year is None or day is None:
        return Reading(None, "date_incomplete")
    hour, minute = _time_of_day(rest)
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return Reading(None, "date_refused")
    return moment if _UNIVERSAL.search(folded) else moment.replace(tzinfo=None)


_Parts = tuple[int | None, int, int | None, str]


def _named_date(folded: str) -> _Parts | None:
    found = _MONTH_FIRST.search(folded) or _first_with_a_number(folded)
    if found is None:
        return None
    rest = folded[: found.start()] + " " + folded[found.end() :]
    year = int(found["year"]) if found["year"] else None
    if year is None and (elsewhere := _YEAR.search(rest)):
        year = int(elsewhere.group())
    day = int(found["day"]) if found["day"] else _day_before_twin(folded, found.start())
    return year, _MONTH_OF[found["month"]], day, rest


def _first_with_a_number(folded: str) -> re.Match[str] | None:
    """Some month names are words too («مارس», «may»): one counts only beside a day or a year."""
    for found in _NAMED.finditer(folded):
        if found["day"] or found["year"]:
            return found
    return None


def _day_before_twin(folded: str, place: int) -> int | None:
    """The day of «28 كانون الاول / ديسمبر 2017», when only the second name carried the year."""
    found = re.search(rf"(\d{{1,2}})\s+(?:{_MONTH})\s*[/\\-]\s*$", folded[:place])
    return int(found[1]) if found else None


def _numeric_date(folded: str) -> _Parts | None:
    found = _NUMERIC.search(folded)
    if found is None:
        return None
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    rest = folded[: found.start()] + " " + folded[found.end() :]
    if len(found["a"]) == 4:
        return a, b, c, rest
    if len(found["c"]) != 4:
        return None
    # Day first, as everywhere in the Arab world, unless only the other order is a date.
    return (c, b, a, rest) if b <= 12 else (c, a, b, rest)


def _time_of_day(rest: str) -> tuple[int, int]:
    found = _TIME.search(rest)
    if found is None:
        return 0, 0
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"] in ("م", "pm", "مساء", "ظهرا") and hour < 12:
        hour += 12
    elif found["half"] in ("ص", "am", "صباحا") and hour == 12:
        hour = 0
    return hour, minute


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else, its label («نُشر في») and weekday aside."""
    if len(line) > 120 or not re.search(r"\d", line):
        return False
    if _machine_form(line.strip()):
        return True
    folded = _LABEL.sub("", normalise(line).strip())
    if not (_first_with_a_number(folded) or _NUMERIC.search(folded)):
        return False
    return not _DATE_WORDS.sub("", _HIJRI.sub(" ", folded)).strip()


def is_update(line: str) -> bool:
    """Whether a date line tells of a change («آخر تحديث»)."""
    return _UPDATED.search(normalise(line)) is not None

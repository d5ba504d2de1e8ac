"""Where a story was reported and by whom: a line of its own, or the first words of a paragraph.

read_dateline_line("طرابلس - صحيفة اليوم")            -> place, source
find_agency_dateline("بغداد في 8 ديسمبر/أ ش أ/ أكد …") -> place, source, date, and where the sentence begins
"""

import re
from dataclasses import dataclass
from typing import Final

from warraq.ingest.pages.known_names import is_known_place, is_known_source, looks_like_person
from warraq.ingest.pages.moments import is_date_line


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline names. `length` is how many characters of the paragraph it took, 0 for a line of its own."""

    place: str = ""
    source: str = ""
    byline: str = ""
    date: str = ""
    length: int = 0


_DASH: Final = re.compile(r"\s+[-–—ـ−]+\s+|\s*[–—]\s*|\s*-{2,}\s*")
_MOST_WORDS: Final = 5


def read_dateline_line(line: str) -> Dateline | None:
    """A whole line of two or three short parts, «place - source», or of two known names in the other order."""
    line = line.strip(" :")
    if len(line) > 90 or line.endswith((".", "؟", "!", "…")):
        return None
    parts = [part.strip(' «»"()') for part in _DASH.split(line)]
    if not 2 <= len(parts) <= 3 or not all(0 < len(part.split()) <= _MOST_WORDS for part in parts):
        return None
    date = next((part for part in parts if is_date_line(part)), "")
    names = [part for part in parts if part is not date]
    if any(re.search(r"[\d:،؛؟!]", name) and not is_known_source(name) for name in names):
        return None
    if len(names) == 1:
        return Dateline(place=names[0], date=date) if is_known_place(names[0]) else None
    if is_known_place(names[-1]) and not is_known_place(names[0]):
        names.reverse()
    return _named(names[0], names[1:], date)


def _named(place: str, others: list[str], date: str) -> Dateline | None:
    person = next((other for other in others if looks_like_person(other)), "")
    source = next((other for other in others if other != person), "")
    if not is_known_place(place) and not is_known_source(source):
        return None
    return Dateline(place, source, person, date)


_WORD: Final = r"[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*"
_PLACE: Final = rf"(?P<place>{_WORD}(?:\s{_WORD}){{0,3}}?(?:\s?\({_WORD}(?:\s{_WORD}){{0,2}}\))?)(?:[،,]\s*{_WORD}(?:\s{_WORD}){{0,3}})?"
_DATE: Final = rf"(?P<date>\d{{1,2}}(?:\s|-){_WORD}(?:\s{_WORD})?(?:\s\d{{4}})?)"
_SOURCE: Final = r"(?P<source>[^\W\d_][^()\[\]/:\n]{0,40}?)"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # بغداد في 8 ديسمبر/أ ش أ/ …     الرباط/ 12 يناير 2024 /ومع/ …
        rf"{_PLACE}\s*[،,/]?\s*(?:في\s+)?(?:{_DATE}\s*)?[/]\s*{_SOURCE}\s*/\s*[-–—:ـ]*\s*",
        # القاهرة (رويترز) - …     عمّان 5 آب (بترا) -- …
        rf"{_PLACE}\s*[،,]?\s*(?:في\s+)?(?:{_DATE}\s*)?\(\s*{_SOURCE}\s*\)\s*[-–—:ـ]+\s*",
        # بيروت ـ «صحيفة»: …     القاهرة - أ ف ب: …
        rf"{_PLACE}\s*[-–—ـ]+\s*[«\"“]?{_SOURCE}[»\"”]?\s*[:：]\s*",
        # رام الله - وفا - …
        rf"{_PLACE}\s+[-–—ـ]+\s+{_SOURCE}\s+[-–—ـ]+\s+",
        # (رويترز) - …
        rf"\(\s*{_SOURCE}\s*\)\s*[-–—:ـ]+\s*",
        # القاهرة: …     باريس – …
        rf"{_PLACE}(?:\s*[:：]\s*|\s+[-–—]\s+)",
    )
)


def find_agency_dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph opens with. Only known places and sources count: «وقال الوزير - …» is a sentence."""
    opening = paragraph[:160]
    for form in _FORMS:
        found = form.match(opening)
        if found and found.end() < len(paragraph.rstrip()):
            named = {"place": "", "source": "", "date": ""} | {
                key: value or "" for key, value in found.groupdict().items()
            }
            if _is_credible(named):
                return Dateline(named["place"], named["source"].strip(' «»"“”'), "", named["date"], found.end())
    return None


def _is_credible(named: dict[str, str]) -> bool:
    source = named["source"].strip(' «»"“”')
    if source and len(source.split()) > _MOST_WORDS:
        return False
    if source and is_known_source(source):
        return not named["place"] or len(named["place"].split()) <= 3
    return is_known_place(named["place"]) and (not source or bool(named["date"]))

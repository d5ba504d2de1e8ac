"""What the address of a day asks for, read with care: anything that is not there is left out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.planning.day import Day, day_of, read_date
from warraq.newsroom.planning.gather import Choice


@dataclass(frozen=True)
class Asked:
    """A day of an edition, and what narrows it. `edition` is None in a newspaper that has none yet."""

    edition: Edition
    day: Day
    section: Section | None
    person: Journalist | None
    is_today: bool

    @property
    def choice(self) -> Choice:
        return Choice(section=self.section, person_id=self.person.pk if self.person else None)

    def query(self, **other: Any) -> str:
        """The address's query, with these parts in place of its own; None leaves a part out."""
        parts = {
            "edition": self.edition.key,
            "date": self.day.date.isoformat(),
            "section": self.section.pk if self.section else None,
            "person": self.person.pk if self.person else None,
            **other,
        }
        return urlencode({name: value for name, value in parts.items() if value is not None})

    def address(self, **other: Any) -> str:
        return f"{reverse('planning')}?{self.query(**other)}"

    def on(self, day: date) -> str:
        return self.address(date=day.isoformat())


def read_asked(told: QueryDict, *, user: Any, editions: list[Edition], now: datetime) -> Asked:
    """The day that is asked for, of the first edition unless another is named. `editions` has at least one."""
    edition = next((one for one in editions if one.key == told.get("edition")), editions[0])
    today = day_of(now, edition.zone)
    chosen = read_date(told.get("date", ""))
    day = Day(chosen, edition.zone) if chosen else today
    return Asked(
        edition=edition,
        day=day,
        section=_find(Section.objects.filter(edition=edition), told.get("section", "")),
        person=_find(Journalist.objects.all(), told.get("person", "")),
        is_today=day == today,
    )


def _find(rows: Any, number: str) -> Any:
    return rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None

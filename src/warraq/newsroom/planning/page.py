"""What the page of a day shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.planning.asked import Asked
from warraq.newsroom.planning.forms import PlanForm, sections_for
from warraq.newsroom.planning.gather import STATES, Card, cards_of, late_before, name_version

LAST_MOVE = "planning_last_move"


@dataclass
class Group:
    """The day's stories of one section, and how many there are in each state."""

    name: str | Promise
    cards: list[Card] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        return count_states(self.cards)


def build_page(
    request: HttpRequest, asked: Asked, editions: list[Edition], *, form: PlanForm | None, now: datetime
) -> dict[str, Any]:
    user: Any = request.user
    narrowed: dict[str, Any] = {"edition": asked.edition, "user": user, "choice": asked.choice, "now": now}
    cards = cards_of(asked.day, **narrowed)
    late = late_before(asked.day, **narrowed)
    sections = list(Section.objects.filter(edition=asked.edition).select_related("parent"))
    groups = group_by_section(cards, sections)
    return {
        "asked": asked,
        "previous": asked.on(asked.day.previous),
        "next": asked.on(asked.day.next),
        "today": asked.address(date=None),
        "hours": [f"{hour:02}" for hour in range(24)],
        "zone": asked.edition.zone,
        "editions": editions,
        "sections": sections,
        "people": Journalist.objects.filter(is_active=True).order_by("first_name", "last_name", "username"),
        "groups": groups,
        "late": late,
        "counts": count_states(cards),
        "idle": _idle(sections, groups) if asked.section is None and asked.person is None else [],
        "form": form or _new_form(asked, user=user, now=now),
        "may_plan": sections_for(user, asked.edition).exists(),
        "version": name_version([*cards, *late]),
        "last_move": request.session.get(LAST_MOVE),
    }


def group_by_section(cards: Iterable[Card], sections: list[Section]) -> list[Group]:
    """In the order of the sections; what has none yet comes last."""
    found: dict[int | None, list[Card]] = {}
    for card in cards:
        found.setdefault(card.section.pk if card.section else None, []).append(card)
    groups = [Group(section.name, found[section.pk]) for section in _in_order(sections) if section.pk in found]
    return [*groups, Group(_("No section yet"), found[None])] if None in found else groups


def count_states(cards: Iterable[Card]) -> list[tuple[str, str, int]]:
    """(state, its name, how many), for those states in which there is a story."""
    states = [card.state for card in cards]
    return [(state, str(name), states.count(state)) for state, name in STATES if state in states]


def _in_order(sections: list[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: [(part.order, part.pk) for part in section.trail])


def _idle(sections: list[Section], groups: list[Group]) -> list[str]:
    """Main sections for which nothing is planned."""
    busy = {part.pk for group in groups for card in group.cards if card.section for part in card.section.trail}
    return [section.name for section in _in_order(sections) if section.parent_id is None and section.pk not in busy]


def _new_form(asked: Asked, *, user: Any, now: datetime) -> PlanForm:
    """Due at the next full hour but one of today, at noon of another day; for a reporter the writer is themselves."""
    zone = asked.edition.zone
    if asked.is_today:
        # In UTC, for the clocks may change meanwhile.
        due = (now + timedelta(hours=2)).astimezone(zone).replace(minute=0, second=0, microsecond=0)
    else:
        due = datetime.combine(asked.day.date, time(12), tzinfo=zone)
    form = PlanForm(user=user, edition=asked.edition, day=asked.day)
    writers: Any = form.fields["assigned_to"]
    only = list(writers.queryset[:2])
    form.initial = {
        "due_at": due,
        "section": asked.section.pk if asked.section else None,
        "assigned_to": (asked.person or (only[0] if len(only) == 1 else None)),
        "once": uuid4().hex,
    }
    return form

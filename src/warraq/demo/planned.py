"""What the demo's newsroom plans for today and tomorrow, before anybody has written it."""

from datetime import datetime, timedelta
from typing import Any

from warraq.demo.content import read
from warraq.masthead.models import Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.planning.plan import Plan, plan_story
from warraq.newsroom.stories.models import Story


def load_planned(*, now: datetime, accounts: dict[str, Journalist], sections: dict[str, Section]) -> None:
    """Each once, by its slugline; what a journalist made of one of them stays."""
    there = set(
        Story.objects.filter(slugline__in=[facts["slugline"] for facts in _entries()]).values_list(
            "slugline", flat=True
        )
    )
    for facts in _entries():
        if facts["slugline"] in there:
            continue
        section = sections[facts["section"]]
        plan = Plan(
            slugline=facts["slugline"],
            section=section,
            due_at=_due(facts, now, section),
            assigned_to=accounts.get(facts.get("writer", "")),
            words=facts.get("words"),
            ednote=facts.get("note", ""),
        )
        plan_story(plan, user=accounts["section-editor"], now=now)


def _entries() -> list[dict[str, Any]]:
    return read("planned")


def _due(facts: dict[str, Any], now: datetime, section: Section) -> datetime:
    """At a time of day there, so many days from now; nothing is late in a demo that has just begun, in an evening, too."""
    hour, minute = map(int, facts["time"].split(":"))
    day = now.astimezone(section.edition.zone) + timedelta(days=facts["days"])
    due = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return due if due > now else due + timedelta(days=1)

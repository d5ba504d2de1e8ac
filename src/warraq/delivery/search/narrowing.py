"""The ways to narrow a search, each with how many results it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from warraq.delivery.search.choices import Choices
from warraq.delivery.search.engine import Counts, Order
from warraq.delivery.site.edition import Masthead
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedContributor, PublishedTopic

MOST = 8


@dataclass(frozen=True)
class Option:
    """One way: its address, how many results it leaves (told with the edition's digits; empty when not counted)."""

    name: str
    url: str
    count: str = ""
    is_chosen: bool = False
    language: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    options: list[Option]


def build_groups(choices: Choices, *, counts: Counts, masthead: Masthead, editions: Iterable[Edition]) -> list[Group]:
    """Sections, times, topics, contributors and editions; a group without a choice is left out."""
    groups = [
        Group(_("Section"), _sections(choices, counts=counts, masthead=masthead)),
        Group(_("Time"), _spans(choices)),
        Group(_("Topic"), _topics(choices, counts=counts, masthead=masthead)),
        Group(_("Contributor"), _people(choices, counts=counts, masthead=masthead)),
        Group(_("Edition"), _editions(choices, masthead=masthead, editions=list(editions))),
    ]
    return [group for group in groups if group.options]


def build_chosen(choices: Choices) -> list[Option]:
    """What is chosen, each with the address that takes it back."""
    chosen = []
    if choices.section:
        chosen.append(Option(choices.section.name, choices.address(section=None)))
    if choices.topic:
        chosen.append(Option(choices.topic.name, choices.address(topic=None)))
    if choices.person:
        chosen.append(Option(choices.person.name, choices.address(person=None)))
    if choices.span:
        chosen.append(Option(_span_names()[choices.span], choices.address(span="")))
    if choices.since or choices.until:
        days = " – ".join(day.isoformat() if day else "…" for day in (choices.since, choices.until))
        chosen.append(Option(days, choices.address(since=None, until=None)))
    return chosen


def build_orders(choices: Choices) -> list[Option]:
    names = {Order.BEST: _("Best first"), Order.NEW: _("Newest first"), Order.OLD: _("Oldest first")}
    return [
        Option(name, choices.address(order=order), is_chosen=choices.order is order) for order, name in names.items()
    ]


def _span_names() -> dict[str, str]:
    return {"day": _("Last day"), "week": _("Last week"), "month": _("Last month"), "year": _("Last year")}


def _spans(choices: Choices) -> list[Option]:
    return [
        Option(name, choices.address(span=span, since=None, until=None), is_chosen=choices.span == span)
        for span, name in _span_names().items()
    ]


def _sections(choices: Choices, *, counts: Counts, masthead: Masthead) -> list[Option]:
    return [
        Option(
            section.name,
            choices.address(section=section),
            count=masthead.moments.number(counts.sections[section.pk]),
            is_chosen=choices.section is not None and choices.section.pk == section.pk,
        )
        for section in masthead.sections
        if counts.sections.get(section.pk)
    ]


def _topics(choices: Choices, *, counts: Counts, masthead: Masthead) -> list[Option]:
    commonest = sorted(counts.topics, key=lambda key: -counts.topics[key])[:MOST]
    rows = PublishedTopic.objects.filter(topic_id__in=commonest)
    return [
        Option(
            topic.name,
            choices.address(topic=topic),
            count=masthead.moments.number(counts.topics[topic.topic_id]),
            is_chosen=choices.topic is not None and choices.topic.pk == topic.pk,
        )
        for topic in sorted(rows, key=lambda topic: commonest.index(topic.topic_id))
    ]


def _people(choices: Choices, *, counts: Counts, masthead: Masthead) -> list[Option]:
    commonest = sorted(counts.people, key=lambda key: -counts.people[key])[:MOST]
    rows = PublishedContributor.objects.filter(contributor_id__in=commonest)
    return [
        Option(
            person.name,
            choices.address(person=person),
            count=masthead.moments.number(counts.people[person.contributor_id]),
            is_chosen=choices.person is not None and choices.person.pk == person.pk,
        )
        for person in sorted(rows, key=lambda person: commonest.index(person.contributor_id))
    ]


def _editions(choices: Choices, *, masthead: Masthead, editions: list[Edition]) -> list[Option]:
    if len(editions) < 2:
        return []
    bare = replace(choices, section=None, edition=None, everywhere=False)
    here = not choices.everywhere and choices.edition is None
    options = [Option(masthead.edition.name, bare.address(), is_chosen=here, language=masthead.edition.language)]
    options += [
        Option(
            edition.name,
            bare.address(edition=edition),
            is_chosen=choices.edition is not None and choices.edition.pk == edition.pk,
            language=edition.language,
        )
        for edition in editions
        if edition.pk != masthead.edition.pk
    ]
    return [*options, Option(_("All editions"), bare.address(everywhere=True), is_chosen=choices.everywhere)]

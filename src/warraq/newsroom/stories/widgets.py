"""How sections and topics are chosen in a form."""

from collections.abc import Iterable
from typing import Any

from django import forms

from warraq.masthead.models import Section
from warraq.newsroom.suggestions.widgets import TEMPLATE, SuggestingMixin


class SectionSelect(forms.Select):
    """A list of sections under the names of their editions, in the order in which readers see them."""

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: list[tuple[str | None, list[dict[str, Any]], int]] = [
            (None, [self.create_option(name, "", "—", not any(value), 0)], 0)
        ]
        editions: dict[str, list[dict[str, Any]]] = {}
        for index, section in enumerate(_in_order(), start=1):
            label = " › ".join(part.name for part in section.trail)
            chosen = str(section.pk) in value
            option = self.create_option(name, section.pk, label, chosen, index)
            editions.setdefault(section.edition.name, []).append(option)
        groups += [(edition, options, index) for index, (edition, options) in enumerate(editions.items(), start=1)]
        return groups


def _in_order() -> Iterable[Section]:
    sections = list(Section.objects.select_related("edition", "parent").order_by("edition__order", "edition_id"))
    sections.sort(key=lambda section: [(part.order, part.pk) for part in section.trail])
    sections.sort(key=lambda section: (section.edition.order, section.edition_id))
    return sections


class ManyChoices(forms.CheckboxSelectMultiple):
    """Boxes to tick, with a field above that narrows a long list to what is written in it."""

    template_name = "stories/widgets/many_choices.html"


class TopicChoices(SuggestingMixin, ManyChoices):
    """The topics of a story, with those above that what is written suggests."""

    template_name = TEMPLATE

"""A choice for each rule of the checker, as a table in an edition's form."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from warraq.arabic.style import RuleChoice, rules, usual_choice
from warraq.arabic.style.rule import GROUPS, Text

_LABELS = {
    RuleChoice.ERROR: _("Error"),
    RuleChoice.WARNING: _("Warning"),
    RuleChoice.HINT: _("Hint"),
    RuleChoice.OFF: _("Off"),
}


class RulesWidget(forms.Widget):
    """The rules by group, each with its reason, an example and a list to choose from; empty for what is usual.

    For a JSON field: it is given JSON and gives JSON.
    """

    template_name = "housestyle/rules.html"

    class Media:
        css = {"all": ["housestyle/rules.css"]}

    def format_value(self, value: Any) -> dict[str, str]:
        try:
            chosen = json.loads(value or "{}")
        except ValueError:
            return {}
        return chosen if isinstance(chosen, dict) else {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen = self.format_value(value)
        context["groups"] = [
            {
                "title": _in_language(title),
                "rules": [
                    {
                        "id": one.id,
                        "name": f"{name}-{one.id}",
                        "reason": _in_language(one.reason),
                        "bad": one.bad,
                        "good": one.good,
                        "choices": _choices(one.id, chosen.get(one.id, "")),
                    }
                    for one in rules()
                    if one.group == group
                ],
            }
            for group, title in GROUPS.items()
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        choices = {one.id: data.get(f"{name}-{one.id}", "") for one in rules()}
        return json.dumps({rule_id: choice for rule_id, choice in choices.items() if choice})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{one.id}" in data for one in rules())


def _choices(rule_id: str, chosen: str) -> list[dict[str, Any]]:
    usual = gettext("As usual: %(choice)s") % {"choice": _LABELS[usual_choice(rule_id)]}
    rows = [("", usual), *((choice.value, label) for choice, label in _LABELS.items())]
    return [{"value": value, "label": label, "is_chosen": value == chosen} for value, label in rows]


def _in_language(text: Text) -> str:
    language = (get_language() or "ar").partition("-")[0]
    return str(getattr(text, language, text.ar))

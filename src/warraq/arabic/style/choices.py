"""What an edition makes of one rule: a single choice in a form, three fields in the settings."""

from collections.abc import Mapping
from enum import StrEnum

from warraq.arabic.style.rule import REGISTRY, Severity
from warraq.arabic.style.settings import OFF_BY_DEFAULT, StyleSettings


class RuleChoice(StrEnum):
    """Off, or what a finding counts as. A rule without a choice keeps its own severity."""

    OFF = "off"
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


def usual_choice(rule_id: str) -> RuleChoice:
    """What the rule is without a choice."""
    return RuleChoice.OFF if rule_id in OFF_BY_DEFAULT else RuleChoice(REGISTRY[rule_id].severity.value)


def settings_of(
    choices: Mapping[str, str],
) -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, Severity], ...]]:
    """`off`, `extra` and `severity` of StyleSettings. Rules that are no more, as an upgrade leaves them, are dropped."""
    known = {rule_id: RuleChoice(choice) for rule_id, choice in choices.items() if rule_id in REGISTRY}
    on = {rule_id: choice for rule_id, choice in known.items() if choice is not RuleChoice.OFF}
    return (
        frozenset(known.keys() - on.keys()),
        frozenset(on.keys() & OFF_BY_DEFAULT),
        tuple((rule_id, Severity(choice.value)) for rule_id, choice in sorted(on.items())),
    )


def choices_of(settings: StyleSettings) -> dict[str, str]:
    """The choices that `settings` hold, by rule; only those that differ from the usual."""
    found = {
        rule_id: settings.severity_of(rule_id).value if settings.is_on(rule_id) else RuleChoice.OFF.value
        for rule_id in sorted(REGISTRY)
    }
    return {rule_id: choice for rule_id, choice in found.items() if choice != usual_choice(rule_id)}

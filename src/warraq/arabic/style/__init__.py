"""المدقّق: the house style as a checker of Arabic copy, as a linter is for code.

    for finding in check("ذهب الى المدرسه ,ثم عاد"):
        print(finding.rule, finding.text, finding.suggestions)

API
    check(text, *, settings, part, ignored) -> list[Finding]
    fix(text, *, settings, part, only, ignored) -> str      the safe fixes, until nothing is left to mend
    apply(text, findings) -> str                            the safe fixes of these findings
    rules() -> list[Rule]
    StyleSettings, load_settings(path), read_settings(data), write_settings(settings) -> str
    Finding, Rule, Severity, Part
    RuleChoice, usual_choice(rule_id), settings_of(choices), choices_of(settings)   a choice for each rule, as a form has it

The words it knows come from two packages, see `warraq.arabic.style.lexicon`.
"""

from warraq.arabic.style.check import apply, check, fix, rules
from warraq.arabic.style.choices import RuleChoice, choices_of, settings_of, usual_choice
from warraq.arabic.style.rule import Finding, Part, Rule, Severity
from warraq.arabic.style.ruleset import RULE_FILES as RULE_FILES
from warraq.arabic.style.settings import (
    InvalidStyleSettings,
    StyleSettings,
    load_settings,
    read_settings,
    write_settings,
)

__all__ = [
    "Finding",
    "InvalidStyleSettings",
    "Part",
    "Rule",
    "RuleChoice",
    "Severity",
    "StyleSettings",
    "apply",
    "check",
    "choices_of",
    "fix",
    "load_settings",
    "read_settings",
    "rules",
    "settings_of",
    "usual_choice",
    "write_settings",
]

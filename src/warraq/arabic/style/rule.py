"""What a rule is, and what it says about one place in a text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from warraq.arabic.style.copy import Copy


class Severity(StrEnum):
    """How sure, and how grave."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Part(StrEnum):
    """Which part of a story the text is; some rules look at one only."""

    BODY = "body"
    HEADLINE = "headline"
    EVERGREEN = "evergreen"


class Text(NamedTuple):
    """One sentence in the three languages of the desk."""

    ar: str
    en: str
    fr: str

    def filled(self, **values: str) -> "Text":
        """With `{found}` and `{instead}` put in."""
        return Text(*(sentence.format(**values) for sentence in self))


class Hit(NamedTuple):
    """A place a rule points at. Suggestions replace exactly that place, the best first."""

    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    is_safe: bool = False
    """Whether the first suggestion may be applied without asking."""


Finder = Callable[["Copy"], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the house. `id` is stable: settings and stories remember it."""

    id: str
    name: str
    severity: Severity
    message: Text
    reason: Text
    bad: str
    good: str
    find: Finder = field(repr=False, compare=False)
    can_fix: bool = True

    @property
    def group(self) -> str:
        """The two letters the id begins with."""
        return self.id[:2]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one place; `text` is what stands at `[start:end]`."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: Text
    reason: Text
    suggestions: tuple[str, ...]
    fix: str | None
    """The replacement that is safe to make unseen, if there is one."""


GROUPS: Final[dict[str, Text]] = {
    "SP": Text("الإملاء", "Spelling", "Orthographe"),
    "PU": Text("علامات الترقيم والمسافات", "Punctuation and spacing", "Ponctuation et espaces"),
    "CH": Text("الحروف", "Characters", "Caractères"),
    "NS": Text("أسلوب الخبر", "News style", "Style de presse"),
    "HS": Text("قاموس الدار", "The house's own words", "Les mots de la maison"),
}

REGISTRY: Final[dict[str, Rule]] = {}


def rule(
    rule_id: str,
    name: str,
    severity: Severity,
    *,
    message: Text,
    reason: Text,
    bad: str,
    good: str,
    can_fix: bool = True,
) -> Callable[[Finder], Finder]:
    """Register the decorated finder as a rule."""

    def register(find: Finder) -> Finder:
        if rule_id in REGISTRY:
            raise ValueError(f"two rules are called {rule_id}")
        REGISTRY[rule_id] = Rule(rule_id, name, severity, message, reason, bad, good, find, can_fix)
        return find

    return register

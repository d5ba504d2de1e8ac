"""What an edition decides: rules on or off, how grave they are, its own words, its choices where usage is divided.

A TOML file holds the same, one key per field:

    off = ["NS007"]
    digits = "arab"
    months = "maghrib"
    words = ["ويكيميديا"]
    [severity]
    PU008 = "warning"
    [spellings]
    "جوجل" = "غوغل"
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from warraq.arabic.style.rule import REGISTRY, Severity


class InvalidStyleSettings(ValueError):
    """A settings file names an unknown key, rule or choice."""


Digits = Literal["any", "arab", "latn"]
Tanween = Literal["any", "before_alef", "after_alef"]
Adverbs = Literal["any", "written", "bare"]
Quotes = Literal["any", "guillemets", "straight"]
Ellipsis = Literal["any", "sign", "dots"]
Dash = Literal["any", "en", "em", "hyphen"]
AbdNames = Literal["any", "apart", "joined"]
Months = Literal["any", "egypt", "levant", "maghrib", "algeria", "tunisia", "mauritania"]


@dataclass(frozen=True, slots=True)
class StyleSettings:
    """One edition's house style. The defaults flag what is wrong everywhere and leave divided usage alone."""

    off: frozenset[str] = frozenset()
    """Ids of rules, or of groups (`NS`), that are not applied."""
    severity: tuple[tuple[str, Severity], ...] = ()
    """Severities the edition changes, as (rule id, severity)."""
    words: frozenset[str] = frozenset()
    """Words that are right here although no dictionary has them."""
    learned: frozenset[str] = frozenset()
    """Words that recur in what the edition has published. They are not unknown, and may still be wrong."""
    names: frozenset[str] = frozenset()
    """Protected names, of one word or several: nothing inside them is touched."""
    spellings: tuple[tuple[str, str], ...] = ()
    """One spelling per foreign name or term, as (variant, the house's spelling)."""
    digits: Digits = "any"
    tanween: Tanween = "any"
    """Where tanween of the accusative stands: ًا or اً."""
    adverbs: Adverbs = "any"
    """Whether أيضًا and its like carry their tanween."""
    quotes: Quotes = "any"
    ellipsis: Ellipsis = "any"
    dash: Dash = "any"
    abd_names: AbdNames = "apart"
    """عبد الله in two words or in one."""
    months: Months = "any"
    month_names: tuple[str, ...] = ()
    """The twelve names of an edition that has its own, January first; they go before `months`."""
    headline_max_chars: int = 90
    extra: frozenset[str] = field(default=frozenset())
    """Hint rules that are off until asked for: `SP090` (unknown word)."""

    def is_on(self, rule_id: str) -> bool:
        """Whether the rule is applied."""
        if rule_id in self.off or rule_id[:2] in self.off:
            return False
        return rule_id not in OFF_BY_DEFAULT or rule_id in self.extra

    def severity_of(self, rule_id: str) -> Severity:
        """The edition's severity, else the rule's own."""
        return dict(self.severity).get(rule_id, REGISTRY[rule_id].severity)


#: An unknown word is most often a name, so the hint is noise until an edition has taught its names.
OFF_BY_DEFAULT: Final = frozenset({"SP090"})

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "digits": get_args(Digits),
    "tanween": get_args(Tanween),
    "adverbs": get_args(Adverbs),
    "quotes": get_args(Quotes),
    "ellipsis": get_args(Ellipsis),
    "dash": get_args(Dash),
    "abd_names": get_args(AbdNames),
    "months": get_args(Months),
}
_LISTS: Final = ("off", "words", "learned", "names", "extra")


def read_settings(data: Mapping[str, Any]) -> StyleSettings:
    """Settings from plain values, as TOML or an admin form gives them.

    Raises InvalidStyleSettings naming the first key that is wrong.
    """
    known = {one.name for one in fields(StyleSettings)}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            raise InvalidStyleSettings(f"unknown setting: {key}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise InvalidStyleSettings(f"{key} must be one of {', '.join(_CHOICES[key])}, not {value!r}")
        values[key] = _read(key, value)
    return StyleSettings(**values)


def _read(key: str, value: Any) -> Any:
    if key in _LISTS:
        if not isinstance(value, list | tuple | set | frozenset) or not all(isinstance(one, str) for one in value):
            raise InvalidStyleSettings(f"{key} must be a list of texts")
        if key in ("off", "extra"):
            _refuse_unknown_rules(key, value)
        return frozenset(value)
    if key == "month_names":
        if (
            not isinstance(value, list | tuple)
            or len(value) not in (0, 12)
            or not all(isinstance(n, str) for n in value)
        ):
            raise InvalidStyleSettings("month_names must be twelve names, January first")
        return tuple(value)
    if key == "severity":
        _refuse_unknown_rules(key, _pairs(key, value))
        try:
            return tuple((name, Severity(grade)) for name, grade in sorted(value.items()))
        except ValueError as error:
            raise InvalidStyleSettings(f"severity: {error}") from error
    if key == "spellings":
        return tuple(sorted(_pairs(key, value).items()))
    if key == "headline_max_chars" and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise InvalidStyleSettings("headline_max_chars must be a whole number above 0")
    return value


def _pairs(key: str, value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(one, str) and one for one in [*value, *value.values()]):
        raise InvalidStyleSettings(f"{key} must be a table of texts")
    return value


def _refuse_unknown_rules(key: str, names: Any) -> None:
    groups = {rule_id[:2] for rule_id in REGISTRY}
    for name in names:
        if name not in REGISTRY and name not in groups:
            raise InvalidStyleSettings(f"{key}: there is no rule {name}")


def load_settings(path: Path) -> StyleSettings:
    """Settings from a TOML file. Raises InvalidStyleSettings, also for broken TOML."""
    try:
        return read_settings(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidStyleSettings(f"{path}: {error}") from error


def write_settings(settings: StyleSettings) -> str:
    """A TOML file that `load_settings` reads as these settings; what is as usual is left out."""
    usual = StyleSettings()
    lines, tables = [], []
    for one in fields(StyleSettings):
        value = getattr(settings, one.name)
        if value == getattr(usual, one.name):
            continue
        if one.name in ("severity", "spellings"):
            tables += ["", f"[{one.name}]", *(f"{_quoted(name)} = {_quoted(text)}" for name, text in value)]
        elif isinstance(value, frozenset | tuple):
            items = sorted(value) if isinstance(value, frozenset) else value
            lines += [f"{one.name} = [", *(f"    {_quoted(item)}," for item in items), "]"]
        else:
            lines.append(f"{one.name} = {value if isinstance(value, int) else _quoted(value)}")
    return "\n".join([*lines, *tables, ""]).lstrip("\n")


def _quoted(text: str) -> str:
    # A string of JSON is a string of TOML, but for the one control that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""A counted noun that agrees with its number.

    NEWS = Forms("خبر", dual="خبران", few="أخبار", many="خبرًا")
    [count(n, NEWS) for n in (0, 1, 2, 3, 11, 100)]
    ['لا أخبار', 'خبر واحد', 'خبران', '3 أخبار', '11 خبرًا', '100 خبر']

API
    count(number, forms, *, digits="latn", locale="ar") -> str
    category(number) -> "zero" "one" "two" "few" "many" "other"
    Forms(one, *, dual, few, many, other="", zero="", feminine=False)

The rule is CLDR's for Arabic: 0; 1; 2; few when the last two digits are 03–10; many for 11–99; other for 100–102, 200 …
and fractions. One and two are told by the noun itself, which is why no digit stands there.
"""

from dataclasses import dataclass
from typing import Literal

from warraq.arabic.digits import Digits
from warraq.arabic.numbers import format_number

Category = Literal["zero", "one", "two", "few", "many", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    dual: str
    few: str
    many: str
    other: str = ""
    zero: str = ""
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class Forms(_Rest):
    """A noun's forms: one خبر, dual خبران, few (plural) أخبار, many (singular with tanween) خبرًا.

    `other` is the singular unless given, `zero` is «لا» with the plural; `feminine` chooses واحدة for one.
    """

    one: str


def category(number: float) -> Category:
    """The CLDR plural category of `number` in Arabic. Sign does not matter."""
    number = abs(number)
    if number != int(number):
        return "other"
    if number in (0, 1, 2):
        return ("zero", "one", "two")[int(number)]
    last = int(number) % 100
    if 3 <= last <= 10:
        return "few"
    return "many" if last >= 11 else "other"


def count(number: float, forms: Forms, *, digits: Digits = "latn", locale: str = "ar") -> str:
    """The number and the noun as they are read together."""
    kind = category(number)
    if number < 0 and kind in ("one", "two"):
        kind = "other"
    if kind == "zero":
        return forms.zero or f"لا {forms.few}"
    if kind == "one":
        return f"{forms.one} {'واحدة' if forms.feminine else 'واحد'}"
    if kind == "two":
        return forms.dual
    noun = {"few": forms.few, "many": forms.many}.get(kind) or forms.other or forms.one
    return f"{format_number(number, locale=locale, digits=digits)} {noun}"

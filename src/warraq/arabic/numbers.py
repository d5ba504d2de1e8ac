"""Numbers, percentages and money as an edition's country writes them.

    format_number(12345.6, locale="ar_MA") == "12.345,6"
    format_number(12345.6, locale="ar_EG", digits="arab") == "١٢٬٣٤٥٫٦"
    format_money(1250, currency="MAD", locale="ar_MA") == "1.250 درهم مغربي"

API
    format_number(value, *, locale, digits="latn", decimals=None) -> str
    format_percent(value, *, locale, digits="latn", decimals=None) -> str      0.125 is 12.5 %
    format_money(value, *, currency, locale, digits="latn", name="name"|"symbol"|"code", names=None) -> str
    parse_number(text) -> Decimal                any digits and separators; raises ValueError

Without `decimals`, up to three are shown as needed. Money in words agrees with its number (3 دراهم, 11 درهمًا) where
CLDR knows the currency's forms; `names` gives the house's own: {"MAD": "درهم"}. No bidi marks are put in: bidi.py
isolates what needs it. Source: CLDR through Babel.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from babel import Locale
from babel.numbers import format_currency, format_decimal
from babel.numbers import format_percent as babel_format_percent

from warraq.arabic.digits import Digits, to_digits
from warraq.arabic.normalise import strip_invisible

Number = int | float | Decimal


def format_number(value: Number, *, locale: str, digits: Digits = "latn", decimals: int | None = None) -> str:
    """A number with the country's separators, or the Arabic ones with Arabic digits."""
    text = format_decimal(
        value, format=_pattern(decimals), locale=_name(locale), numbering_system=_system(locale, digits)
    )
    return _finish(text, digits)


def format_percent(value: Number, *, locale: str, digits: Digits = "latn", decimals: int | None = None) -> str:
    """A share of one as a percentage; ٪ with Arabic digits."""
    # An Arabic, French or English percent sign follows its number everywhere but in Turkish and Basque.
    space = "\u00a0" if Locale.parse(_name(locale)).language == "fr" else ""
    text = babel_format_percent(
        value, format=f"{_pattern(decimals)}{space}%", locale=_name(locale), numbering_system=_system(locale, digits)
    )
    return _finish(text, digits).replace("%", "٪" if digits == "arab" else "%")


def format_money(
    value: Number,
    *,
    currency: str,
    locale: str,
    digits: Digits = "latn",
    name: Literal["name", "symbol", "code"] = "name",
    names: Mapping[str, str] | None = None,
) -> str:
    """An amount with its currency (ISO 4217). Whole amounts show no decimals."""
    decimals = 0 if value == int(value) else 2
    if names and currency in names:
        return f"{format_number(value, locale=locale, digits=digits, decimals=decimals)}\u00a0{names[currency]}"
    if name == "code":
        return f"{format_number(value, locale=locale, digits=digits, decimals=decimals)}\u00a0{currency}"
    text = format_currency(
        value,
        currency,
        format=None if name == "name" else f"{_pattern(decimals)}\u00a0¤",
        locale=_name(locale),
        currency_digits=False,
        decimal_quantization=True,
        format_type="name" if name == "name" else "standard",
        numbering_system=_system(locale, digits),
    )
    if name == "name":
        # Babel writes the two decimals of the currency even for a whole amount.
        plain = format_number(value, locale=locale, digits=digits, decimals=decimals)
        text = re.sub(r"-?[0-9٠-٩][0-9٠-٩.,٬٫\s]*(?=\s)|-?[0-9٠-٩][0-9٠-٩.,٬٫]*", plain, _finish(text, digits), count=1)
    return _finish(text, digits)


def parse_number(text: str) -> Decimal:
    """The number someone typed: Arabic or Latin digits, ٫ or the last of . and , as the decimal sign."""
    plain = to_digits(strip_invisible(text), digits="latn").strip().replace("−", "-").replace("٬", "").replace("٫", ".")
    plain = re.sub(r"[\s\u00a0'’_]", "", plain)
    signs = [sign for sign in plain if sign in ".,"]
    if len(set(signs)) == 2:
        last = signs[-1]
        plain = plain.replace("," if last == "." else ".", "").replace(last, ".")
    elif signs.count(",") == 1 and not re.fullmatch(r"-?\d{1,3},\d{3}", plain):
        plain = plain.replace(",", ".")
    elif len(signs) > 1 or "," in signs:
        plain = plain.replace(",", "").replace(".", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"{text!r} is not a number") from None
    if not number.is_finite():
        raise ValueError(f"{text!r} is not a number")
    return number


_LATIN_MARKS: Final = re.compile("[\u200e\u200f\u061c]")


def _finish(text: str, digits: Digits) -> str:
    return to_digits(_LATIN_MARKS.sub("", text).replace("\u202f", "\u00a0"), digits=digits)


def _name(locale: str) -> str:
    return locale.replace("-", "_")


def _system(locale: str, digits: Digits) -> str:
    """The numbering system whose separators to use; only Arabic locales know the Arabic ones."""
    return "arab" if digits == "arab" and _name(locale).startswith("ar") else "latn"


def _pattern(decimals: int | None) -> str:
    if decimals is None:
        return "#,##0.###"
    return "#,##0" + ("." + "0" * decimals if decimals else "")

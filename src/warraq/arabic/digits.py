"""Which digits a text is written in, and the same text in others.

API
    to_digits(text, *, digits) -> str       every decimal digit as "latn" (1), "arab" (١) or "arabext" (۱)
    digit_systems(text) -> set[str]         which of the three a text uses
    Digits                                  the CLDR names of the numbering systems

Only digits change; separators and signs stay (numbers.py formats with the right ones). Names are CLDR numbering systems.
"""

import unicodedata
from typing import Final, Literal

Digits = Literal["latn", "arab", "arabext"]

_SETS: Final[dict[str, str]] = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_TO: Final[dict[str, dict[int, str]]] = {
    name: {ord(digit): target[value] for source in _SETS.values() for value, digit in enumerate(source)}
    for name, target in _SETS.items()
}


def to_digits(text: str, *, digits: Digits) -> str:
    """`text` with its digits in one system: to_digits("عام 2026", digits="arab") == "عام ٢٠٢٦"."""
    return text.translate(_TO[digits])


def digit_systems(text: str) -> set[str]:
    """The systems used: {"latn", "arab"} for a mixed text, "other" for digits of other scripts."""
    found = set()
    for digit in set(text):
        if unicodedata.decimal(digit, None) is not None:
            found.add(next((name for name, many in _SETS.items() if digit in many), "other"))
    return found

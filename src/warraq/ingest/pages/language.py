"""Which language a story is in."""

import re
from typing import Final

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?", re.IGNORECASE)
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_PERSIAN_OR_URDU: Final = re.compile("[پچژگکی]")
_LATIN: Final = re.compile("[A-Za-zÀ-ÿ]")
_FRENCH: Final = re.compile(r"\b(?:le|la|les|des|du|une|est|dans|pour|avec|que|qui|sur)\b", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|in|is|was|for|with|that|on)\b", re.IGNORECASE)


def language_of(text: str, *, declared: str = "") -> str:
    """A BCP 47 tag: the page's own when the letters agree with it, otherwise what the letters say; "und" if nothing."""
    sample = text[:5000]
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    if not arabic and not latin:
        return "und"
    declared = declared.strip().replace("_", "-")
    valid = declared if _TAG.fullmatch(declared) else ""
    uses_arabic_letters = valid.split("-")[0].lower() in ("ar", "fa", "ur", "ckb", "ps", "ug", "sd")
    if valid and uses_arabic_letters == (arabic > latin):
        return valid
    if arabic > latin:
        return "fa" if 5 * len(_PERSIAN_OR_URDU.findall(sample)) > arabic else "ar"
    return "fr" if len(_FRENCH.findall(sample)) > len(_ENGLISH.findall(sample)) else "en"

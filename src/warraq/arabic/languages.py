"""The language of a foreign phrase, where a listener needs it and the words tell it.

    guess_language("Ministry of Health and Prevention") == "en"
    guess_language("Real Madrid") == ""

What a screen reader needs: with an Arabic voice it spells out Latin letters as well as it can, and `lang` has it change
the voice. For one name in a sentence such a change disturbs more than it helps, and WCAG 2.2 (3.1.2) leaves out proper
names, technical terms and words of no certain language. So a name, a brand or a short word stays without `lang`; a phrase
of three words or more gets `en` or `fr` when at least two of its small words are of that language and none is of the
other, and when it has no letter that neither writes. Spanish and Italian share «de» and «la» with French: these count only
beside a word that is French alone. An Arabic phrase in a French or English page gets `ar`, for their voices cannot read its
letters at all; letters that only Persian, Urdu and their neighbours write leave it without.

An editor need not mark anything; a `lang` that a wire or an imported page brought is kept as it is.
"""

import re
from typing import Final

_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "for",
        "with",
        "that",
        "from",
        "is",
        "are",
        "was",
        "were",
        "this",
        "your",
        "we",
        "you",
        "it",
        "not",
        "by",
        "at",
        "as",
        "or",
        "be",
        "have",
        "has",
        "will",
        "our",
    ]
)
_FRENCH: Final = frozenset(
    [
        "le",
        "les",
        "des",
        "du",
        "et",
        "une",
        "est",
        "sont",
        "pour",
        "avec",
        "dans",
        "sur",
        "aux",
        "qui",
        "nous",
        "vous",
        "pas",
        "cette",
        "ces",
        "l",
        "d",
        "qu",
        "c",
        "n",
    ]
)
_ALSO_FRENCH: Final = frozenset(["de", "la", "un", "en", "au", "à"])
_FRENCH_LETTERS: Final = re.compile("[àâçèéêëîïôùûœ]")
_OTHER_LETTERS: Final = re.compile("[^\\W\\d_a-zàâçèéêëîïôùûœ]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 3
_TELLING: Final = 2
# Letters of Arabic script that Arabic itself does not use; ڤ and ڭ it does, for foreign sounds.
_NOT_ARABIC: Final = re.compile("[پچژکگیےہھٹڈڑںۆېە]")


def guess_language(phrase: str) -> str:
    """`en` or `fr` for a phrase in Latin letters, or nothing."""
    phrase = phrase.lower().replace("&amp;", " ")
    if len(phrase.split()) < _FEWEST_WORDS or _OTHER_LETTERS.search(phrase):
        return ""
    words = _WORD.findall(phrase)
    english = sum(word in _ENGLISH for word in words)
    french = sum(word in _FRENCH for word in words)
    if english and not french and not _FRENCH_LETTERS.search(phrase):
        return "en" if english >= _TELLING else ""
    if french and not english:
        also = sum(word in _ALSO_FRENCH for word in words) + bool(_FRENCH_LETTERS.search(phrase))
        return "fr" if french + also >= _TELLING else ""
    return ""


def is_arabic(phrase: str) -> bool:
    """Whether a phrase in Arabic letters can be Arabic."""
    return not _NOT_ARABIC.search(phrase)

"""Light stems: a word without the particles and endings attached to it, by evidence, not by force.

    stems("والقرار") == ("قرار",)
    stems("وزير") == ("وزير",)
    stems("بفرنسا") == stems("فرنسا")

API
    stems(word) -> tuple[str, ...]      of a normalised word; the best first, more than one where it is a guess
    without_particles(word)             the same with the endings left on

Larkey's light stemmers (light10; the same list is in Lucene) take off و, ال and eight endings wherever they fit, and
so turn الغاء (cancelling) into غاء. Here each cut must be borne out by how common the parts are: و comes off والقرار since
القرار is far commoner, stays on وزير since زير is rare and الوزير exists (no particle stands behind ال). ال stays on a word
that ل can precede unchanged (لالمانيا). When the evidence is even, both readings are kept.
"""

from functools import lru_cache
from typing import Final

from warraq.arabic.analysis.lexicon import FUNCTION_WORDS, frequency

_ARTICLE: Final = "ال"
_WITH_ARTICLE: Final = ("وبال", "وكال", "وال", "بال", "فال", "كال")
_TO_THE: Final = ("ولل", "فلل", "لل")
_PARTICLES: Final = frozenset("وفبكلس")
_PAIRS: Final = frozenset({"وب", "ول", "وس", "وك", "فب", "فل", "فس"})
_ALLAH: Final = frozenset({"الله", "لله", "بالله", "والله", "ولله", "فالله", "تالله", "اللهم"})

#: Endings tried longest first: pronouns, plurals, the dual, feminine and relative endings, the alef of tanween.
_ENDINGS: Final = (
    *("تهما", "اتها", "اتهم", "اتنا"),
    *("هما", "اته", "تها", "تهم", "تنا", "يات", "ته"),
    *("ها", "هم", "هن", "نا", "كم", "ات", "ان", "ين", "ون", "يه", "وا"),
    *("ه", "ي", "ا"),
)
_ENDINGS_BY_LETTER: Final = {
    letter: tuple(ending for ending in _ENDINGS if ending[-1] == letter)
    for letter in {ending[-1] for ending in _ENDINGS}
}
#: Endings that are often part of a name or root (لبنان, فلسطين, الادنى): they need more evidence.
_DOUBTFUL: Final = frozenset({"هم", "هن", "نا", "كم", "ان", "ين", "ون", "وا"})

#: A first letter comes off when the rest is so many times commoner than the word; both readings stay when it is
#: commoner at all. A doubtful ending comes off when the rest is at least so common beside the word.
_SURE: Final = 8.0
_DOUBT: Final = 0.3
_PLAUSIBLE: Final = 0.005


@lru_cache(maxsize=1 << 16)
def stems(word: str) -> tuple[str, ...]:
    """The likely stems of one normalised word; words of other scripts are their own."""
    if len(word) < 3 or not "\u0621" <= word[0] <= "\u064a" or word in FUNCTION_WORDS:
        return (word,)
    if word in _ALLAH:
        return ("الله",)
    found = dict.fromkeys(_without_ending(core) for core in without_particles(word))
    return tuple(found)


def without_particles(word: str) -> tuple[str, ...]:
    """What may be left of a normalised word when only what stands before it is taken off."""
    if word.startswith(_ARTICLE):
        return _without_article(word)
    for particles in _TO_THE:
        if word.startswith(particles) and len(word) - len(particles) >= 2:
            return _without_to_the(word, word[len(particles) :])
    for particles in _WITH_ARTICLE:
        rest = word[len(particles) :]
        if word.startswith(particles) and len(rest) >= 2 and frequency(_ARTICLE + rest) > frequency(word):
            return _without_article(_ARTICLE + rest)
    if len(word) >= 4 and word[0] in _PARTICLES:
        return _without_letters(word)
    return (word,)


def _without_article(word: str) -> tuple[str, ...]:
    rest = word[2:]
    if len(rest) < 2:
        return (word,)
    own_alef = frequency("ل" + word) > frequency("لل" + rest) or frequency(_ARTICLE + word) > 0.02 * frequency(word)
    if not own_alef:
        return (rest,)
    return (word,)


def _without_to_the(word: str, rest: str) -> tuple[str, ...]:
    """للبنك is ل + البنك, but للجنة may be «to the committee», whose own first letter is ل."""
    plain, lam = frequency(_ARTICLE + rest), frequency(_ARTICLE + "ل" + rest)
    if lam > plain:
        return ("ل" + rest, rest) if plain * 10 > lam else ("ل" + rest,)
    if plain + frequency(rest) > frequency(word) or not frequency(word):
        return (rest,)
    return (word, rest)


def _without_letters(word: str) -> tuple[str, ...]:
    """One or two of و ف ب ك ل س, when what is left is by far the commoner word; both when it is a guess."""
    own = frequency(word) + 10 * frequency(_ARTICLE + word)
    if word[0] in "وف":
        # Neither can stand behind ب or ل: بوجدة shows that the و of وجدة is its own.
        own += 10 * (frequency("ب" + word) + frequency("ل" + word))
    for size in (2, 1):
        letters, rest = word[:size], word[size:]
        if len(rest) < 3 or (size == 2 and letters not in _PAIRS):
            continue
        future = letters[-1] == "س"
        if future and rest[0] not in "يتنا":
            continue
        alone = frequency(rest) + (0.0 if future else frequency(_ARTICLE + rest))
        if alone > _SURE * own and rest not in FUNCTION_WORDS:
            return _without_letters(rest) if size == 1 and len(rest) >= 4 and rest[0] in "بلكس" else (rest,)
        if size == 1 and alone > own and rest not in FUNCTION_WORDS:
            return (word, rest)
    return (word,)


def _without_ending(word: str) -> str:
    for _ in range(2):
        for ending in _ENDINGS_BY_LETTER.get(word[-1], ()):
            if len(word) - len(ending) >= 3 and word.endswith(ending) and _is_borne_out(word, ending):
                word = word[: -len(ending)]
                break
        else:
            break
    return word


def _is_borne_out(word: str, ending: str) -> bool:
    rest = word[: -len(ending)]
    if rest in FUNCTION_WORDS:
        return False
    whole = frequency(word) + frequency(_ARTICLE + word)
    alone = frequency(rest) + frequency(_ARTICLE + rest) + frequency(rest + "ه") / 2 + frequency(rest + "ي") / 5
    return alone >= (_DOUBT if ending in _DOUBTFUL else _PLAUSIBLE) * whole

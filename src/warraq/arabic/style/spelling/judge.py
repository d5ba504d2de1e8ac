"""Judge one word by the dictionary and the frequency list.

The idea: a word the dictionary refuses, while a common accepted word has the same letters under the fold, is a slip of
hamza or of the ending. How common, and how much more common than what is written, is asked differently of each kind of
slip; the thresholds were chosen on one half of the judged error sets and reported on the other (`bench/style.py`).
A word the dictionary accepts is only suspected (a warning), when its twin is many times as common.
"""

import re
from typing import Final

from warraq.arabic.style.lexicon import Spelling, bare, fold, get_words
from warraq.arabic.style.spelling.clitics import splits
from warraq.arabic.style.spelling.difference import (
    DROPPED,
    ENDING,
    HAMZA,
    HAMZAS,
    Difference,
    difference,
    is_wasl_pattern,
)
from warraq.arabic.style.spelling.exceptions import CERTAIN, REAL_TWINS
from warraq.arabic.style.spelling.letters import has_confusable, swapped_letters
from warraq.arabic.style.spelling.verdict import Kind, Verdict

#: Zipf frequency below which a proposed word is too rare to be what was meant.
_COMMON: Final = 2.5
#: The same for a word inside a word.
_COMMON_PART: Final = 1.8
#: The same for proposals against a word that exists.
_VERY_COMMON: Final = 4.0
#: The same for a finding at error level.
_SURE: Final = 3.0
#: The same for a word behind one of و ف ب ل ك س.
_COMMON_BEHIND_PARTICLE: Final = 3.3
_MAX_REMEMBERED: Final = 1 << 18
_MAX_LENGTH: Final = 24
#: Plain letters only: other characters are the business of the rules on characters.
_JUDGED: Final = re.compile(f"[ء-غف-ي]{{2,{_MAX_LENGTH}}}")

_remembered: dict[str, Verdict | None] = {}


def judge(word: str) -> Verdict | None:
    """What is wrong with `word`, a run of Arabic letters that may carry vowel signs."""
    try:
        return _remembered[word]
    except KeyError:
        pass
    if len(_remembered) >= _MAX_REMEMBERED:
        _remembered.clear()
    plain = bare(word) if len(word) <= 2 * _MAX_LENGTH else word
    verdict = _judge(plain) if _JUDGED.fullmatch(plain) else None
    if verdict and plain != word:
        verdict = Verdict(verdict.kind, tuple(_with_marks(word, plain, one) for one in verdict.suggestions))
    _remembered[word] = verdict
    return verdict


def _judge(word: str) -> Verdict | None:
    if word in CERTAIN:
        return CERTAIN[word]
    if word in REAL_TWINS:
        return None
    words, key = get_words(), fold(word)
    if words.is_settled(key, word):
        return _letters(words.get(key)[0]) if has_confusable(word) else None
    spellings = words.get(key)
    own = next((one for one in spellings if one.text == word), Spelling(word, False, 0.0))
    others = [one for one in spellings if one.accepted and one.text != word]
    if own.accepted:
        return _suspect(own, others) or _letters(own)
    if len(word) < 3:
        return None
    if others and others[0].zipf >= _COMMON:
        return _refused(own, others) or _letters(own)
    if own.zipf < _COMMON:
        return _in_parts(word) or _letters(own) or (None if spellings and others else Verdict(Kind.UNKNOWN, ()))
    return None


def _refused(own: Spelling, others: list[Spelling]) -> Verdict | None:
    best = others[0]
    slip = difference(own.text, best.text)
    kind = _refused_kind(own, best, slip)
    if kind is None:
        return None
    return Verdict(kind, tuple(one.text for one in others if one.zipf >= best.zipf - 2)[:5])


def _refused_kind(own: Spelling, best: Spelling, slip: Difference) -> Kind | None:
    word, gap = own.text, best.zipf - own.zipf
    match slip:
        case Difference.DROPPED_FIRST:
            if gap < 0.3:
                return None
            # فانسان, كادار, ساغان: what looks like a particle and a slip is often a foreign name.
            is_split = word[0] in "وفبلكس"
            is_sure = best.zipf >= (_COMMON_BEHIND_PARTICLE if is_split else _SURE) and (not is_split or len(word) > 4)
            return Kind.HAMZA_DROPPED if is_sure else Kind.HAMZA_LIKELY
        case Difference.DROPPED_INSIDE:
            return Kind.HAMZA_DROPPED if gap >= 0.9 and best.zipf >= (3.0 if len(word) > 3 else 4.5) else None
        case Difference.ADDED:
            if is_wasl_pattern(word):
                return Kind.HAMZA_ON_WASL if gap >= 0.3 else None
            return Kind.HAMZA_MISPLACED if gap >= 1.6 and best.zipf >= _SURE else None
        case Difference.SWAPPED:
            if gap < 1.8 or best.zipf < _SURE or len(word) < 4:
                return None
            return Kind.HAMZA_MISPLACED if best.zipf >= _VERY_COMMON else Kind.HAMZA_LIKELY
        case Difference.HAA_FOR_TAA:
            return Kind.TAA_MARBUTA if gap >= 1.0 and len(word) > 3 else None
        case Difference.TAA_FOR_HAA:
            return Kind.TAA_MARBUTA if gap >= 2.0 and best.zipf >= 3.5 else None
        case Difference.DOTLESS | Difference.DOTTED:
            return Kind.YAA if gap >= 1.2 and len(word) > 2 else None
    if slip & Difference.OTHER or gap < 1.5:
        return None
    if slip & (Difference.SWAPPED | Difference.ADDED):
        return Kind.HAMZA_LIKELY
    return Kind.HAMZA_DROPPED if slip & DROPPED else Kind.TAA_MARBUTA


def _suspect(own: Spelling, others: list[Spelling]) -> Verdict | None:
    if not others:
        return None
    best = others[0]
    slip = difference(own.text, best.text)
    if best.zipf < (3.4 if slip in DROPPED else _VERY_COMMON):
        return None
    gap = best.zipf - own.zipf
    if slip is Difference.SWAPPED and own.text[-1] in HAMZAS:
        # مبدإ and مبدأ are one word in two cases.
        return None
    if slip in _SUSPECT_GAPS and gap >= _SUSPECT_GAPS[slip]:
        if slip is Difference.DROPPED_FIRST and is_wasl_pattern(own.text):
            return None
        if slip is Difference.ADDED and not is_wasl_pattern(own.text):
            return None
        return Verdict(Kind.ENDING_LIKELY if slip & ENDING else Kind.HAMZA_LIKELY, (best.text,))
    return None


_SUSPECT_GAPS: Final = {
    Difference.DROPPED_FIRST: 0.4,
    Difference.DROPPED_INSIDE: 1.0,
    Difference.ADDED: 1.5,
    Difference.SWAPPED: 1.8,
    Difference.HAA_FOR_TAA: 1.6,
    Difference.TAA_FOR_HAA: 1.6,
    Difference.DOTTED: 1.3,
    Difference.DOTLESS: 1.3,
}


def _in_parts(word: str) -> Verdict | None:
    """The word without its particles and pronouns, when the whole is in no list."""
    words = get_words()
    for before, inner, after in splits(word):
        spellings = words.get(fold(inner))
        own = next((one for one in spellings if one.text == inner), Spelling(inner, False, 0.0))
        if own.accepted:
            return None
        others = [one for one in spellings if one.accepted and one.zipf >= _COMMON_PART]
        if not others:
            continue
        slip = difference(inner, others[0].text)
        if slip & HAMZA and inner[0] not in "اأإآ":
            continue
        if (
            (slip & ~HAMZA and after)
            or slip & Difference.SWAPPED
            or (slip & Difference.ADDED and not is_wasl_pattern(inner))
        ):
            continue
        if slip & DROPPED and before and not before.endswith("ل") and (len(inner) < 5 or others[0].zipf < 3.0):
            continue
        verdict = _refused(own, others)
        if verdict and others[0].zipf - own.zipf >= 0.5:
            # لاسانا, فالانس, لامارا: foreign names look like a particle and a slip more often than not.
            is_sure = before[:1] in ("", "و", "ا") or (before.endswith(("ال", "لل")) and others[0].zipf >= _SURE)
            kind = verdict.kind if is_sure or verdict.kind is Kind.HAMZA_ON_WASL else Kind.HAMZA_LIKELY
            return Verdict(kind, tuple(before + one + after for one in verdict.suggestions))
    return None


def _letters(own: Spelling) -> Verdict | None:
    """ظ for ض, ذ for د: a word nobody writes, one letter away from one that everybody does."""
    best = max(
        (
            one
            for other in swapped_letters(own.text)
            for one in get_words().get(fold(other))
            if one.accepted and one.text == other
        ),
        key=lambda one: one.zipf,
        default=None,
    )
    if best is None or best.zipf < _VERY_COMMON or best.zipf - own.zipf < (2.4 if own.accepted else 1.8):
        return None
    return Verdict(Kind.LETTER, (best.text,))


def _with_marks(word: str, plain: str, proposed: str) -> str:
    """`proposed` with the vowel signs of `word`, when letter answers to letter."""
    if len(plain) != len(proposed):
        return proposed
    letters = iter(proposed)
    remaining = iter(plain)
    expected = next(remaining, None)
    written = []
    for sign in word:
        if sign == expected:
            written.append(next(letters))
            expected = next(remaining, None)
        else:
            written.append(sign)
    return "".join(written)

"""«Did you mean»: what the archive has that is near to what was typed.

A word that stands nowhere in the archive is compared with what one slip would have made of another: a letter left out,
put in, exchanged or mistaken, letters that sound or look alike counting as half a slip; two words run together; or Arabic
typed while the keyboard was Latin. Only words of the archive are offered, spelled as the archive spells them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from warraq.delivery.search.engine import Engine, Filters, Order
from warraq.delivery.search.spelling import spell
from warraq.index.asked import Asked, read
from warraq.index.terms import split_exact
from warraq.publishing.release.models import PublishedStory

LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىء"
ALIKE: Final = ("هة", "يى", "ضظ", "سص", "تط", "ثس", "ذدز", "قكغ", "حهخ", "ءع", "تث", "جح", "رز")
#: A word corrected to this many letters at least; shorter ones are near to everything.
SHORTEST: Final = 3
_LONGEST: Final = 14
_MOST_WORDS: Final = 6
_TEXTS: Final = 3
#: The letters of an Arabic keyboard where a Latin one has these.
_KEYS: Final = {
    **dict(zip("qwertyuiop[]", "ضصثقفغعهخحجد", strict=True)),
    **dict(zip("asdfghjkl;'", "شسيبلاتنمكط", strict=True)),
    **dict(zip("zxcvnm,./`", "ئءؤرىةوزظذ", strict=True)),
    "b": "لا",
}


def find_meant(asked: Asked, *, engine: Engine, edition: int, now: datetime) -> str:
    """The question with its unknown words put right; empty when nothing better is known."""
    words = list(asked.loosened().words)
    if not words or len(words) > _MOST_WORDS:
        return ""
    frequency = engine.frequency
    mended = [_mend(word, frequency) for word in words]
    if all(new == (word,) for new, word in zip(mended, words, strict=True)):
        mended = [_from_keyboard(word, frequency) for word in asked.text.split()]
        if not mended or not all(mended):
            return ""
    found = [word for new in mended for word in new]
    if tuple(found) == asked.loosened().words:
        return ""
    spelled = _spell_all(found, engine=engine, edition=edition, now=now)
    return " ".join(spelled.get(word, word) for word in found)


def _mend(word: str, frequency: Callable[[str], int]) -> tuple[str, ...]:
    if len(word) < SHORTEST or len(word) > _LONGEST or not "\u0621" <= word[0] <= "\u064a" or frequency(word):
        return (word,)
    best, worth = word, 0.0
    for candidate, weight in _slips(word):
        often = frequency(candidate)
        if often and often * weight > worth:
            best, worth = candidate, often * weight
    if best != word:
        return (best,)
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if frequency(first) > 1 and frequency(second) > 1:
            return (first, second)
    return (word,)


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Every word one slip away, with how much that slip counts."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:], 1.0
            for letter in LETTERS:
                if letter != after[0]:
                    alike = any(letter in group and after[0] in group for group in ALIKE)
                    yield before + letter + after[1:], 4.0 if alike else 0.5
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:], 2.0
        for letter in LETTERS:
            yield before + letter + after, 1.0


def _from_keyboard(typed: str, frequency: Callable[[str], int]) -> tuple[str, ...]:
    """Latin letters as the Arabic letters on the same keys, when the archive knows that word; empty otherwise."""
    letters = [_KEYS.get(letter) for letter in typed.lower()]
    if not letters or None in letters:
        return ()
    words = split_exact("".join(letter for letter in letters if letter))
    return (words[0],) if len(words) == 1 and frequency(words[0]) else ()


def _spell_all(words: list[str], *, engine: Engine, edition: int, now: datetime) -> dict[str, str]:
    keys: list[int] = []
    for word in words:
        asked = Asked(phrases=((word,),))
        found = engine.search(asked, Filters(edition=edition), order=Order.NEW, now=now, counting=False)
        found = found if found.hits else engine.search(asked, Filters(), order=Order.NEW, now=now, counting=False)
        keys += [hit.key for hit in found.hits[:_TEXTS]]
    rows = PublishedStory.objects.filter(pk__in=keys).values_list("headline", "standfirst", "body_text")
    return spell(words, texts=(text for row in rows for text in row))


def complete(text: str, *, engine: Engine, edition: int, now: datetime, most: int = 6) -> list[str]:
    """What the last word of `text` may become, from the headlines of the edition: the whole question each time."""
    asked = read(text)
    *before, last = asked.loosened().words or ("",)
    if len(last) < 2 or text.endswith(" "):
        return []
    completed = [word for word, _count in engine.complete(before, last, edition=edition, most=most)]
    keys = []
    for word in completed:
        question = Asked(words=tuple(before), phrases=((word,),))
        found = engine.search(question, Filters(edition=edition), order=Order.NEW, now=now, counting=False)
        keys += [hit.key for hit in found.hits[:_TEXTS]]
    rows = PublishedStory.objects.filter(pk__in=keys).values_list("headline", flat=True)
    spelled = spell(completed, texts=rows)
    said = asked.text.split()[:-1]
    return list(dict.fromkeys(" ".join([*said, spelled[word]]) for word in completed if word in spelled))

"""Which of إن and أن belongs here, by the word before.

After قال and its forms, and at the head of a sentence, it is إن; after a preposition or any other verb it is أن.
"""

import re
from typing import TYPE_CHECKING, Final

from warraq.arabic.style.lexicon import bare

if TYPE_CHECKING:
    from warraq.arabic.style.copy import Copy

SAYING: Final = frozenset(
    before + verb
    for before in ("", "و", "ف", "س", "وس")
    for verb in (
        *("قال", "قالت", "قالا", "قالتا", "قالوا", "قلنا", "قلت", "يقول", "تقول", "يقولان", "يقولون", "أقول", "نقول"),
        *("قائلا", "قائلة", "قائلين"),
    )
)
_OPENERS: Final = frozenset({"إذ", "ثم", "حيث", "ألا", "كلا", "والله", "بل"})
#: After these never إن: a preposition, or a word that stands before a noun.
GOVERNORS: Final = frozenset(
    before + word
    for before in ("", "و", "ف")
    for word in (
        "على",
        "من",
        "عن",
        "إلى",
        "بعد",
        "قبل",
        "غير",
        "دون",
        "منذ",
        "رغم",
        "لولا",
        "سوى",
        "بسبب",
        "بشرط",
        "بيد",
    )
)
_BEFORE: Final = re.compile(r"([^\s]{1,24})\s+$|(^|[.!?؟:\n]\s*|[«\"“(]\s*)$")


def word_before(text: str, place: int) -> str | None:
    """The word before `place`, bare, with the marks that cling to it; "" where a sentence or a quotation begins."""
    before = text[max(0, place - 40) : place]
    found = _BEFORE.search(before)
    if found is None:
        return None
    if found[1] is None:
        return ""
    if found[1][-1] in '.!?؟:«"“(':
        return ""
    return bare(found[1]).strip('،؛»"”)')


def is_after_saying(text: str, place: int, *, only_nouns: bool) -> bool:
    """Whether a verb of saying governs what begins at `place`: «قال وزير الخارجية إن».

    Looks back over at most four words of the same clause; `only_nouns` lets only words with the article stand between.
    """
    clause = _CLAUSE_END.split(text[max(0, place - 90) : place])[-1]
    for word in reversed(clause.split()[-4:]):
        plain = bare(word)
        if plain in SAYING:
            return True
        if plain in _OTHER_VERBS or (only_nouns and not plain.startswith("ال")):
            return False
    return False


_CLAUSE_END: Final = re.compile(r"[.!?؟،؛:«»\"“”()\n]")
_OTHER_VERBS: Final = frozenset(
    before + verb
    for before in ("", "و", "ف", "ي", "ت")
    for verb in (
        "أكد",
        "أكدت",
        "أعلن",
        "أعلنت",
        "أضاف",
        "ذكر",
        "يعتقد",
        "يرى",
        "أوضح",
        "يؤكد",
        "علم",
        "يريد",
        "يجب",
        "يمكن",
    )
)


def inna_first(copy: "Copy", place: int, suggestions: tuple[str, ...]) -> tuple[str, ...]:
    """For a bare ان and its kin, the suggestions with the one the context asks for in front."""
    if not suggestions or "ن" not in suggestions[0] or not suggestions[0].startswith(("أن", "إن")):
        return suggestions
    other = ("إ" if suggestions[0][0] == "أ" else "أ") + suggestions[0][1:]
    if suggestions[0] not in _KIN or other not in suggestions:
        return suggestions
    before = word_before(copy.text, place)
    wants_inna = (before is not None and (before == "" or before in _OPENERS)) or (
        before not in GOVERNORS and is_after_saying(copy.text, place, only_nouns=False)
    )
    first = ("إ" if wants_inna else "أ") + suggestions[0][1:]
    return (first, *(one for one in suggestions if one != first))


_KIN: Final = frozenset(
    alef + rest
    for alef in "أإ"
    for rest in ("ن", "نه", "نها", "نهم", "نهما", "نهن", "نني", "نا", "ننا", "نك", "نكم", "ني")
)

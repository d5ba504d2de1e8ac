"""A headline for a page that has none: the first words of its lead, cut where a phrase ends."""

import re
from typing import Final

from warraq.arabic.normalise import normalise

#: Google's old limit for a headline, and what fits two lines.
_LONGEST: Final = 110
_SHORTEST: Final = 30
_STRONG: Final = re.compile(r"[،؛,;]|[.؟!?:](?=\s|$)|\s[-–—]\s")
_OPENING_WORDS: Final = """في من على إلى عن مع بعد قبل خلال أثناء منذ حتى بسبب إثر عقب ضد لدى عند وسط ضمن بحسب وفق حسب بينما حيث الذي التي الذين لكن
    لكي كي إذ إذا عبر نحو حول دون بدون رغم وذلك الأمر بشكل بهدف بغية dans pour avec sur par après avant in on at for with after before over"""
_UNFINISHED_WORDS: Final = """أن إن أنه أنها بأن بأنه بأنها لأن كان كانت قال قالت ما لا لم لن قد و أو هذا هذه كل بين أي غير ليس
    de la le les du des un une et the of and to a"""
#: A phrase may begin with one of these, so the words before can stand alone …
_OPENERS: Final = frozenset(map(normalise, _OPENING_WORDS.split()))
#: … but not if they end with one of these, which ask for more.
_DANGLING: Final = _OPENERS | frozenset(map(normalise, _UNFINISHED_WORDS.split()))
_PAIRS: Final = (("«", "»"), ("(", ")"), ("“", "”"), ("[", "]"))


def working_headline(lead: str) -> str:
    """At most 110 characters of `lead`, whole words, quotes and brackets closed, no stop at the end."""
    text = re.sub(r"\s+([،؛,;.:؟!])", r"\1", " ".join(lead.split()))
    sentence = re.split(r"(?<=[^\s.]{3})[.؟!?](?=\s|$)", text, maxsplit=1)[0]
    if len(sentence) <= _LONGEST:
        return _without_last_sign(sentence)
    cuts = [found.start() for found in _STRONG.finditer(text, 0, _LONGEST + 1) if found.start() >= _SHORTEST]
    cuts = [cut for cut in cuts if cut <= _LONGEST and _stands_alone(text[:cut])]
    weak = _weak_cuts(text)
    # A sign of punctuation is the surer end, unless it leaves less than half of what a looser cut would keep.
    best = max(cuts, default=0)
    if 2 * best < max(weak, default=0):
        best = max(weak)
    return _without_last_sign(text[: best or _last_space(text)])


def _weak_cuts(text: str) -> list[int]:
    cuts = []
    for found in re.finditer(r"\s(\S+)", text[: _LONGEST + 20]):
        if (
            _SHORTEST <= found.start() <= _LONGEST
            and normalise(found[1]) in _OPENERS
            and _stands_alone(text[: found.start()])
        ):
            cuts.append(found.start())
    return cuts


def _stands_alone(words: str) -> bool:
    last = normalise(words.split()[-1]) if words.split() else ""
    balanced = (
        all(words.count(opening) == words.count(closing) for opening, closing in _PAIRS) and words.count('"') % 2 == 0
    )
    return balanced and last not in _DANGLING


def _last_space(text: str) -> int:
    place = text.rfind(" ", 0, _LONGEST + 1)
    return place if place > 0 else _LONGEST


def _without_last_sign(text: str) -> str:
    return text.rstrip(" .،؛,;:-–—")

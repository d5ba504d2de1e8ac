"""One text as the rules see it: its misspelled words and the stretches nobody may touch."""

import functools
import re
from bisect import bisect_right
from typing import Final

from warraq.arabic.letters import LETTERS, MARKS, TATWEEL
from warraq.arabic.style.rule import Part
from warraq.arabic.style.settings import StyleSettings
from warraq.arabic.style.spelling import PROTECTED_NAMES, Kind, Verdict, is_own, judge

#: Pairs of quotation marks; a pair opens and closes within one paragraph.
_QUOTED: Final = re.compile(r"«[^«»\n]*(?:«[^«»\n]*»[^«»\n]*)*»|“[^“”\n]*”|\"[^\"\n]*\"")
_MACHINE: Final = re.compile(
    rf"https?://[^\s«»<>\"“”{LETTERS}]+|www\.[\w./%#?=&~+-]+|[A-Za-z0-9._+-]{{1,64}}@[A-Za-z0-9.-]{{1,255}}|[@#][\w{MARKS}]+"
)
#: «(بالفارسية: …؛ بالتركية: …)»: what stands there is another language in Arabic letters.
_FOREIGN_GLOSS: Final = re.compile(rf"[(؛] ?ب[^():؛\n]{{3,45}}ي[{MARKS}]{{0,2}}ة[^():؛\n]{{0,24}}:([^()؛\n]{{1,90}})")
_LETTER: Final = "(?:سي|بي|دي|ايه|إيه|اي|آي|إي|جي|اتش|إتش|كي|كيه|إل|ال|إم|ام|إن|ان|أو|او|كيو|آر|ار|إس|اس|تي|يو|في|دبليو|إكس|اكس|واي|زد|إف|اف)"
#: Three names of Latin letters or more in a row: سي ان ان, آي جي ان, إتش بي أو.
_SPELLED_OUT: Final = re.compile(rf"(?<![{LETTERS}{MARKS}]){_LETTER}(?:[ -]{_LETTER}){{2,5}}(?![{LETTERS}{MARKS}])")
_PLAIN_WORD: Final = re.compile(rf"[{LETTERS}{MARKS}{TATWEEL}]+")


class Copy:
    """A text with everything several rules need, worked out once and only when asked."""

    def __init__(self, text: str, *, settings: StyleSettings, part: Part = Part.BODY) -> None:
        self.text = text
        self.settings = settings
        self.part = part

    @functools.cached_property
    def signs(self) -> frozenset[str]:
        """Every character that occurs, so that a rule about rare ones need not read the text."""
        return frozenset(self.text)

    def has_any(self, signs: str) -> bool:
        """Whether any of these characters occurs."""
        return not self.signs.isdisjoint(signs)

    @functools.cached_property
    def verdicts(self) -> list[tuple[int, int, Verdict]]:
        """(start, end, verdict) of every word the spelling judge objects to."""
        own, learned = self.settings.words, self.settings.learned
        bad = {
            word: verdict
            for word in set(_PLAIN_WORD.findall(self.text))
            if (verdict := judge(word)) is not None
            and not (own and is_own(word, own))
            and not (verdict.kind is Kind.UNKNOWN and learned and is_own(word, learned))
        }
        if not bad:
            return []
        return [
            (word.start(), word.end(), bad[word.group()])
            for word in _PLAIN_WORD.finditer(self.text)
            if word.group() in bad
        ]

    @functools.cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """The insides of quotations, without the marks."""
        return [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(self.text)]

    @functools.cached_property
    def protected(self) -> list[tuple[int, int]]:
        """Quotations, protected names, links, addresses and handles, in order and without overlap."""
        spans = [span for span in self.quotes if span[0] < span[1]]
        if self.has_any("@#/") or "www." in self.text:
            spans.extend(found.span() for found in _MACHINE.finditer(self.text))
        if self.has_any(":") and self.has_any("(؛"):
            spans.extend(found.span(1) for found in _FOREIGN_GLOSS.finditer(self.text))
        spans.extend(found.span() for found in _SPELLED_OUT.finditer(self.text))
        if names := _names_pattern(self.settings.names | PROTECTED_NAMES):
            spans.extend(found.span() for found in names.finditer(self.text))
        spans.sort()
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def is_protected(self, start: int, end: int) -> bool:
        """Whether any of `[start:end]` may not be touched; an empty span counts when it lies inside."""
        place = bisect_right(self._ends, start)
        return place < len(self.protected) and self.protected[place][0] < max(end, start + 1)

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.protected]


@functools.lru_cache(maxsize=64)
def _names_pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Any of the names as whole words; a name may carry و ف ب ل ك before it."""
    if not names:
        return None
    longest_first = sorted((name for name in names if name.strip()), key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    inner = "|".join(re.escape(name.strip()) for name in longest_first)
    return re.compile(rf"(?<![{LETTERS}{MARKS}\w])(?:[وف]?[بلك]?)(?:{inner})(?![{LETTERS}{MARKS}\w])")

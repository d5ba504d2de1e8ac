"""Which topics a text names, by their names and aliases, with particles attached to the words or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from warraq.arabic.analysis import split
from warraq.arabic.analysis.attached import Reading, readings

#: No name of a topic has more words.
LONGEST: Final = 8


@dataclass(frozen=True)
class Naming:
    """A topic is named by the words from `start` to `end` of a text's words.

    `is_exact`: not «مدرسة» for «المدرسة», which may well be the topic, or an obstacle (عقبة) instead of the town (العقبة).
    """

    topic: int
    start: int
    end: int
    is_exact: bool = True


@dataclass
class Names:
    """Names of topics, by the core of their first word."""

    _by_core: dict[str, list[tuple[int, tuple[Reading, ...]]]] = field(default_factory=dict)

    def add(self, topic: int, name: str) -> None:
        words = tuple(readings(word)[0] for word in split(name)[:LONGEST])
        if not words:
            return
        self._by_core.setdefault(words[0].core, []).append((topic, words))

    def find(self, words: Sequence[str]) -> Iterable[Naming]:
        """Names in normalised words, none inside another: خليج العقبة does not also name العقبة, another topic."""
        place = 0
        while place < len(words):
            found = self._begin_at(words, place)
            longest = max((naming.end for naming in found), default=place + 1)
            yield from (naming for naming in found if naming.end == longest)
            place = longest

    def _begin_at(self, words: Sequence[str], place: int) -> list[Naming]:
        """What the words from `place` on may name; each topic once for each length."""
        found: dict[tuple[int, int], Naming] = {}
        for reading in readings(words[place]):
            for topic, name in self._by_core.get(reading.core, ()):
                end = place + len(name)
                if _goes_on(name, words[place + 1 : end]) and (len(name) > 1 or _may_be(name[0], reading)):
                    is_exact = len(name) > 1 or reading.has_article == name[0].has_article
                    found.setdefault((topic, end), Naming(topic, place, end, is_exact=is_exact))
        return list(found.values())


def _may_be(name: Reading, found: Reading) -> bool:
    """A name with the article is looked for without it, too; but فاس, which has none, is not الفاس."""
    return name.has_article or not found.has_article


def _goes_on(name: tuple[Reading, ...], rest: Sequence[str]) -> bool:
    return len(rest) == len(name) - 1 and all(
        any(reading.core == part.core for reading in readings(word)) for part, word in zip(name[1:], rest, strict=True)
    )

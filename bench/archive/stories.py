"""Stories and questions, drawn from the word frequencies of `wordfreq`.

Words follow the language's own frequencies, 120,000 of them, so an index meets a vocabulary as wide and as uneven as a
newspaper's. A fifth of a story's words belong to what it reports on: an affair with forty words of its own, about which
some sixty stories are written within weeks. Headlines are mostly of those words. The same seed gives the same archive.
"""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import wordfreq

from warraq.delivery.search.documents import Document

END = 1_795_000_000  # seconds since 1970: November 2026
PAUSE_SECONDS = 864
VOCABULARY = 120_000
STORIES_AN_AFFAIR = 60
AFFAIR_WORDS = 40


@dataclass(frozen=True)
class Question:
    """What somebody types, and what he or she chose beside it."""

    text: str
    section: int = 0
    since: int = 0
    by_date: bool = False


class Archive:
    """`count` stories, oldest first, and questions about them."""

    def __init__(self, count: int, *, seed: int = 1) -> None:
        shares = wordfreq.get_frequency_dict("ar", wordlist="best")
        arabic = [(word, share) for word, share in shares.items() if word[0] >= "\u0600" and word.isalpha()]
        arabic.sort(key=lambda entry: (-entry[1], entry[0]))
        self._words = [word for word, _share in arabic[:VOCABULARY]]
        self._weights = list(accumulate(share for _word, share in arabic[:VOCABULARY]))
        self._telling = list(accumulate(share**0.6 for _word, share in arabic[300:VOCABULARY]))
        self._affairs: dict[int, list[str]] = {}
        self.count, self._seed = count, seed

    def stories(self, *, start: int = 0, stop: int | None = None) -> Iterator[Document]:
        for number in range(start, self.count if stop is None else stop):
            yield self.story(number)

    def story(self, number: int) -> Document:
        rng = Random(f"{self._seed} {number}")
        affair = self._affair(rng, number)
        headline = self._headline(rng, affair)
        standfirst = " ".join(self._mix(rng, affair, 14, share=0.4))
        length = max(60, min(900, int(rng.lognormvariate(5.25, 0.5))))
        words = self._mix(rng, affair, length, share=0.2)
        for place in range(12, length, 15):
            words[place] += "،" if place % 2 else "."
        return Document(
            key=number + 1,
            story=number + 1,
            edition=1,
            released=END - PAUSE_SECONDS * (self.count - number),
            headline=" ".join(headline),
            above=standfirst,
            names=f"{affair[0]} {affair[1]}",
            body=" ".join(words),
            sections=(1 + int(12 * rng.random() ** 1.5),),
            topics=tuple({1 + int(400 * rng.random() ** 2) for _ in range(2)}),
            people=(1 + int(60 * rng.random()),),
        )

    def questions(self, many: int) -> Iterator[Question]:
        """One to six words of a headline, typed in a hurry four times of ten; some filtered, some in quotation marks."""
        rng = Random(f"{self._seed} questions")
        for _ in range(many):
            words = self.story(int(rng.random() * self.count)).headline.split()
            size = rng.choices((1, 2, 3, 4, 6), weights=(18, 34, 26, 14, 8))[0]
            start = int(rng.random() * max(1, len(words) - size + 1))
            asked = words[start : start + size]
            if rng.random() < 0.4:
                asked = [_hurried(word) for word in asked]
            text = " ".join(asked)
            kind = rng.random()
            if kind < 0.04 and len(asked) > 1:
                text = f'"{" ".join(asked[:2])}"'
            elif kind < 0.07 and len(asked) > 1:
                text = f"{asked[0]} -{asked[1]}"
            yield Question(
                text,
                section=1 + int(12 * rng.random() ** 1.5) if rng.random() < 0.15 else 0,
                since=END - 30 * 86_400 if rng.random() < 0.1 else 0,
                by_date=rng.random() < 0.15,
            )

    def _affair(self, rng: Random, number: int) -> list[str]:
        latest = number // STORIES_AN_AFFAIR
        chosen = max(0, latest - int(rng.expovariate(0.5)))
        if chosen not in self._affairs:
            drawn = Random(f"{self._seed} affair {chosen}")
            top = self._telling[-1]
            words = [self._words[300 + bisect(self._telling, drawn.random() * top)] for _ in range(AFFAIR_WORDS)]
            if len(self._affairs) > 5_000:
                self._affairs.clear()
            self._affairs[chosen] = words
        return self._affairs[chosen]

    def _headline(self, rng: Random, affair: list[str]) -> list[str]:
        return self._mix(rng, affair, 6 + int(rng.random() * 4), share=0.6)

    def _mix(self, rng: Random, affair: list[str], many: int, *, share: float) -> list[str]:
        words = rng.choices(self._words, cum_weights=self._weights, k=many)
        chance = rng.random
        for place in rng.sample(range(many), round(many * share)):
            words[place] = affair[int(AFFAIR_WORDS * chance() ** 2)]
        return words


def _hurried(word: str) -> str:
    for written, typed in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي")):
        word = word.replace(written, typed)
    return f"{word[:-1]}ه" if word.endswith("ة") else word

"""Learn an edition's words from what it has published."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from warraq.arabic.letters import LETTERS, MARKS
from warraq.arabic.style.lexicon import bare
from warraq.arabic.style.spelling import Kind, judge
from warraq.masthead.models import Edition, LearnedWords
from warraq.publishing.release.models import PublishedContributor, PublishedStory, PublishedTopic

#: The newest stories that are read, the stories a word must stand in, and the most that is kept of each kind.
STORIES_READ: Final = 3000
STORIES_NEEDED: Final = 3
MOST_WORDS: Final = 5000
MOST_NAMES: Final = 1000

_WORD: Final = re.compile(f"[{LETTERS}{MARKS}]+")


def learn(edition: Edition, *, now: datetime) -> LearnedWords:
    """Read the newest stories of `edition` again and keep what recurs in them. The same archive gives the same words.

    Only words that no dictionary knows are of use: what is a known word's slip stays a slip however often it was printed.
    """
    named = [*_topics(edition), *(names := list(_contributors(edition)))]
    certain = {word for name in named for word in _unknown(name)}
    counts = Counter(word for text in _texts(edition) for word in _unknown(text))
    recurring = [word for word, often in counts.most_common() if often >= STORIES_NEEDED and word not in certain]
    words = [*sorted(certain), *recurring][:MOST_WORDS]
    # A name of one word would protect the word everywhere.
    protected = sorted({name for name in names if len(name.split()) > 1})[:MOST_NAMES]
    learned, _made = LearnedWords.objects.update_or_create(
        edition=edition,
        defaults={
            "words": "\n".join(sorted(words)),
            "names": "\n".join(protected),
            "learned_at": now,
        },
    )
    return learned


def _unknown(text: str) -> set[str]:
    """The words of a text that neither the dictionary nor the frequency list has, bare."""
    found = set()
    for word in set(_WORD.findall(text)):
        verdict = judge(word)
        if verdict is not None and verdict.kind is Kind.UNKNOWN:
            found.add(bare(word))
    return found


def _texts(edition: Edition) -> Iterator[str]:
    newest = PublishedStory.objects.filter(edition=edition).order_by("-first_released_at", "-story_id")
    for parts in newest.values_list("headline", "standfirst", "body_text")[:STORIES_READ].iterator(chunk_size=200):
        yield "\n".join(parts)


def _topics(edition: Edition) -> Iterable[str]:
    return PublishedTopic.objects.filter(story_topics__edition=edition).values_list("name", flat=True).distinct()


def _contributors(edition: Edition) -> Iterable[str]:
    people = PublishedContributor.objects.filter(story_contributors__edition=edition)
    return people.values_list("name", flat=True).distinct()

"""Search in the newsroom without an index: modelsearch's own, told how Arabic words are compared and what to leave out of a query."""

import sys
from collections.abc import Iterator
from typing import Any

from modelsearch.backends import database

from warraq.arabic.normalise import normalise

MOST_WORDS = 12
SHORTEST_STEM = 3
# Written as one with the word after them.
_BEFORE = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


def SearchBackend(params: Any) -> Any:  # noqa: N802 - the name that modelsearch looks for
    """The backend for the database in use; on one without full-text search, modelsearch's plain one."""
    plain = database.SearchBackend(params)
    module: Any = sys.modules[type(plain).__module__]
    if not hasattr(module, "ObjectIndexer"):
        return plain
    if not issubclass(module.ObjectIndexer, FoldedWords):
        module.ObjectIndexer = type("FoldedIndexer", (FoldedWords, module.ObjectIndexer), {})
    kind: Any = type(plain)
    asking = ("query_compiler_class", "autocomplete_query_compiler_class")
    lenient = {name: type("Lenient", (AnyFilter, getattr(kind, name)), {}) for name in asking}
    return type("FoldedSearchBackend", (FoldedQuery, kind), lenient)(params)


class AnyFilter:
    """Before modelsearch's compilers. They refuse what an outside engine could not filter or sort by; a database can."""

    def check(self) -> None:
        pass


class FoldedWords:
    """Before modelsearch's indexer: what is indexed is every word folded, and folded without what is joined to it."""

    def prepare_value(self, value: Any) -> str:
        return " ".join(_readings(super().prepare_value(value)))  # type: ignore[misc]  # the indexer has it


class FoldedQuery:
    """Before modelsearch's backend."""

    def _search(self, compiler: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        words = fold_query(query) if isinstance(query, str) else query
        return super()._search(compiler, words, *args, **kwargs)  # type: ignore[misc]


def fold_query(query: str) -> str:
    """The words of a query, folded; without signs, which would be operators or mistakes to the database."""
    words = _words(query)[:MOST_WORDS]
    return " ".join(_without_article(word) for word in words)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in normalise(text)).split()


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 2 + SHORTEST_STEM else word


def _readings(text: str) -> Iterator[str]:
    for word in _words(text):
        yield word
        for joined in _BEFORE:
            if word.startswith(joined) and len(word) >= len(joined) + SHORTEST_STEM:
                yield word[len(joined) :]

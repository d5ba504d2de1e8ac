"""A journalist's question in Tantivy's terms, and the same question asked of one text."""

from typing import Any, Final

import tantivy
from tantivy import Occur, Query

from warraq.index.asked import Asked
from warraq.index.terms import WordTerms, encode, fold_ending, split_exact, terms_of
from warraq.newsroom.finding.texts import Text

#: Weights of a stem, of the word as it is written, and of a word that stands in the name.
STEM_BOOST, WORD_BOOST, NAME_BOOST = 1.3, 0.3, 0.6
#: From so many letters on the last word may be the beginning of one.
SHORTEST_BEGINNING: Final = 2
_ARTICLE: Final = "ال"

Clause = tuple[Occur, Query]


class Question:
    """What was typed. Its last word is taken as the beginning of a word, too, for whoever is still typing."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        last = asked.words[-1] if asked.words else ""
        self._beginnings = _beginnings(fold_ending(last)) if len(last) >= SHORTEST_BEGINNING else ()
        self._words = dict(asked.terms)
        if last and last not in self._words and len(self._words) == 0:
            self._words[last] = terms_of(fold_ending(last))
        self._last = last

    def __bool__(self) -> bool:
        return bool(self._words or self.asked.phrases)

    def build(
        self, schema: tantivy.Schema, *, kind: str, keys: list[int] | None = None, any_word: bool = False
    ) -> Query:
        """Things of this kind with every word, or with any; of these keys alone when they are given."""
        words: list[Clause] = [
            (Occur.Should if any_word else Occur.Must, self._word(schema, word, terms))
            for word, terms in self._words.items()
        ]
        clauses: list[Clause] = [(Occur.Must, _free(Query.term_query(schema, "kind", kind)))]
        if keys is not None:
            clauses.append((Occur.Must, _free(Query.term_set_query(schema, "key", keys))))
        clauses += [(Occur.Must, Query.boolean_query(words))] if words else []
        clauses += [(Occur.Must, _phrase(schema, phrase)) for phrase in self.asked.phrases]
        clauses += [(Occur.MustNot, _phrase(schema, phrase)) for phrase in self.asked.without]
        for word in self._words:
            clauses.append((Occur.Should, _boosted(schema, "words", word, WORD_BOOST)))
            clauses.append((Occur.Should, _boosted(schema, "title", word, NAME_BOOST)))
        return Query.boolean_query(clauses)

    def _word(self, schema: tantivy.Schema, word: str, terms: WordTerms) -> Query:
        found: list[Clause] = [
            (Occur.Should, _boosted(schema, "stems", stem, w * STEM_BOOST)) for stem, w in terms.stems
        ]
        if word == self._last:
            found += [(Occur.Should, Query.regex_query(schema, "stems", f"{b}.*")) for b in self._beginnings]
        return Query.boolean_query(found)

    def is_answered_by(self, text: Text) -> bool:
        """Whether a text that is in no index yet has every word and phrase, and nothing unwanted."""
        stems = set(
            encode([(text.name, 1), (text.above, 1), (text.names, 1)], body=text.body).stems.split(),
        )
        exact = f" {' '.join(split_exact(' '.join([text.name, text.above, text.names, text.body])))} "
        return (
            all(self._stands_in(stems, word, terms) for word, terms in self._words.items())
            and all(f" {' '.join(phrase)} " in exact for phrase in self.asked.phrases)
            and not any(f" {' '.join(phrase)} " in exact for phrase in self.asked.without)
        )

    def _stands_in(self, stems: set[str], word: str, terms: WordTerms) -> bool:
        if any(stem in stems for stem, _weight in terms.stems):
            return True
        return word == self._last and any(stem.startswith(self._beginnings) for stem in stems)


def _beginnings(word: str) -> tuple[str, ...]:
    """As it is typed, and without the article, which stems do not have."""
    bare = word[len(_ARTICLE) :] if word.startswith(_ARTICLE) else ""
    return (word, bare) if len(bare) >= SHORTEST_BEGINNING else (word,)


def _phrase(schema: tantivy.Schema, words: tuple[str, ...]) -> Query:
    if len(words) == 1:
        return Query.term_query(schema, "words", words[0])
    return Query.phrase_query(schema, "words", list(words))


def _boosted(schema: tantivy.Schema, field: str, value: str, boost: float) -> Query:
    return Query.boost_query(Query.term_query(schema, field, value, "freq"), boost)


def _free(query: Any) -> Query:
    """A condition that adds nothing to the score."""
    return Query.const_score_query(query, 0.0)

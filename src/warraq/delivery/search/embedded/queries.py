"""Questions in Tantivy's terms."""

from collections.abc import Iterable
from typing import Any

import tantivy
from tantivy import Occur, Query

from warraq.delivery.search.alike import Telling
from warraq.delivery.search.engine import Filters
from warraq.delivery.search.ranking import ROOT_BOOST, STEM_BOOST, TITLE_BOOST, WORD_BOOST
from warraq.index.asked import Asked
from warraq.index.terms import WordTerms

_FOREVER = 1 << 60

Clause = tuple[Occur, Query]


class Queries:
    """Builds queries over one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def strict(self, asked: Asked, filters: Filters, *, scoring: bool = True) -> Query:
        """Every word, every phrase, every filter."""
        clauses: list[Clause] = [(Occur.Must, self._word(terms)) for terms in asked.terms.values()]
        clauses += self._phrases(asked) + self._limits(asked, filters)
        if not any(occur is Occur.Must for occur, _query in clauses):
            clauses.append((Occur.Must, self._all()))  # refusals alone: of all there is
        query = _all_of(clauses)
        return query if scoring else Query.const_score_query(query, 1.0)

    def loose(self, asked: Asked, filters: Filters) -> Query:
        """Any of the words; phrases and filters all the same."""
        words: list[Clause] = [
            (Occur.Should, self._term("stems", stem, weight))
            for terms in asked.terms.values()
            for stem, weight in terms.stems
        ]
        limits = self._phrases(asked) + self._limits(asked, filters)
        if not limits:
            return Query.boolean_query(words)  # of terms alone: Tantivy then passes over what cannot be among the best
        return _all_of([(Occur.Must, Query.boolean_query(words)), *limits] if words else limits)

    def rank(self, asked: Asked, keys: list[int]) -> Query:
        """The documents of these keys, scored by every term of the question."""
        clauses: list[Clause] = [(Occur.Must, Query.const_score_query(self.keys(keys), 0.0))]
        words = [*asked.terms.items()]
        for word, terms in words:
            clauses += [(Occur.Should, self._term("stems", stem, w * STEM_BOOST)) for stem, w in terms.stems]
            clauses += [(Occur.Should, self._term("roots", root, w * ROOT_BOOST)) for root, w in terms.roots]
            clauses.append((Occur.Should, self._term("words", word, WORD_BOOST)))
            clauses.append((Occur.Should, self._term("title", word, TITLE_BOOST)))
        for phrase in asked.phrases:
            clauses += [(Occur.Should, self._term("words", word, STEM_BOOST)) for word in phrase]
            clauses += [(Occur.Should, self._term("title", word, TITLE_BOOST)) for word in phrase]
        return Query.boolean_query(clauses)

    def among(self, asked: Asked, filters: Filters, keys: list[int]) -> Query:
        """Those of these keys that the filters let through, scored by every term; none of the words need be there."""
        return _all_of([(Occur.Must, self.rank(asked, keys)), *self._limits(asked, filters)])

    def alike(self, terms: list[Telling], *, topics: Iterable[int]) -> Query:
        """Documents with any of these terms, or under any of these topics."""
        clauses: list[Clause] = [(Occur.Should, self._term("stems", told.term, told.boost)) for told in terms]
        clauses += [(Occur.Should, self._number("topics", topic)) for topic in topics]
        return Query.boolean_query(clauses)

    def keys(self, keys: list[int]) -> Query:
        return Query.term_set_query(self._schema, "key", keys)

    def everything(self, asked: Asked, filters: Filters) -> Query:
        return _all_of([(Occur.Must, self._all()), *self._limits(asked, filters)])

    def beginning(self, words: list[str], *, edition: int) -> Query | None:
        """Documents of the edition that hold all these words; None when any document will do."""
        clauses: list[Clause] = [(Occur.Must, self._word(terms)) for terms in Asked(words=tuple(words)).terms.values()]
        if edition:
            clauses.append((Occur.Must, self._number("edition", edition)))
        return _all_of(clauses) if clauses else None

    def _word(self, terms: WordTerms) -> Query:
        found = [self._term("stems", stem, weight) for stem, weight in terms.stems]
        return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, query) for query in found])

    def _phrases(self, asked: Asked) -> list[Clause]:
        return [(Occur.Must, self._phrase(phrase)) for phrase in asked.phrases]

    def _phrase(self, words: tuple[str, ...]) -> Query:
        if len(words) == 1:
            return self._term("words", words[0])
        return Query.phrase_query(self._schema, "words", list(words))

    def _limits(self, asked: Asked, filters: Filters) -> list[Clause]:
        clauses: list[Clause] = [(Occur.MustNot, self._unwanted(words)) for words in asked.without]
        for field, number in (
            ("edition", filters.edition),
            ("sections", filters.section),
            ("topics", filters.topic),
            ("people", filters.person),
        ):
            if number:
                clauses.append((Occur.Must, Query.const_score_query(self._number(field, number), 0.0)))
        if filters.since or filters.until:
            span = Query.range_query(
                self._schema,
                "released",
                tantivy.FieldType.Integer,
                filters.since,
                filters.until or _FOREVER,
                include_upper=False,
            )
            clauses.append((Occur.Must, Query.const_score_query(span, 0.0)))
        return clauses

    def _unwanted(self, words: tuple[str, ...]) -> Query:
        """A phrase as it is written; of one word, every form that shares its first stem."""
        if len(words) > 1:
            return self._phrase(words)
        terms = Asked(words=words).terms
        return self._term("stems", next(iter(terms.values())).stems[0][0])

    def _term(self, field: str, value: str, boost: float = 1.0) -> Query:
        query = Query.term_query(self._schema, field, value, "freq")
        return query if boost == 1.0 else Query.boost_query(query, boost)

    def _all(self) -> Query:
        """Every document but the one that keeps the state."""
        return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, self._number("state", 1))])

    def _number(self, field: str, value: int) -> Query:
        return Query.term_query(self._schema, field, value)


def _all_of(clauses: list[Clause]) -> Query:
    """One clause stands for itself."""
    if len(clauses) == 1 and clauses[0][0] is Occur.Must:
        return clauses[0][1]
    return Query.boolean_query(clauses)


def field_lists(aggregated: dict[str, Any]) -> dict[str, dict[int, int]]:
    """From Tantivy's aggregation to number → count by field."""
    return {
        name: {int(bucket["key"]): int(bucket["doc_count"]) for bucket in found["buckets"]}
        for name, found in aggregated.items()
    }

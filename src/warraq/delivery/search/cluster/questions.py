"""Questions in the words of OpenSearch."""

from collections.abc import Iterable
from typing import Any

from warraq.delivery.search.alike import Telling
from warraq.delivery.search.cluster.layout import STATE_ID
from warraq.delivery.search.engine import Filters
from warraq.delivery.search.ranking import ROOT_BOOST, STEM_BOOST, TITLE_BOOST, WORD_BOOST
from warraq.index.asked import Asked
from warraq.index.terms import WordTerms

Clause = dict[str, Any]


def strict(asked: Asked, filters: Filters) -> Clause:
    """Every word, every phrase, every filter; ranked by every term of the question."""
    wanted = [_word(terms) for terms in asked.terms.values()] + [_phrase(phrase) for phrase in asked.phrases]
    return _bool(filter=wanted + _limits(filters), must_not=_unwanted(asked), should=_ranking(asked))


def loose(asked: Asked, filters: Filters) -> Clause:
    """Any of the words; phrases and filters all the same."""
    stems = [_term("stems", stem) for terms in asked.terms.values() for stem, _weight in terms.stems]
    wanted = [_bool(should=stems, minimum_should_match=1)] if stems else []
    wanted += [_phrase(phrase) for phrase in asked.phrases]
    return _bool(filter=wanted + _limits(filters), must_not=_unwanted(asked), should=_ranking(asked))


def everything(asked: Asked, filters: Filters) -> Clause:
    return _bool(filter=_limits(filters), must_not=_unwanted(asked))


def among(asked: Asked, filters: Filters, keys: list[int]) -> Clause:
    """Those of these keys that the filters let through, scored by every term; none of the words need be there."""
    return _bool(
        filter=[{"terms": {"key": keys}}, *_limits(filters)], must_not=_unwanted(asked), should=_ranking(asked)
    )


def alike(terms: list[Telling], *, edition: int, story: int, topics: Iterable[int], until: int) -> Clause:
    """Documents of the edition with any of these terms, or under any of these topics; not the story itself."""
    should = [_term("stems", told.term, told.boost) for told in terms]
    should += [_term("topics", topic) for topic in topics]
    return _bool(
        filter=_limits(Filters(edition=edition, until=until)),
        must_not=[_state(), _term("story", story)],
        should=should,
        minimum_should_match=1,
    )


def beginning(words: list[str], *, edition: int) -> Clause:
    """Documents of the edition that hold all these words."""
    wanted = [_word(terms) for terms in Asked(words=tuple(words)).terms.values()]
    return _bool(filter=wanted + _limits(Filters(edition=edition)), must_not=[_state()])


def without_state() -> Clause:
    return _bool(must_not=[_state()])


def _ranking(asked: Asked) -> list[Clause]:
    clauses: list[Clause] = []
    for word, terms in asked.terms.items():
        clauses += [_term("stems", stem, weight * STEM_BOOST) for stem, weight in terms.stems]
        clauses += [_term("roots", root, weight * ROOT_BOOST) for root, weight in terms.roots]
        clauses += [_term("words", word, WORD_BOOST), _term("title", word, TITLE_BOOST)]
    for phrase in asked.phrases:
        clauses += [_term("words", word, STEM_BOOST) for word in phrase]
        clauses += [_term("title", word, TITLE_BOOST) for word in phrase]
    return clauses


def _word(terms: WordTerms) -> Clause:
    return _bool(should=[_term("stems", stem) for stem, _weight in terms.stems], minimum_should_match=1)


def _phrase(words: tuple[str, ...]) -> Clause:
    return _term("words", words[0]) if len(words) == 1 else {"match_phrase": {"words": " ".join(words)}}


def _unwanted(asked: Asked) -> list[Clause]:
    """A phrase as it is written; of one word, every form that shares its first stem."""
    found = [_state()]
    for words in asked.without:
        if len(words) > 1:
            found.append(_phrase(words))
        else:
            found.append(_term("stems", next(iter(Asked(words=words).terms.values())).stems[0][0]))
    return found


def _limits(filters: Filters) -> list[Clause]:
    named = (
        ("edition", filters.edition),
        ("sections", filters.section),
        ("topics", filters.topic),
        ("people", filters.person),
    )
    found = [_term(field, number) for field, number in named if number]
    span = {name: moment for name, moment in (("gte", filters.since), ("lt", filters.until)) if moment}
    return [*found, {"range": {"released": span}}] if span else found


def _state() -> Clause:
    return {"ids": {"values": [STATE_ID]}}


def _term(field: str, value: str | int, boost: float = 1.0) -> Clause:
    return {"term": {field: {"value": value, "boost": boost}}}


def _bool(**parts: Any) -> Clause:
    return {"bool": {name: part for name, part in parts.items() if part}}

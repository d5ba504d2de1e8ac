"""Wagtail's search in the newsroom: the index says what answers, the database who may see it."""

import logging
from functools import cached_property
from typing import Any, Final

from django.db.models import Count
from modelsearch.backends.base import BaseSearchResults, EmptySearchResults

from warraq.index.asked import read
from warraq.index.opening import NotReady
from warraq.newsroom.finding import by_database
from warraq.newsroom.finding.engine import engine_in
from warraq.newsroom.finding.files import index_folder
from warraq.newsroom.finding.following import moment_of
from warraq.newsroom.finding.kinds import kind_of, kinds
from warraq.newsroom.finding.models import Change
from warraq.newsroom.finding.questions import Question
from warraq.newsroom.finding.texts import build_texts

logger = logging.getLogger(__name__)
#: Nobody looks further. Of a question with more answers, those that the journalist may see are asked for, if they are fewer.
MOST: Final = 1_000
#: So many of the newest changes that are in no index yet are looked at for each question.
MOST_PENDING: Final = 20


def SearchBackend(params: Any) -> Any:  # noqa: N802 - the name that modelsearch looks for
    """The database's own backend, asked only where there is no index."""
    plain = by_database.SearchBackend(params)
    return type("NewsroomSearchBackend", (IndexFirst, type(plain)), {})(params)


class IndexFirst:
    """Before the backend of the database, which keeps its tables up and answers what is no plain question."""

    def _search(self, compiler: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        by_database: Any = super()._search(compiler, query, model_or_queryset, **kwargs)  # type: ignore[misc]
        if isinstance(by_database, EmptySearchResults) or not isinstance(query, str) or kwargs.get("fields"):
            return by_database
        compiled = by_database.query_compiler
        if kind_of(compiled.queryset.model) not in kinds():
            return by_database
        return NewsroomResults(self, compiled, answer=Answer(query, compiled.queryset), by_database=by_database)


class Answer:
    """The keys of what a journalist finds, best first. Asked for once, whatever pages and counts are made of it."""

    def __init__(self, text: str, queryset: Any) -> None:
        self._text, self._queryset = text, queryset

    @cached_property
    def keys(self) -> list[int] | None:
        """None where there is no index to ask."""
        question = Question(read(self._text))
        if not question:
            return []
        try:
            return self._find(question)
        except NotReady:
            return None
        except (ValueError, OSError):
            logger.exception("The newsroom's index cannot be read", extra={"event": "newsroom.finding.unreadable"})
            return None

    def _find(self, question: Question) -> list[int]:
        kind, engine = kind_of(self._queryset.model), engine_in(index_folder())
        pending = self._pending(kind, position=engine.standing().position)
        found = engine.find(question, kind=kind, most=MOST)
        if found.total > MOST:
            few = list(self._queryset.order_by().values_list("pk", flat=True)[: MOST + 1])
            found = engine.find(question, kind=kind, most=MOST, keys=few) if len(few) <= MOST else found
        new = [text.key for text in build_texts(kind, keys=pending) if question.is_answered_by(text)] if pending else []
        passed = set(pending)
        keys = list(dict.fromkeys([*new, *(key for key in found.keys if key not in passed)]))
        shown = set(self._queryset.order_by().filter(pk__in=keys).values_list("pk", flat=True))
        return [key for key in keys if key in shown]

    @staticmethod
    def _pending(kind: str, *, position: int) -> list[int]:
        """What changed behind the index, the newest first."""
        rows = Change.objects.filter(kind=kind, changed_at__gt=moment_of(position)).order_by("-changed_at")
        return list(rows.values_list("object_id", flat=True)[:MOST_PENDING])


class NewsroomResults(BaseSearchResults):
    """Pages through an answer as modelsearch's own results do."""

    supports_facet = True

    def __init__(self, backend: Any, compiler: Any, *, answer: Answer, by_database: Any) -> None:
        super().__init__(backend, compiler)
        self._answer, self._by_database = answer, by_database

    def _clone(self) -> "NewsroomResults":
        new = type(self)(self.backend, self.query_compiler, answer=self._answer, by_database=self._by_database)
        new.start, new.stop, new._score_field = self.start, self.stop, self._score_field
        return new

    def _do_search(self) -> list[Any]:
        keys = self._answer.keys
        if keys is None:
            return list(self._by_database[self.start : self.stop])
        queryset = self.query_compiler.queryset
        if not self.query_compiler.order_by_relevance:
            queryset = queryset if queryset.query.order_by else queryset.order_by("-pk")
            return list(queryset.filter(pk__in=keys)[self.start : self.stop])
        page = keys[self.start : self.stop]
        rows = {row.pk: row for row in queryset.order_by().filter(pk__in=page)}
        return [rows[key] for key in page if key in rows]

    def _do_count(self) -> int:
        keys = self._answer.keys
        if keys is None:
            return int(self._by_database[self.start : self.stop].count())
        return len(keys[self.start : self.stop])

    def facet(self, field_name: str) -> Any:
        keys = self._answer.keys
        if keys is None:
            return self._by_database.facet(field_name)
        found = (
            self.query_compiler.queryset.order_by().filter(pk__in=keys).values(field_name).annotate(number=Count("pk"))
        )
        return {row[field_name]: row["number"] for row in found.order_by("-number", field_name)}

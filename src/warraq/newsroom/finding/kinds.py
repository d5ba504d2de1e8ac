"""What the newsroom searches: every model with `search_fields`, known by the table it begins with."""

from functools import cache
from typing import Any

from django.db.models import AutoField, Model
from modelsearch.backends.base import get_model_root
from modelsearch.index import RelatedFields, SearchField, get_indexed_models
from wagtail.fields import StreamField

#: The first of these that a thing has is what it is called.
NAMES = ("title", "name")


@cache
def kinds() -> dict[str, type[Model]]:
    """The models with a table of their own, by kind; those whose key is a number."""
    roots = {get_model_root(model) for model in get_indexed_models()}
    found = {kind_of(root): root for root in roots if isinstance(root._meta.pk, AutoField)}
    return dict(sorted(found.items()))


def kind_of(model: type[Model]) -> str:
    label: str = get_model_root(model)._meta.label_lower
    return label


@cache
def text_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model whose text is searched, without its name and its body."""
    searched: Any = model
    names = [
        field.field_name
        for field in [*searched.get_searchable_search_fields(), *searched.get_autocomplete_search_fields()]
    ]
    return tuple(dict.fromkeys(name for name in names if name not in NAMES))


@cache
def related_fields(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """Relations whose text is searched, each with the fields there."""
    searched: Any = model
    return {
        field.field_name: tuple(inner.field_name for inner in field.fields if isinstance(inner, SearchField))
        for field in searched.get_search_fields()
        if isinstance(field, RelatedFields)
    }


@cache
def body_fields(model: type[Model]) -> tuple[StreamField, ...]:
    return tuple(field for field in model._meta.get_fields() if isinstance(field, StreamField))

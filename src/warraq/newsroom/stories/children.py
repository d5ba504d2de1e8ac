"""The rows that hang on a story (sections, bylines, picks, corrections, topics): taken from a revision, and saved, at
the cost of a few queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import prefetch_related_objects

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

_CHILDREN = ("story_sections", "bylines", "picks", "corrections")
_OWN_REFERENCES = ("lead_picture", "desk", "live_revision")
_REFERENCES = {
    "story_sections": ("section__edition", "section__parent"),
    "bylines": ("contributor",),
    "picks": ("picked",),
}


def drop_dangling(story: Story) -> None:
    """Forget what a story made from a revision refers to when it is there no more, and keep at hand what is.

    Wagtail's own check asks for each reference of each row, and for the story itself once per row.
    """
    prefetch_related_objects([story], *_OWN_REFERENCES)
    for name in _OWN_REFERENCES:
        if _is_dangling(story, name):
            setattr(story, name, None)
    for relation, paths in _REFERENCES.items():
        rows = list(getattr(story, relation).all())
        prefetch_related_objects(rows, *paths)
        reference = paths[0].split("__")[0]
        if any(_is_dangling(row, reference) for row in rows):
            getattr(story, relation).set([row for row in rows if not _is_dangling(row, reference)])


def names_at_hand(story: Story) -> set[str]:
    """References of the story whose rows were looked up: nobody need ask again whether they exist."""
    return {name for name in _OWN_REFERENCES if getattr(story, f"{name}_id") and not _is_dangling(story, name)}


def take_unchanged(story: Story) -> dict[str, list[Any]]:
    """Take from the rows that `story.save()` would write those relations that the database holds just so already.

    Put back what this returns after saving: the story goes on with the rows it has.
    """
    waiting: dict[str, list[Any]] = getattr(story, "_cluster_related_objects", None) or {}
    unchanged = [name for name in _CHILDREN if name in waiting and _is_saved(story, name, waiting[name])]
    if "topics" in waiting:
        saved = type(story).topics.through.objects.filter(story_id=story.pk).values_list("topic_id", flat=True)
        if set(saved) == {topic.pk for topic in waiting["topics"]}:
            unchanged.append("topics")
    return {name: waiting.pop(name) for name in unchanged}


def put_back(story: Story, rows: dict[str, list[Any]]) -> None:
    """Undo `take_unchanged`."""
    if rows:
        story._cluster_related_objects.update(rows)


def _is_saved(story: Story, relation: str, rows: Iterable[models.Model]) -> bool:
    manager = getattr(story, relation)
    wanted = {row.pk: _values(row) for row in rows}
    return wanted == {row.pk: _values(row) for row in manager.get_live_queryset()}


def _values(row: models.Model) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _is_dangling(row: models.Model, name: str) -> bool:
    """Whether a looked-up reference leads nowhere."""
    field: Any = row._meta.get_field(name)
    return getattr(row, field.attname) is not None and field.get_cached_value(row, default=None) is None

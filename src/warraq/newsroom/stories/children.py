"""The rows that hang on a story (sections, bylines, picks, corrections, topics): taken from a revision, and saved, at
the cost of a few queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.models import prefetch_related_objects
from wagtail.models import COMMENTS_RELATION_NAME, Comment

from warraq.masthead.models import Section
from warraq.newsroom.contributors.models import Contributor

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

_CHILDREN = ("story_sections", "bylines", "picks", "corrections")
_OWN_REFERENCES = ("lead_picture", "desk", "live_revision", "translation_of")


def drop_dangling(story: Story) -> None:
    """Forget what a story made from a revision refers to when it is there no more, and keep at hand what is.

    Wagtail's own check asks for each reference of each row, and for the story itself once per row.
    """
    prefetch_related_objects([story], *_OWN_REFERENCES)
    for name in _OWN_REFERENCES:
        if _is_dangling(story, name):
            setattr(story, name, None)
    _look_up(story, "story_sections", "section", among=Section.objects.select_related("edition", "parent"))
    _look_up(story, "bylines", "contributor", among=Contributor.everyone.select_related("picture"))
    lead_to_standing(story)
    _look_up(story, "picks", "picked", among=type(story).objects.all())


def lead_to_standing(story: Story) -> None:
    """Where a byline or a topic was merged into another since, let the story name that one, and once."""
    topics = list(story.topics.all())
    if any(topic.merged_into_id for topic in topics):
        story.topics.set(dict.fromkeys(topic.standing for topic in topics))
    lines = list(story.bylines.all())
    if not any(line.contributor_id and line.contributor.merged_into_id for line in lines):
        return
    kept, named = [], set()
    for line in lines:
        if line.contributor_id:
            line.contributor = line.contributor.standing
            if line.contributor_id in named:
                continue
            named.add(line.contributor_id)
        kept.append(line)
    story.bylines.set(kept)


def _look_up(story: Story, relation: str, name: str, *, among: models.QuerySet[Any]) -> None:
    """Put each row's reference at hand, in one query; drop the rows whose reference leads nowhere."""
    manager = getattr(story, relation)
    rows = list(manager.all())
    wanted = {getattr(row, f"{name}_id") for row in rows} - {None}
    if not wanted:
        return
    found = {target.pk: target for target in among.filter(pk__in=wanted)}
    for row in rows:
        if getattr(row, f"{name}_id") in found:
            setattr(row, name, found[getattr(row, f"{name}_id")])
    if wanted - found.keys():
        manager.set([row for row in rows if getattr(row, f"{name}_id") in {None, *found}])


def names_at_hand(story: Story) -> set[str]:
    """References of the story whose rows were looked up: nobody need ask again whether they exist."""
    return {name for name in _OWN_REFERENCES if getattr(story, f"{name}_id") and not _is_dangling(story, name)}


def take_unchanged(story: Story) -> dict[str, list[Any]]:
    """Take from the rows that `story.save()` would write those relations that the database holds just so already.

    Put back what this returns after saving: the story goes on with the rows it has.
    """
    waiting: dict[str, list[Any]] = getattr(story, "_cluster_related_objects", None) or {}
    counts = _count_saved(story) if waiting else {}
    same = {name for name in waiting if counts.get(name) == len(waiting[name])}
    unchanged = [
        name for name in _CHILDREN if name in same and (not counts[name] or _is_saved(story, name, waiting[name]))
    ]
    if "topics" in same:
        saved = _read(type(story).topics.through, ["topic_id"], story_id=story.pk)
        if saved == {(str(topic.pk),) for topic in waiting["topics"]}:
            unchanged.append("topics")
    return {name: waiting.pop(name) for name in unchanged}


def put_back(story: Story, rows: dict[str, list[Any]]) -> None:
    """Undo `take_unchanged`."""
    if rows:
        story._cluster_related_objects.update(rows)


def keep_resolved(story: Story) -> None:
    """Saving deletes comments that the story does not have at hand, and one made from a revision has the open ones only."""
    waiting: dict[str, list[Any]] = getattr(story, "_cluster_related_objects", None) or {}
    comments = waiting.get(COMMENTS_RELATION_NAME)
    if comments is not None:
        at_hand = [comment.pk for comment in comments if comment.pk]
        resolved = Comment.objects.filter(page_id=story.pk, resolved_at__isnull=False)
        comments.extend(resolved.exclude(pk__in=at_hand))


def _count_saved(story: Story) -> dict[str, int]:
    """How many rows of each relation the database holds, asked for at once: most have none, and need no second look."""
    models_by_name = {name: getattr(story, name).model for name in _CHILDREN}
    models_by_name["topics"] = type(story).topics.through
    quote = connection.ops.quote_name
    counts = ", ".join(
        f"(SELECT COUNT(*) FROM {quote(model._meta.db_table)} WHERE story_id = %s)"  # noqa: S608 - names of ours
        for model in models_by_name.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [story.pk] * len(models_by_name))
        return dict(zip(models_by_name, cursor.fetchone(), strict=True))


def _is_saved(story: Story, relation: str, rows: Iterable[models.Model]) -> bool:
    model = getattr(story, relation).model
    fields = model._meta.concrete_fields
    wanted = {
        tuple(str(field.get_db_prep_save(getattr(row, field.attname), connection=connection)) for field in fields)
        for row in rows
    }
    return wanted == _read(model, [field.column for field in fields], story_id=story.pk)


def _read(model: type[models.Model], columns: list[str], *, story_id: int) -> set[tuple[str, ...]]:
    """The rows of a story as the database holds them: only to be compared, so that models need not be made of them.

    As text, for SQLite gives a moment back in another form than it takes.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {quote(model._meta.db_table)} WHERE story_id = %s",  # noqa: S608 - names of ours
            [story_id],
        )
        return {tuple(map(str, row)) for row in cursor.fetchall()}


def _is_dangling(row: models.Model, name: str) -> bool:
    """Whether a looked-up reference leads nowhere."""
    field: Any = row._meta.get_field(name)
    return getattr(row, field.attname) is not None and field.get_cached_value(row, default=None) is None

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedBackground(models.Model):
    """What is pinned to a topic, as readers have it. `story_id` may be of a story that is not public."""

    topic_id = models.BigIntegerField(unique=True)
    text = models.TextField(blank=True)
    story_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("published background")
        verbose_name_plural = _("published backgrounds")

    def __str__(self) -> str:
        return self.text


def find_backgrounds(topic_ids: Iterable[int]) -> dict[int, PublishedBackground]:
    """What is pinned to each of these topics that has something, in their order."""
    ids = list(topic_ids)
    if not ids:
        return {}
    pinned = {row.topic_id: row for row in PublishedBackground.objects.filter(topic_id__in=ids)}
    return {topic_id: pinned[topic_id] for topic_id in ids if topic_id in pinned}


def find_background(topic_ids: Iterable[int]) -> PublishedBackground | None:
    """What is pinned to the first of these topics that has something."""
    return next(iter(find_backgrounds(topic_ids).values()), None)

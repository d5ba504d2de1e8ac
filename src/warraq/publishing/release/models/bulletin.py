"""The bulletin: an ordered list of every public change, which everything behind publishing follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.publishing.release.models.facts_field import FactsField


class BulletinEntry(models.Model):
    """One public change. `keys` name what it touches; a `hard` change may not be served stale by anyone."""

    class Kind(models.TextChoices):
        RELEASED = "released", _("released")
        CORRECTED = "corrected", _("corrected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        FRONT_ARRANGED = "front_arranged", _("front arranged")
        MASTHEAD_CHANGED = "masthead_changed", _("masthead changed")
        LIVE_ENTRY = "live_entry", _("live entry")
        RELATED_CHANGED = "related_changed", _("related stories changed")
        RAIL_CHANGED = "rail_changed", _("rail changed")
        NAMES_MERGED = "names_merged", _("names merged")
        NAME_CHANGED = "name_changed", _("name changed")

    kind = models.CharField(max_length=20, choices=Kind)
    story_id = models.BigIntegerField(null=True)
    keys = FactsField(default=list)
    is_hard = models.BooleanField(default=False)
    happened_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bulletin entry")
        verbose_name_plural = _("bulletin")
        ordering = ["id"]
        indexes = [models.Index(fields=["story_id"], name="bulletin_by_story")]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.story_id or ''}"


class BulletinCursor(models.Model):
    """How far a consumer has read."""

    consumer = models.CharField(max_length=100, unique=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.consumer}: {self.position}"

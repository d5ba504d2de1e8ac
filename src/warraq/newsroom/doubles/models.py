"""What was merged, by whom and why, and how far the pages have followed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """Two that were made one. Enough is kept to undo it."""

    class Kind(models.TextChoices):
        CONTRIBUTOR = "contributor", _("contributor")
        TOPIC = "topic", _("topic")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    kept_id = models.BigIntegerField()
    merged_id = models.BigIntegerField()
    kept_name = models.CharField(max_length=120)
    merged_name = models.CharField(max_length=120)
    reason = models.CharField(_("reason"), max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    #: Ids of stories that were given the other name; and, as facts of the row that went, those that had both.
    moved = models.JSONField(default=list)
    doubled = models.JSONField(default=list)
    entries = models.JSONField(default=list)
    spellings = models.JSONField(default=list)
    account_id = models.BigIntegerField(null=True)
    #: How many of `touched` are up to date for readers; `finished_at` when all are.
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["finished_at"], name="merge_unfinished")]

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.kept_name}"

    @property
    def touched(self) -> list[int]:
        """Ids of every story that it changed, in the order in which their pages follow."""
        return sorted({*self.moved, *(fact["story_id"] for fact in self.doubled)})

    @property
    def total(self) -> int:
        return len(self.touched)

"""What readers see of a live coverage."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedEntry(models.Model):
    """A public entry. Written only by the verbs; the same in every edition that shows the story.

    `change` grows by one with each change of the coverage, so that a page which knows the last one it shows can ask
    for what came after. A withdrawn entry stays as an empty row with `is_gone`, so that such pages take it away.
    """

    entry_id = models.BigIntegerField(unique=True)
    story_id = models.BigIntegerField()
    change = models.PositiveBigIntegerField()
    headline = models.CharField(max_length=160, blank=True)
    body = models.JSONField(default=list)
    body_text = models.TextField(blank=True)
    byline = models.JSONField(null=True)
    is_key = models.BooleanField(default=False)
    is_pinned = models.BooleanField(default=False)
    is_gone = models.BooleanField(default=False)
    happened_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published live entry")
        verbose_name_plural = _("published live entries")
        constraints = [models.UniqueConstraint(fields=["story_id", "change"], name="one_live_change_per_number")]
        indexes = [models.Index(fields=["story_id", "-happened_at", "-entry_id"], name="published_entry_newest")]

    def __str__(self) -> str:
        return self.headline or str(self.entry_id)

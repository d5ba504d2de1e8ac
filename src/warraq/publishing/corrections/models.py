from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory


class PublishedCorrection(models.Model):
    """One correction of a published story, as one edition shows it."""

    published = models.ForeignKey(PublishedStory, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story_id = models.BigIntegerField()
    note = models.TextField()
    corrected_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published correction")
        verbose_name_plural = _("published corrections")
        indexes = [models.Index(fields=["edition", "-corrected_at", "-id"], name="corrections_newest")]

    def __str__(self) -> str:
        return self.note

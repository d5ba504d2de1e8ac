"""Which cards lie drawn in the storage."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition


class DrawnCard(models.Model):
    """The card of a story in an edition; a new drawing takes the place of the old one."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story_id = models.BigIntegerField()
    digest = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("picture for shared links")
        verbose_name_plural = _("pictures for shared links")
        constraints = [models.UniqueConstraint(fields=["edition", "story_id"], name="one_card_per_story_and_edition")]

    def __str__(self) -> str:
        return f"{self.story_id}-{self.digest}"

    @property
    def name(self) -> str:
        """Its file's name in the storage."""
        return f"cards/{self.edition_id}/{self.story_id}-{self.digest}.png"

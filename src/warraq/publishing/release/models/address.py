"""Every address that was ever given out, and what stands behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section


class Address(models.Model):
    """A path of an edition. Old ones stay and lead to the present one; those of withdrawn stories say so.

    `path` is decoded, NFC, with slashes at both ends. `fold` is what spelling variants of it have in common.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="addresses")
    path = models.CharField(max_length=500)
    fold = models.CharField(max_length=500)
    story_id = models.BigIntegerField(null=True)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="addresses")
    gone_at = models.DateTimeField(null=True)
    gone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(fields=["edition", "path"], name="one_address_per_edition_and_path"),
            models.CheckConstraint(
                condition=models.Q(story_id__isnull=False) ^ models.Q(section__isnull=False),
                name="address_leads_to_story_or_section",
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "fold"], name="address_by_fold"),
            models.Index(fields=["story_id"], name="address_by_story"),
        ]

    def __str__(self) -> str:
        return self.path

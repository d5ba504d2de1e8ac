"""Former addresses of topics and contributors: of those merged into others, and of those whose slug was changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerSlug(models.Model):
    """The slug of one that is public no more under it, and whose page it leads to."""

    kind = models.CharField(max_length=12)
    slug = models.CharField(max_length=120)
    owner_id = models.BigIntegerField()
    target_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_former_slug_per_kind")]
        indexes = [models.Index(fields=["kind", "target_id"], name="former_slug_by_target")]

    def __str__(self) -> str:
        return self.slug

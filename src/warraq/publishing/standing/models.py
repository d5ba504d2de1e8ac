from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition


class PublishedPage(models.Model):
    """A standing page as readers have it, sanitised. Written only when one is published or withdrawn."""

    page_id = models.BigIntegerField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="published_pages")
    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    html = models.TextField()
    is_in_footer = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published standing page")
        verbose_name_plural = _("published standing pages")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="one_published_page_per_slug")]

    def __str__(self) -> str:
        return self.title


class FormerPageSlug(models.Model):
    """Where a standing page stood before it was renamed; the address leads on to it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=80)
    page_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("former address of a standing page")
        verbose_name_plural = _("former addresses of standing pages")
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="one_former_page_per_slug")]

    def __str__(self) -> str:
        return self.slug

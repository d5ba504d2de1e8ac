"""Which parts the sitemap has, kept up by following the bulletin so that its index never has to look at the archive."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition


class SitemapPart(models.Model):
    """Part `number` holds what has ids from `number` × PART_SIZE on; parts without an entry have no row."""

    class Kind(models.TextChoices):
        STORIES = "stories", _("stories")
        TOPICS = "topics", _("topics")
        CONTRIBUTORS = "contributors", _("contributors")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    number = models.PositiveIntegerField()
    last_changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "kind", "number"], name="one_sitemap_part")]

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"

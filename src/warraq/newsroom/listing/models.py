"""Views of the list that a journalist keeps by name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 1000


class SavedView(models.Model):
    """The filters of the list of stories, under a name; for one journalist, or for all."""

    journalist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=LONGEST_QUERY)
    is_shared = models.BooleanField(_("for the whole newsroom"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["journalist", "name"], name="one_saved_view_per_name")]

    def __str__(self) -> str:
        return self.name

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.newsroom.stories.models import Story


class Kind(models.TextChoices):
    """What happened, in words for whom it concerns."""

    ASSIGNED = "assigned", _("You are to write it")
    REASSIGNED = "reassigned", _("Somebody else writes it now")
    HANDED_IN = "handed_in", _("Handed in, for an editor to read")
    RETURNED = "returned", _("Returned to you")
    APPROVED = "approved", _("Approved")
    COMMENTED = "commented", _("Commented on")
    FAILED = "failed", _("Was due and could not go out")
    TIMES = "times", _("Its times were reckoned anew")


class Notice(models.Model):
    """One thing that one journalist should know of a story."""

    journalist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    told_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-told_at", "-pk"]
        indexes = [
            models.Index(fields=["journalist", "-told_at"], name="notices_of_a_journalist"),
            models.Index(fields=["story", "kind", "-told_at"], name="notices_of_a_story"),
        ]

    def __str__(self) -> str:
        return f"{self.journalist_id}: {self.kind} {self.story_id}"

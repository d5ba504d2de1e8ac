"""What the boxes of the most read show, and which stories editors left out of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section


class Basis(models.TextChoices):
    """What a list rests on."""

    HOURS_6 = "6h", _("the last six hours")
    HOURS_24 = "24h", _("the last 24 hours")
    DAYS_7 = "7d", _("the last seven days")
    LEADS = "leads", _("chosen by the editors")


class MostReadList(models.Model):
    """The list of an edition, or of one of its sections: ids of stories, the most read first."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="+")
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.LEADS)
    story_ids = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(section__isnull=True), name="one_most_read_per_edition"
            ),
            models.UniqueConstraint(fields=["section"], name="one_most_read_per_section"),
        ]


class Exclusion(models.Model):
    """A story that editors left out of every list of the most read. The newsroom's log keeps who and why for good."""

    story_id = models.BigIntegerField(unique=True)
    reason = models.CharField(_("reason"), max_length=300)
    excluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    excluded_at = models.DateTimeField()

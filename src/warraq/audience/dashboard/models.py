"""What the newsroom's view remembers beside the counts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section


class SectionPace(models.Model):
    """How many views the section's stories of the last week had, on average, in each of their first hours, summed up."""

    section = models.OneToOneField(Section, on_delete=models.CASCADE, related_name="+")
    views_by_hour = models.JSONField(default=list)
    stories = models.PositiveIntegerField(default=0)


class FrontStay(models.Model):
    """A story in a place of an edition's front, from one minute to another; still there while `until` is empty."""

    class Place(models.TextChoices):
        LEAD = "lead", _("Lead")
        SECOND = "second", _("Second row")
        RAIL = "rail", _("Rail of a section")
        LATEST = "latest", _("Latest")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    story_id = models.BigIntegerField()
    place = models.CharField(max_length=8, choices=Place)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["story_id", "since"], name="front_stay_by_story")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "story_id"], condition=models.Q(until__isnull=True), name="one_open_stay_per_story"
            )
        ]


class ReportWish(models.Model):
    """A journalist who wants an edition's report by mail."""

    journalist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", verbose_name=_("edition"))
    is_daily = models.BooleanField(_("every morning"), default=False)
    is_weekly = models.BooleanField(_("every Monday"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journalist", "edition"], name="one_wish_per_journalist_and_edition")
        ]


class ReportSent(models.Model):
    """A report that was sent to somebody; it is not sent again."""

    wish = models.ForeignKey(ReportWish, on_delete=models.CASCADE, related_name="+")
    last_date = models.DateField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "last_date", "days"], name="one_report_per_wish_and_stretch")
        ]

"""Devices that want alerts, the alerts, and what became of each push. Nothing says whose a device is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section

MOST_ENDPOINT = 1000


class Device(models.Model):
    """A browser, by the address at its push service and the keys to write to it. `digest` is of the address."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=MOST_ENDPOINT)
    digest = models.CharField(max_length=64, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    made_at = models.DateTimeField()


class Wish(models.Model):
    """What a device wants alerts of: a section, or without one the whole edition."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="wishes")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "section"], name="one_wish_per_device_and_section"),
            models.UniqueConstraint(
                fields=["device"], condition=models.Q(section__isnull=True), name="one_wish_for_the_whole_edition"
            ),
        ]


class Alert(models.Model):
    """An editor's alert on a story: one for each edition, ever."""

    class State(models.TextChoices):
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("dropped")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.SENDING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)
    devices = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story_id", "edition"], name="one_alert_per_story_and_edition")]


class Push(models.Model):
    """One alert to one device. It is marked before it is handed over, and never handed over twice."""

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        HANDED = "handed", "handed"
        TAKEN = "taken", "taken"
        REFUSED = "refused", "refused"

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="pushes")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "device"], name="one_push_per_alert_and_device")]
        indexes = [models.Index(fields=["alert", "state", "next_at"], name="push_by_state")]

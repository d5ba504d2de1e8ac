"""Pings as rows: each waits, is sent, or was given up, and says why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition


class Ping(models.Model):
    """One message to one service about an edition's addresses. It is sent at least once."""

    class Service(models.TextChoices):
        WEBSUB = "websub", "WebSub"
        INDEXNOW = "indexnow", "IndexNow"

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        GIVEN_UP = "given_up", _("given up")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", verbose_name=_("edition"))
    service = models.CharField(_("service"), max_length=10, choices=Service)
    addresses = models.JSONField(_("addresses"), default=list)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try"))
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("ping")
        verbose_name_plural = _("pings")
        ordering = ["-id"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="ping_due")]

    def __str__(self) -> str:
        return f"{self.get_service_display()} {self.edition_id} {self.pk}"

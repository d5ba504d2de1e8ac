"""Which database the stored pages are of, who serves them, and what caches in front of us have still to be told."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Epoch(models.Model):
    """One row: the name of this database. Pages that were stored under another name are of another newspaper."""

    name = models.UUIDField(default=uuid4)

    @classmethod
    def of_this_database(cls) -> str:
        row, _is_new = cls.objects.get_or_create(pk=1)
        return str(row.name)

    def __str__(self) -> str:
        return str(self.name)


class Listener(models.Model):
    """One process that serves readers, and how far it has heard the bulletin: nothing withdrawn up to there is in it."""

    name = models.CharField(max_length=32, unique=True)
    machine = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    position = models.BigIntegerField()
    heard_at = models.DateTimeField()

    class Meta:
        verbose_name = _("listener")
        verbose_name_plural = _("listeners")

    def __str__(self) -> str:
        return f"{self.machine.partition(' ')[0]}, {self.process}"


class Purge(models.Model):
    """One change that one cache must hear of."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        AGAIN = "again", _("to be said again")
        DONE = "done", _("done")

    backend = models.CharField(max_length=500)
    entry_id = models.BigIntegerField()
    keys = models.JSONField(default=list)
    is_hard = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField()

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
        indexes = [models.Index(fields=["status", "due_at"], name="purge_due")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.status}"

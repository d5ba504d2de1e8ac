from django.db import models


class KnownZone(models.Model):
    """The rules of a zone by which the pending times of its editions were reckoned."""

    key = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    # [moment in UTC, seconds east of it from then on], in order; the first is `since`.
    offsets = models.JSONField()

    def __str__(self) -> str:
        return self.key

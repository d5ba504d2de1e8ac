"""The freeze, for all nodes. One row while publishing is frozen, and none otherwise."""

from django.db import models


class Freeze(models.Model):
    frozen_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.frozen_at} {self.by}"

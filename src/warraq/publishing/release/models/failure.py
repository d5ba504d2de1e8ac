"""Scheduled stories that could not go out when they were due."""

from django.db import models


class FailedRelease(models.Model):
    """Why a due version is still not public. Gone as soon as it is, or is scheduled no more."""

    revision_id = models.BigIntegerField(unique=True)
    story_id = models.BigIntegerField()
    headline = models.CharField(max_length=255)
    due_at = models.DateTimeField()
    reason = models.TextField()
    failed_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.headline}: {self.reason}"

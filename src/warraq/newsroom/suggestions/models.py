"""What was learned of sections and topics, kept for every process to read."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from warraq.newsroom.suggestions.profiles import Profiles

_ONLY = 1
#: What this process has read, and the moment at which it had been learned.
_at_hand: tuple[datetime, Profiles | None] | None = None


class LearnedProfiles(models.Model):
    """One row: the profiles as bytes (see profiles.py), and when they were learned, from how many stories."""

    kept = models.BinaryField(default=bytes)
    texts = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    learned_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.texts}, {self.learned_at}"


def keep_profiles(profiles: Profiles, *, texts: int, now: datetime) -> None:
    values = {"kept": profiles.to_bytes(), "texts": texts, "learned_at": now}
    LearnedProfiles.objects.update_or_create(pk=_ONLY, defaults=values)


def mark_asked(*, before: datetime, now: datetime) -> bool:
    """Whether learning is due, having last been asked for at or before `before`; then it counts as asked for `now`."""
    LearnedProfiles.objects.get_or_create(pk=_ONLY)
    due = LearnedProfiles.objects.filter(pk=_ONLY).filter(models.Q(asked_at=None) | models.Q(asked_at__lte=before))
    return due.update(asked_at=now) > 0


def find_profiles() -> Profiles | None:
    """The profiles as they stand, read again only when they were learned again; None while nothing is learned."""
    global _at_hand
    learned_at = LearnedProfiles.objects.filter(pk=_ONLY).values_list("learned_at", flat=True).first()
    if learned_at is None:
        return None
    if _at_hand is None or _at_hand[0] != learned_at:
        kept = LearnedProfiles.objects.values_list("kept", flat=True).get(pk=_ONLY)
        _at_hand = learned_at, Profiles.from_bytes(bytes(kept))
    return _at_hand[1]

"""What changed in the newsroom and may not be in an index yet."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models


class Change(models.Model):
    """The last change of one thing that is searched. There is one row for each, so the table never outgrows the archive.

    Moments are those of the process that saved: rows may become visible out of order, and whoever follows looks a while back.
    """

    kind = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_change_for_each_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.changed_at}"


def note_change(kind: str, keys: Iterable[int], *, now: datetime) -> None:
    """Say, in the transaction that changes them, that these things are to be read again."""
    Change.objects.bulk_create(
        [Change(kind=kind, object_id=key, changed_at=now) for key in keys],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["changed_at"],
    )

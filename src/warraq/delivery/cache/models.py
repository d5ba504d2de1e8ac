"""Which database the stored pages are of."""

from uuid import uuid4

from django.db import models


class Epoch(models.Model):
    """One row: the name of this database. Pages that were stored under another name are of another newspaper."""

    name = models.UUIDField(default=uuid4)

    @classmethod
    def of_this_database(cls) -> str:
        row, _is_new = cls.objects.get_or_create(pk=1)
        return str(row.name)

    def __str__(self) -> str:
        return str(self.name)

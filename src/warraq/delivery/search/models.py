"""Which published rows are takes of one story."""

from django.db import models

from warraq.publishing.release.models import PublishedStory


class Take(models.Model):
    """A row that has the text of another, much the same. Those of one `group` are one story to a reader.

    Rows without a take have none here. What is withdrawn leaves its group with the row.
    """

    published = models.OneToOneField(PublishedStory, on_delete=models.CASCADE, related_name="+")
    group = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.published_id} in {self.group}"

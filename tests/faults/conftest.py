"""A small newspaper in the test's database, and one in a PostgreSQL that the test may stop."""

import pytest
from django.db import connection
from django.utils import timezone

from tests.faults.private import PrivatePostgres
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import latest_key, section_key, story_key
from warraq.publishing.release.models import BulletinEntry


class Paper:
    """An edition whose stories are released and withdrawn as published rows, as the verbs would write them."""

    def __init__(self) -> None:
        self.edition = factories.make_edition()
        self.culture = factories.make_section(self.edition, "ثقافة", order=1)
        self.paths = ["/", "/ثقافة/"]
        for number in range(1, 15):
            self.paths.append(factories.make_story(number, self.culture).path)

    def release(self, number: int, headline: str) -> str:
        """The path of the new story."""
        from django.db import transaction

        with transaction.atomic():
            row = factories.make_story(number, self.culture, headline=headline)
            self._append(BulletinEntry.Kind.RELEASED, row)
        return row.path

    def correct(self, number: int, headline: str) -> int:
        """The correction's place in the bulletin."""
        from django.db import transaction

        from warraq.publishing.release.models import PublishedStory

        with transaction.atomic():
            row = PublishedStory.objects.get(story_id=number)
            row.headline, row.card = headline, {**row.card, "headline": headline}
            row.save()
            return self._append(BulletinEntry.Kind.CORRECTED, row, is_hard=True).pk

    def withdraw(self, number: int) -> int:
        """The withdrawal's place in the bulletin."""
        from django.db import transaction

        from warraq.publishing.release.models import Address, PublishedStory

        with transaction.atomic():
            row = PublishedStory.objects.get(story_id=number)
            entry = self._append(BulletinEntry.Kind.WITHDRAWN, row, is_hard=True)
            row.delete()
            Address.objects.filter(story_id=number).update(gone_at=timezone.now())
        return entry.pk

    def _append(self, kind: BulletinEntry.Kind, row, *, is_hard: bool = False) -> BulletinEntry:
        keys = [story_key(row.story_id), latest_key(row.edition_id), section_key(row.section_id)]
        return bulletin.append(kind, keys=keys, now=timezone.now(), story_id=row.story_id, is_hard=is_hard)


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def postgres(paper):
    """The newspaper in a cluster of its own; the test's connection leads there too."""
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    ours = dict(connection.settings_dict)
    private = PrivatePostgres(copy_of=ours)
    connection.close()
    there = {"HOST": "127.0.0.1", "PORT": str(private.port), "NAME": "warraq", "USER": "postgres", "PASSWORD": ""}
    connection.settings_dict.update(there)
    try:
        yield private
    finally:
        connection.close()
        connection.settings_dict.update({name: ours[name] for name in there})
        private.remove()

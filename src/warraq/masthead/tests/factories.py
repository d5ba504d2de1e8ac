"""Editions and sections for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from warraq.masthead.models import Edition, EditionHost, Section


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition
        skip_postgeneration_save = True

    key = factory.Sequence(lambda n: f"edition-{n}")
    name = factory.Sequence(lambda n: f"المرفأ {n}")
    short_name = "المرفأ"
    language = "ar-MA"
    time_zone = "Africa/Casablanca"

    @factory.post_generation
    def hosts(self: Edition, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:
        if create:
            for order, host in enumerate(extracted or [f"{self.key}.test"]):
                EditionHost.objects.create(edition=self, host=host, is_secure=False, order=order)


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    edition = factory.SubFactory(EditionFactory)
    name = factory.Sequence(lambda n: f"سياسة {n}")
    slug = factory.Sequence(lambda n: f"سياسة-{n}")
    order = factory.Sequence(lambda n: n)

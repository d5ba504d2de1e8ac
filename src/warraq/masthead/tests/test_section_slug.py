"""A section whose slug nobody wrote."""

import pytest
from django.core.exceptions import ValidationError

from warraq.masthead.models import Section
from warraq.masthead.tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def test_slug_is_made_from_the_name_as_the_edition_wants_it():
    arabic, latin = EditionFactory(), EditionFactory(slug_policy="latin")
    sections = [Section(edition=edition, name="أخبار الرياضة") for edition in (arabic, latin)]
    for section in sections:
        section.full_clean()

    assert sections[0].slug == "أخبار-الرياضة"
    assert sections[1].slug.isascii()


def test_slug_that_the_system_needs_is_refused():
    with pytest.raises(ValidationError) as refusal:
        Section(edition=EditionFactory(), name="بحث", slug="search").full_clean()

    assert "slug" in refusal.value.error_dict

"""Which pages a change touches."""

import pytest

from warraq.delivery.site.addresses import touched
from warraq.masthead.tests.factories import EditionFactory
from warraq.publishing.release.keys import latest_key

pytestmark = pytest.mark.django_db


def test_key_of_a_rail_does_not_stop_those_that_follow_the_bulletin():
    edition = EditionFactory()

    found = list(touched([f"rail:most_read:{edition.pk}", latest_key(edition.pk)]))

    assert (edition.pk, "/") in found

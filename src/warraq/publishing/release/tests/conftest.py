from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from warraq.masthead.models import Section
from warraq.masthead.tests.factories import EditionFactory, SectionFactory


@pytest.fixture
def section(db: None) -> Section:
    return SectionFactory(name="مجتمع", slug="مجتمع")


@pytest.fixture
def other_section(db: None) -> Section:
    """A section of another edition."""
    edition = EditionFactory(key="mashriq", language="ar-JO", time_zone="Asia/Amman", slug_policy="latin")
    return SectionFactory(edition=edition, name="حياة", slug="life")


@pytest.fixture
def at() -> Callable[[int], datetime]:
    """`at(hour)` on one day, in UTC."""
    return lambda hour: datetime(2026, 11, 20, hour, tzinfo=UTC)

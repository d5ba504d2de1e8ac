"""Two contributors who may be one, and a section for what they write."""

import pytest

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.tests.factories import make_contributor


@pytest.fixture
def section(db):
    return SectionFactory(name="مجتمع", slug="مجتمع")


@pytest.fixture
def kept(db):
    return make_contributor("عبد الله السالمي")


@pytest.fixture
def other(db):
    return make_contributor("عبدالله السالمي المراسل")

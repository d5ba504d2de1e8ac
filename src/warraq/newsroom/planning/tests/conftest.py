from datetime import UTC, datetime

import pytest
import time_machine

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.roles import APPROVERS, ensure_roles
from warraq.newsroom.planning.tests.asking import ZONE
from warraq.newsroom.stories.tree import ensure_tree


@pytest.fixture
def morning():
    """The day that a test begins on is the one that it ends on, whenever it runs."""
    with time_machine.travel(datetime(2026, 11, 27, 9, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def newsroom():
    ensure_tree()
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = EditionFactory(time_zone=ZONE.key)
    return SectionFactory(edition=edition, name="سياسة"), SectionFactory(edition=edition, name="ثقافة")

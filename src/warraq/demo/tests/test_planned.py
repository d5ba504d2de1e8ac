"""The demo's newsroom plans ahead, at whatever time of day the demo is made."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from warraq.demo.accounts import load_accounts
from warraq.demo.content import read
from warraq.demo.masthead import load_editions, load_sections
from warraq.demo.planned import load_planned
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tree import ensure_tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("hour", [(27, 0, 5), (27, 12, 0), (27, 18, 30), (30, 23, 30)])
def test_nothing_is_late_in_a_demo_that_has_just_begun(hour):
    now = datetime(2026, 11, *hour, tzinfo=UTC)
    ensure_tree()

    load_planned(now=now, accounts=load_accounts(), sections=load_sections(load_editions()))

    entries = {facts["slugline"]: facts for facts in read("planned")}
    stories = Story.objects.filter(slugline__in=entries)
    assert len(stories) == len(entries)
    for story in stories:
        facts, zone = entries[story.slugline], ZoneInfo(story.sections[0].edition.time_zone)
        assert f"{story.due_at.astimezone(zone):%H:%M}" == facts["time"]
        assert now < story.due_at < now + timedelta(days=facts["days"] + 1)

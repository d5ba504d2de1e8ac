from datetime import timedelta

import pytest

from warraq.delivery.site.tests import factories
from warraq.delivery.site.tests.conftest import paper, reader
from warraq.publishing.live.models import PublishedEntry

__all__ = ["coverage", "paper", "post", "reader"]


@pytest.fixture
def coverage(paper):
    """A live story that runs, with sixty entries; one is pinned, two are key points, one is gone."""
    live = {"started_at": factories.NOON.isoformat(), "ended_at": None}
    row = factories.make_story(90, paper.sections[0], kind="live", live=live)
    for number in range(1, 61):
        post(row, number)
    post(row, 5, is_pinned=True)
    post(row, 9, is_key=True, headline="نقطة بارزة 9")
    post(row, 50, is_key=True, headline="نقطة بارزة 50")
    post(row, 59, is_gone=True, body=[], headline="")
    return row


def post(row, number, **values):
    """Entry `number`, posted or changed: each time it is the newest change."""
    change = (PublishedEntry.objects.order_by("-change").values_list("change", flat=True).first() or 0) + 1
    happened = factories.NOON + timedelta(minutes=number)
    facts = {
        "story_id": row.story_id,
        "change": change,
        "headline": f"مستجدّ {number}",
        "body": [{"html": f"<p>نصّ المستجدّ {number}.</p>"}],
        "body_text": f"نصّ المستجدّ {number}.",
        "byline": {"name": "سلمى بنعيسى", "path": "/contributors/salma/"},
        "happened_at": happened,
        "updated_at": happened,
    }
    return PublishedEntry.objects.update_or_create(entry_id=number, defaults=facts | values)[0]

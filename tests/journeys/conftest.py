import time
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.journeys.desk import Desk


@pytest.fixture
def desk_of(live_site, open_page, make_journalist) -> Callable[[str], Desk]:
    """`desk_of(role)` is the newsroom for somebody with that role, who has signed in and not opened a page yet."""

    def desk_of(role: str) -> Desk:
        page, client = open_page(), Client()
        client.force_login(make_journalist(role))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site.url}])
        return Desk(page, live_site.newsroom_url)

    return desk_of


@pytest.fixture
def news(live_site):
    return live_site.edition.sections.get(slug="news")


@pytest.fixture
def culture(live_site):
    return live_site.edition.sections.get(slug="culture")


@pytest.fixture
def lasting_day(live_site):
    """The test begins when no day ends within two minutes, by the edition's clocks or by those of UTC."""
    zones = (UTC, live_site.edition.zone)

    def ends_soon() -> bool:
        now = timezone.now()
        return any(
            (now + timedelta(minutes=2)).astimezone(zone).date() != now.astimezone(zone).date() for zone in zones
        )

    while ends_soon():
        time.sleep(1)

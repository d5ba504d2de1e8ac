from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from warraq.audience.push.keys import make_key
from warraq.audience.push.tests.service import Service
from warraq.delivery.site.tests.factories import HOST, make_edition, make_section, make_story


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


@pytest.fixture
def service(settings, tmp_path):
    """A push service on this machine, known to the newspaper, which has a key."""
    service = Service()
    settings.WARRAQ_PUSH_HOSTS = [service.origin]
    settings.WARRAQ_PUSH_KEY = tmp_path / "push-key.pem"
    make_key()
    yield service
    service.close()


@pytest.fixture
def section(db):
    section = make_section(make_edition())
    make_story(1, section, first_released_at=timezone.now() - timedelta(minutes=5))
    return section


@pytest.fixture
def reader():
    return Client(HTTP_HOST=HOST, HTTP_ORIGIN=f"http://{HOST}")

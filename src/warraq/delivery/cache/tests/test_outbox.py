from datetime import timedelta

import pytest
from django.utils import timezone

from warraq.delivery.cache import outbox
from warraq.delivery.cache.backends import BadPurgeAddress, PurgeFailed, batches, build_backend
from warraq.delivery.cache.models import Purge
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry

pytestmark = pytest.mark.django_db


class Remembering:
    def __init__(self):
        self.heard, self.is_gone = [], False

    def purge(self, keys, *, is_hard):
        if self.is_gone:
            raise PurgeFailed("gone")
        self.heard.append((list(keys), is_hard))


@pytest.fixture
def cache(monkeypatch, settings):
    settings.WARRAQ_PURGE = ["varnish+http://127.0.0.1:1/"]
    cache = Remembering()
    monkeypatch.setattr(outbox, "build_backend", lambda address: cache)
    outbox.run_once()  # from here on
    return cache


def change(*keys, is_hard=False):
    bulletin.append(BulletinEntry.Kind.RELEASED, keys=keys, now=timezone.now(), is_hard=is_hard, story_id=1)


def test_a_change_is_told_with_its_keys_and_once_more(cache):
    change("story:1", "latest:1", is_hard=True)
    now = timezone.now()

    outbox.run_once()
    assert cache.heard == [(["latest:1", "story:1", "stories"], True)]
    assert outbox.send_due(now=now) == 0

    assert outbox.send_due(now=now + timedelta(seconds=2)) == 1
    assert Purge.objects.get().status == Purge.Status.DONE
    assert outbox.send_due(now=now + timedelta(hours=1)) == 0


def test_a_cache_that_is_gone_is_told_when_it_is_back(cache):
    cache.is_gone = True
    change("story:1")
    now = timezone.now()

    outbox.run_once()
    row = Purge.objects.get()
    assert (row.status, row.attempts, row.error) == (Purge.Status.WAITING, 1, "gone")
    for attempt in range(2, 12):
        outbox.send_due(now=now + timedelta(minutes=2 * attempt))
    cache.is_gone = False

    assert outbox.send_due(now=now + timedelta(hours=1)) == 1
    assert cache.heard == [(["story:1"], False)]


def test_keys_go_in_groups_that_fit():
    keys = [f"story:{number}" for number in range(2000)]

    groups = batches(keys, most_bytes=2000)

    assert [key for group in groups for key in group] == keys
    assert all(len("|".join(group)) <= 2000 for group in groups)


@pytest.mark.parametrize(
    "address", ["", "varnish", "http://127.0.0.1/", "varnish+ftp://127.0.0.1/", "akamai+http://x/"]
)
def test_an_address_that_is_none_is_told(address):
    with pytest.raises(BadPurgeAddress):
        build_backend(address)


def test_varnish_and_a_cdn_hear_it_in_their_own_words(httpserver):
    httpserver.expect_oneshot_request("/", method="BAN", headers={"Warraq-Keys": "a|b"}).respond_with_data("")
    httpserver.expect_oneshot_request(
        "/purge", method="POST", headers={"Surrogate-Key": "a b", "Fastly-Key": "t", "Fastly-Soft-Purge": "1"}
    ).respond_with_data("")

    build_backend(f"varnish+{httpserver.url_for('/')}").purge(["a", "b"], is_hard=False)
    build_backend(f"fastly+{httpserver.url_for('/purge')}?token=t").purge(["a", "b"], is_hard=False)
    httpserver.check_assertions()

    with pytest.raises(PurgeFailed, match="answered"):
        build_backend(f"varnish+{httpserver.url_for('/other')}").purge(["a"], is_hard=True)
    with pytest.raises(PurgeFailed):
        build_backend("varnish+http://127.0.0.1:1/").purge(["a"], is_hard=True)

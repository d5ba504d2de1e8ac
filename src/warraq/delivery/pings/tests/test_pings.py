from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
from werkzeug import Response

from warraq.delivery.pings.models import Ping
from warraq.delivery.pings.planning import plan_pings
from warraq.delivery.pings.sending import LEASE, send_due, try_again
from warraq.delivery.pings.services import indexnow_key
from warraq.delivery.site.canonical import encode
from warraq.publishing.release import bulletin
from warraq.publishing.release.addresses import mark_gone
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.record import keys_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BASE = "https://almarfa.example"


@pytest.fixture
def services(settings, httpserver):
    settings.WARRAQ_WEBSUB_HUB = httpserver.url_for("/hub")
    settings.WARRAQ_INDEXNOW_URL = httpserver.url_for("/indexnow")
    return httpserver


def released(*rows):
    entries = [
        bulletin.append(BulletinEntry.Kind.RELEASED, keys=keys_of(row), now=NOW, story_id=row.story_id) for row in rows
    ]
    plan_pings(entries, NOW)


def test_one_ping_to_each_service_tells_of_all_that_changed(services, paper):
    asked = []
    services.expect_request("/hub").respond_with_handler(
        lambda r: asked.append(parse_qsl(r.data.decode())) or Response()
    )
    services.expect_request("/indexnow").respond_with_handler(lambda r: asked.append(r.json) or Response(status=202))

    released(paper.stories[0], paper.rich)
    send_due(NOW)

    feeds, told = asked
    assert feeds[0] == ("hub.mode", "publish")
    urls = {url for name, url in feeds if name == "hub.url"}
    pages = ["/", "/ثقافة/", "/topics/الدار-البيضاء/", "/contributors/salma/"]
    assert {BASE + encode(page) + "rss.xml" for page in pages} <= urls
    assert told["host"] == "almarfa.example"
    assert told["keyLocation"] == f"{BASE}/{told['key']}.txt"
    assert told["urlList"] == [BASE + encode(row.path) for row in (paper.stories[0], paper.rich)]
    assert set(Ping.objects.values_list("status", "attempts")) == {("sent", 1)}


def test_a_withdrawn_story_is_told_too(services, paper):
    row = paper.rich
    keys = keys_of(row)
    PublishedStory.objects.filter(pk=row.pk).delete()
    mark_gone(30, now=NOW, reason="")
    plan_pings([bulletin.append(BulletinEntry.Kind.WITHDRAWN, keys=keys, now=NOW, story_id=30, is_hard=True)], NOW)

    assert Ping.objects.get(service="indexnow").addresses == [BASE + encode("/ثقافة/خبر-30/")]


@pytest.mark.parametrize("answer", [{"status": 500}, {"status": 302, "headers": {"Location": "/elsewhere"}}])
def test_what_fails_is_tried_again_and_in_the_end_given_up(services, paper, settings, answer):
    settings.WARRAQ_WEBSUB_HUB = ""
    services.expect_request("/indexnow").respond_with_data("", **answer)
    released(paper.rich)

    send_due(NOW)
    ping = Ping.objects.get()
    assert (ping.status, ping.attempts, ping.trouble) == ("waiting", 1, f"answered {answer['status']}")
    assert ping.next_try_at == NOW + timedelta(seconds=30)

    send_due(NOW + timedelta(seconds=10))
    assert len(services.log) == 1

    send_due(NOW + timedelta(seconds=31))
    ping.refresh_from_db()
    assert ping.next_try_at == NOW + timedelta(seconds=91)

    send_due(NOW + timedelta(days=3))
    ping.refresh_from_db()
    assert ping.status == "given_up"

    try_again(ping, now=NOW + timedelta(days=4))
    services.clear()
    services.expect_request("/indexnow").respond_with_data("")
    send_due(NOW + timedelta(days=4))
    ping.refresh_from_db()
    assert ping.status == "sent"


def test_a_ping_whose_sender_died_is_sent_by_the_next(services, paper, settings, monkeypatch):
    settings.WARRAQ_WEBSUB_HUB = ""
    services.expect_request("/indexnow").respond_with_data("")
    released(paper.rich)

    def dies(ping):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("warraq.delivery.pings.sending.send", dies)
        with pytest.raises(KeyboardInterrupt):
            send_due(NOW)

    send_due(NOW + LEASE - timedelta(seconds=1))
    assert Ping.objects.get().status == "waiting"
    send_due(NOW + LEASE)
    assert Ping.objects.get().status == "sent"


def test_nobody_is_told_when_nothing_is_set_up(paper, settings):
    settings.WARRAQ_WEBSUB_HUB = settings.WARRAQ_INDEXNOW_URL = ""
    released(paper.rich)

    assert not Ping.objects.exists()


def test_the_key_is_served_and_no_other(reader, paper):
    key = indexnow_key(paper.edition)

    assert reader.get(f"/{key}.txt").content.decode() == key
    assert reader.get(f"/{'0' * 32}.txt").status_code == 404

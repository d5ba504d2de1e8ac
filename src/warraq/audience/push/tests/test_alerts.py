import os
import signal
import time
from datetime import timedelta

import http_ece
import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from warraq.audience.push.alerts import AlertedAlready, NotPublic, send_alert
from warraq.audience.push.deliver import AT_ONCE, deliver
from warraq.audience.push.devices import keep_device, read_subscription
from warraq.audience.push.keys import find_key
from warraq.audience.push.models import Alert, Device, Push
from warraq.audience.push.payload import MOST_BYTES, shorten_text, shorten_title, write_payload
from warraq.audience.push.services import Services
from warraq.audience.push.tests.service import read_signature
from warraq.delivery.site.tests.factories import make_section, make_story
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.tests.factories import make_story as make_draft
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db
TITLE = "عاجل: وصول أول سفينة إلى الميناء الجديد"


@pytest.fixture
def alert(section):
    return Alert.objects.create(
        edition=section.edition, story_id=1, title=TITLE, text="دخلت السفينة صباح اليوم.", made_at=timezone.now()
    )


def subscribe(service, edition, name, *sections):
    browser = service.make_browser(name)
    keep_device(edition, read_subscription(browser.to_json()), sections=sections, now=timezone.now())
    return browser


def test_a_push_is_closed_for_its_browser_signed_by_us_and_sent_once(alert, service):
    browsers = [subscribe(service, alert.edition, name) for name in "abc"]

    assert [deliver(now=timezone.now() + timedelta(seconds=n)) for n in range(3)] == [3, 0, 0]

    opened = {one.path: browser.open(one.body) for one in service.taken for browser in browsers
              if browser.endpoint.endswith(one.path)}  # fmt: skip
    assert len(opened) == len(service.taken) == 3
    told = opened["/send/a"]
    code = PublishedStory.objects.get().code
    assert (told["title"], told["dir"], told["lang"]) == (TITLE, "rtl", "ar-MA")
    assert (told["url"], told["tag"]) == (f"/s/{code}/", f"story-{code}")
    with pytest.raises(http_ece.ECEException):
        browsers[0].open(next(one.body for one in service.taken if one.path == "/send/b"))
    headers = service.taken[0].headers
    claims = read_signature(headers["authorization"])
    assert claims["aud"] == service.origin
    assert claims["sub"] == "mailto:desk@almarfa.example"
    assert claims["exp"] - time.time() < 24 * 3600
    assert find_key().public in headers["authorization"]
    assert (headers["urgency"], headers["content-encoding"]) == ("high", "aes128gcm")
    assert int(headers["ttl"]) > 0
    alert.refresh_from_db()
    assert (alert.state, alert.devices) == (Alert.State.SENT, 3)


def test_only_who_wants_the_section_or_everything_is_alerted(alert, section, service):
    culture = make_section(section.edition, "ثقافة")
    everything, here = subscribe(service, section.edition, "all"), subscribe(service, section.edition, "here", section)
    subscribe(service, section.edition, "culture", culture)
    both = subscribe(service, section.edition, "both", section, culture)

    deliver(now=timezone.now())

    assert sorted(service.origin + one.path for one in service.taken) == sorted(
        browser.endpoint for browser in (everything, here, both)
    )


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_no_more_is_forgotten(alert, service, status):
    subscribe(service, alert.edition, "gone")
    subscribe(service, alert.edition, "here")
    service.answer = lambda path, times: (status if path.endswith("gone") else 201, {})

    assert deliver(now=timezone.now()) == 1
    assert [device.endpoint[-4:] for device in Device.objects.all()] == ["here"]
    assert Alert.objects.get().state == Alert.State.SENT


@pytest.mark.parametrize(
    ("status", "headers", "seconds"), [(429, {"Retry-After": "90"}, 90), (503, {}, 20), (500, {"Retry-After": "x"}, 20)]
)
def test_what_a_service_did_not_take_is_tried_again_when_it_said(alert, service, status, headers, seconds):
    subscribe(service, alert.edition, "a")
    service.answer = lambda path, times: (status, headers) if times == 1 else (201, {})
    now = timezone.now()

    assert deliver(now=now) == 0
    assert deliver(now=now + timedelta(seconds=seconds - 1)) == 0
    assert len(service.taken) == 1
    assert deliver(now=now + timedelta(seconds=seconds)) == 1
    assert Push.objects.get().state == Push.State.TAKEN


@pytest.mark.parametrize("status", [400, 403, 413, 301])
def test_what_a_service_refuses_is_not_tried_again(alert, service, status):
    subscribe(service, alert.edition, "a")
    service.answer = lambda path, times: (status, {"Location": f"{service.origin}/elsewhere"})

    for minute in range(3):
        deliver(now=timezone.now() + timedelta(minutes=minute))

    assert [one.path for one in service.taken] == ["/send/a"]
    assert Push.objects.get().state == Push.State.REFUSED


def test_a_service_that_cannot_be_reached_gets_it_later_and_a_line_that_broke_does_not(alert, service, settings):
    browser = subscribe(service, alert.edition, "a")
    port = int(service.origin.rpartition(":")[2])
    service.close()
    now = timezone.now()
    assert deliver(now=now) == 0
    assert Push.objects.get().state == Push.State.QUEUED

    import socket
    import threading

    listener = socket.create_server(("127.0.0.1", port))

    def take_and_break():
        line, _address = listener.accept()
        line.recv(100)
        line.close()

    threading.Thread(target=take_and_break, daemon=True).start()
    assert deliver(now=now + timedelta(minutes=1)) == 0
    listener.close()
    # Nobody knows whether it was taken: it is not sent again.
    assert Push.objects.get().state == Push.State.HANDED
    assert Device.objects.get().endpoint == browser.endpoint


def test_old_news_and_withdrawn_news_alerts_nobody(alert, section, service):
    subscribe(service, section.edition, "a")
    make_story(2, section)
    old = Alert.objects.create(
        edition=section.edition, story_id=2, title="x", made_at=timezone.now() - timedelta(hours=3)
    )
    PublishedStory.objects.filter(story_id=1).delete()

    deliver(now=timezone.now())

    assert service.taken == []
    old.refresh_from_db()
    alert.refresh_from_db()
    assert old.state == alert.state == Alert.State.DROPPED


def test_without_a_key_an_alert_waits_and_nothing_is_sent(alert, service, settings, tmp_path):
    subscribe(service, alert.edition, "a")
    settings.WARRAQ_PUSH_KEY = tmp_path / "none.pem"

    assert deliver(now=timezone.now()) == 0
    assert service.taken == []


def test_what_editors_type_fits_into_a_push(section, service):
    zalgo = "ع" + "\u064b" * 400
    title, text = shorten_title(f"\u202e{zalgo} " * 60), shorten_text("كلمة طويلة " * 200)
    row = PublishedStory.objects.get()
    alert = Alert(edition=section.edition, story_id=1, title=title, text=text)

    assert "\u202e" not in title
    assert "\u064b" * 5 not in title
    assert len(title) <= 200
    assert len(text) <= 300
    assert text.endswith(("كلمة…", "طويلة…"))
    assert shorten_title("قصير") == "قصير"
    assert len(write_payload(alert, row)) <= MOST_BYTES
    browser = service.make_browser("a")
    keys = browser.to_json()["keys"]
    Services(find_key(), "mailto:a@b.example").hand_over(
        browser.endpoint, payload=write_payload(alert, row), topic=row.code, **keys
    )
    assert len(service.taken[0].body) <= 4096


@pytest.mark.django_db(transaction=True)
def test_kill_9_while_pushing_alerts_no_device_twice(alert, service):
    number = AT_ONCE * 8
    for n in range(number):
        subscribe(service, alert.edition, f"d{n}")

    def answer(path, times):
        time.sleep(0.02)
        return 201, {}

    service.answer = answer
    kills = 5
    for _round in range(kills):
        connections.close_all()
        pid = os.fork()
        if not pid:
            try:
                deliver(now=timezone.now())
            finally:
                os._exit(0)
        time.sleep(0.35)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    deliver(now=timezone.now())

    paths = [one.path for one in service.taken]
    assert len(paths) == len(set(paths))
    # Each kill costs what was in hand at most.
    assert len(paths) >= number - kills * AT_ONCE
    assert not Push.objects.filter(state=Push.State.QUEUED).exists()


@pytest.fixture
def story(db):
    story = make_draft(SectionFactory())
    release(story)
    return story


@pytest.fixture
def editor(client) -> Client:
    client.force_login(Journalist.objects.create_superuser("houda", "houda@almarfa.example", "كلمة سر طويلة"))
    return client


def test_an_editor_alerts_readers_from_the_story_once_and_it_is_logged(editor, story, service):
    edition = PublishedStory.objects.get().edition
    browser = subscribe(service, edition, "a")
    address = reverse("alert_readers", args=[story.pk])

    assert address in editor.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    page = editor.get(address)
    assert page.context["form"].initial["title"] == PublishedStory.objects.get().headline
    assert service.taken == []
    form = {"title": TITLE, "text": "", "editions": [edition.pk]}
    assert editor.post(address, form).status_code == 302
    editor.post(address, form)
    deliver(now=timezone.now())

    assert [browser.open(one.body)["title"] for one in service.taken] == [TITLE]
    entry = PageLogEntry.objects.get(action="warraq.push_alert")
    assert (entry.user.username, entry.data["title"]) == ("houda", TITLE)
    assert editor.get(address).context["form"] is None


def test_nobody_is_alerted_without_an_edition_a_title_or_a_key(editor, story, service, settings, tmp_path):
    edition = PublishedStory.objects.get().edition
    address = reverse("alert_readers", args=[story.pk])

    editor.post(address, {"title": TITLE})
    editor.post(address, {"title": "", "editions": [edition.pk]})
    settings.WARRAQ_PUSH_KEY = tmp_path / "none.pem"
    assert "warraq push keys" in editor.post(address, {"title": TITLE, "editions": [edition.pk]}).text

    assert not Alert.objects.exists()


def test_alerting_is_for_those_who_may_release(client, story):
    client.force_login(Journalist.objects.create_user("nobody", password="x"))

    assert client.post(reverse("alert_readers", args=[story.pk]), {"title": "x"}).status_code in {302, 403}
    assert not Alert.objects.exists()


def test_a_story_that_is_not_public_or_was_told_already_alerts_nobody(story):
    edition = PublishedStory.objects.get().edition
    send_alert(story, [edition], title=TITLE, text="", user=None, now=timezone.now())
    with pytest.raises(AlertedAlready):
        send_alert(story, [edition], title=TITLE, text="", user=None, now=timezone.now())
    PublishedStory.objects.all().delete()
    with pytest.raises(NotPublic):
        send_alert(story, [edition], title=TITLE, text="", user=None, now=timezone.now())
    assert Alert.objects.count() == 1

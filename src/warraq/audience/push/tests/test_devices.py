import stat

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from warraq.audience.push.devices import is_known_service
from warraq.audience.push.keys import KeyIsThere, UnreadableKey, find_key, make_key
from warraq.audience.push.models import Device, Wish
from warraq.delivery.site.tests.factories import HOST, make_section

pytestmark = pytest.mark.django_db
DOOR = "/_push/devices"


def post(client, **facts):
    return client.post(DOOR, facts, content_type="application/json")


def test_a_device_is_kept_with_its_sections_changed_and_forgotten(reader, section, service):
    culture = make_section(section.edition, "ثقافة")
    browser = service.make_browser("a")

    kept = post(reader, act="keep", sections=[culture.pk], **browser.to_json())
    assert kept.json() == {"is_kept": True, "sections": [culture.pk]}
    assert post(reader, act="read", endpoint=browser.endpoint).json() == kept.json()

    post(reader, act="keep", sections=[], **browser.to_json())
    assert post(reader, act="read", endpoint=browser.endpoint).json() == {"is_kept": True, "sections": []}
    assert Wish.objects.get().section is None

    post(reader, act="forget", endpoint=browser.endpoint)
    post(reader, act="forget", endpoint=browser.endpoint)
    assert not Device.objects.exists()
    assert post(reader, act="read", endpoint=browser.endpoint).json() == {"is_kept": False, "sections": []}


def test_what_is_kept_of_a_device_says_nothing_of_its_reader(reader, section, service):
    post(reader, act="keep", **service.make_browser("a").to_json())

    columns = {field.name for field in Device._meta.get_fields() if field.concrete}
    assert columns == {"id", "edition", "endpoint", "digest", "p256dh", "auth", "made_at"}


def test_a_browser_with_another_address_keeps_its_wishes_and_loses_the_old_one(reader, section, service):
    old, new = service.make_browser("old"), service.make_browser("new")
    post(reader, act="keep", sections=[section.pk], **old.to_json())

    post(reader, act="keep", sections=[], replaces=old.endpoint, **new.to_json())

    assert Device.objects.get().endpoint == new.endpoint
    assert Wish.objects.get().section == section


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/a",
        "https://evil.example/a",
        "https://fcm.googleapis.com.evil.example/a",
        "https://evil.example#fcm.googleapis.com",
        "https://fcm.googleapis.com@127.0.0.1/a",
        "https://fcm.googleapis.com:8443/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "file:///etc/passwd",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/\r\nHost: x",
        "https://fcm.googleapis.com/" + "a" * 1000,
        "https://[",
        "",
    ],
)
def test_nobody_makes_us_write_to_a_host_that_is_no_browsers(endpoint):
    assert not is_known_service(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/QO",
        "https://wns2-par02p.notify.windows.com/w/?token=B",
    ],
)
def test_the_services_of_the_browsers_are_known(endpoint):
    assert is_known_service(endpoint)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"act": "steal"}, {}),
        ({"endpoint": 5}, {}),
        ({"endpoint": "https://evil.example/a"}, {}),
        ({"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, {}),
        ({"keys": {"p256dh": "ء", "auth": "ء"}}, {}),
        ({"keys": None}, {}),
        ({"sections": [999_999]}, {}),
        ({"keys": {"p256dh": "A" * 5000, "auth": "A" * 22}}, {}),
        ({}, {"HTTP_ORIGIN": "https://evil.example"}),
        ({}, {"HTTP_ORIGIN": "null"}),
    ],
)
def test_wrong_input_keeps_nothing_and_says_why(section, service, change, said):
    reader = Client(**{"HTTP_HOST": HOST, "HTTP_ORIGIN": f"http://{HOST}", **said})

    answer = post(reader, **{"act": "keep", **service.make_browser("a").to_json(), **change})

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Device.objects.exists()


def test_one_address_may_not_ask_for_ever(reader, section, service):
    answers = [post(reader, act="keep", **service.make_browser(f"b{n}").to_json()).status_code for n in range(70)]

    # The clock may pass into the next minute meanwhile.
    assert answers.count(200) <= 60
    assert answers.count(429) >= 10


def test_the_page_offers_sections_and_needs_no_permission_to_be_read(reader, section, service):
    page = BeautifulSoup(reader.get("/_push/").content, "html.parser")

    form = page.select_one("form[data-push-key]")
    assert form["data-push-key"] == find_key().public
    assert [box["value"] for box in form.select("[name=section]")] == [str(section.pk)]
    assert "no-store" in reader.get("/_push/")["Cache-Control"]


def test_without_a_key_nothing_is_offered_and_nothing_kept(reader, section, service, settings, tmp_path):
    settings.WARRAQ_PUSH_KEY = tmp_path / "none.pem"

    assert not BeautifulSoup(reader.get("/_push/").content, "html.parser").select("form[data-push-key]")
    assert post(reader, act="keep", **service.make_browser("a").to_json()).status_code == 409
    assert not Device.objects.exists()


def test_the_key_is_ours_alone_and_is_not_lost_by_asking_again(settings, tmp_path):
    settings.WARRAQ_PUSH_KEY = tmp_path / "folder" / "key.pem"

    made = make_key()
    assert stat.S_IMODE(settings.WARRAQ_PUSH_KEY.stat().st_mode) == 0o600
    with pytest.raises(KeyIsThere):
        make_key()
    assert find_key().public == made.public
    assert make_key(anew=True).public != made.public

    settings.WARRAQ_PUSH_KEY.write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    with pytest.raises(UnreadableKey):
        find_key()


def test_the_service_worker_shows_alerts(reader, section):
    code = reader.get("/service-worker.js").content.decode()

    assert 'addEventListener("push"' in code
    assert code.index("const SHELL") < code.index('addEventListener("fetch"') < code.index('addEventListener("push"')

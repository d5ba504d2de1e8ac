"""A reader asks for alerts by pressing a button, an editor sends one, and the device shows it."""

import json

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from warraq.audience.push.deliver import deliver
from warraq.audience.push.keys import make_key
from warraq.audience.push.models import Device
from warraq.audience.push.tests.service import Service
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium
# A browser without a network has no address at a push service: this gives it one at the test's, with the browser's keys.
SUBSCRIBE = """
({ origin, p256dh, auth }) => {
  let ours = null;
  window.asked = 0;
  const told = { endpoint: origin + "/send/reader", keys: { p256dh, auth } };
  PushManager.prototype.getSubscription = async () => ours;
  PushManager.prototype.subscribe = async (options) => {
    window.asked += 1;
    window.key = btoa(String.fromCharCode(...options.applicationServerKey));
    return ours = { endpoint: told.endpoint, options: { applicationServerKey: options.applicationServerKey },
                    toJSON: () => told, unsubscribe: async () => { ours = null; return true; } };
  };
}
"""


@pytest.fixture
def service(settings, tmp_path):
    service = Service()
    settings.WARRAQ_PUSH_HOSTS = [service.origin]
    settings.WARRAQ_PUSH_KEY = tmp_path / "push-key.pem"
    make_key()
    yield service
    service.close()


def test_a_reader_asks_an_editor_sends_and_the_device_shows_it_once(live_site, open_page, desk_of, news, service):
    story = make_story(news)
    release(story)
    headline = PublishedStory.objects.get().headline
    browser = service.make_browser("reader")
    reader = open_page(width_px=390)
    reader.context.grant_permissions(["notifications"], origin=live_site.url)
    keys = browser.to_json()["keys"]
    reader.add_init_script(f"({SUBSCRIBE})({json.dumps({'origin': service.origin, **keys})})")
    devtools = reader.context.new_cdp_session(reader)
    registered: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registered.extend(one["registrationId"] for one in told["registrations"]),
    )
    devtools.send("ServiceWorker.enable")

    reader.goto(f"{live_site.url}/_push/")
    status = reader.locator("[data-push-status]")
    expect(status).to_have_text("لا تصل تنبيهات إلى هذا الجهاز.")
    assert reader.evaluate("asked") == 0
    expect(reader.locator("[data-push-stop]")).to_be_hidden()
    reader.get_by_label("أخبار", exact=True).check()
    expect(reader.locator("[name=all]")).not_to_be_checked()
    reader.locator("button[type=submit]").click()
    expect(status).to_have_text("تصل التنبيهات إلى هذا الجهاز.")
    assert Device.objects.get().wishes.get().section == news

    desk = desk_of("managing-editor")
    desk.page.goto(f"{live_site.newsroom_url}pages/{story.pk}/edit/")
    desk.page.goto(f"{live_site.newsroom_url}stories/{story.pk}/alert/")
    desk.page.get_by_role("button", name="نبّه القرّاء الآن").click()
    expect(desk.page.get_by_text("التنبيه في طريقه")).to_be_visible()
    assert deliver(now=timezone.now()) == 1

    (taken,) = service.taken
    told = json.dumps(browser.open(taken.body))
    shown_once = (
        "navigator.serviceWorker.ready.then(r => r.getNotifications())"
        ".then(all => all.length === 1 && ({title: all[0].title, dir: all[0].dir, url: all[0].data.url}))"
    )
    for _time in range(2):
        facts = {"origin": f"{live_site.url}/", "registrationId": registered[-1], "data": told}
        devtools.send("ServiceWorker.deliverPushMessage", facts)
        for _trial in range(100):
            shown = reader.evaluate(shown_once)
            if shown:
                break
            reader.wait_for_timeout(100)
    assert shown == {"title": headline, "dir": "rtl", "url": f"/s/{PublishedStory.objects.get().code}/"}

    reader.locator("[data-push-stop]").click()
    expect(status).to_have_text("لا تصل تنبيهات إلى هذا الجهاز.")
    assert not Device.objects.exists()

"""What the newsroom sees of its readers, and the letters it sends, for those who cannot see them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from warraq.audience.newsletters.models import Issue, Letter
from warraq.audience.newsletters.prepare import prepare_issues
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def story(news):
    stories = [release(make_story(news, title=f"خبر الميناء رقم {number}")) for number in range(4)]
    return stories[0]


@pytest.fixture
def issue(live_site, story):
    now = timezone.now()
    hour = now.astimezone(live_site.edition.zone).time()
    Letter.objects.create(edition=live_site.edition, name="نشرة الصباح", needs_word=True, send_at=hour)
    prepare_issues(now=now)
    return Issue.objects.get()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_screens_about_readers(live_site, open_page, sign_in, story, issue, width):
    page = open_page(width_px=width)
    sign_in(page, "managing-editor")
    addresses = {
        "dashboard": f"{reverse('readers')}?edition=live",
        "card": reverse("readers_story", args=[story.pk]),
        "alert": reverse("alert_readers", args=[story.pk]),
        "letters": reverse(Letter.snippet_viewset.get_url_name("list")),
        "letter": reverse(Letter.snippet_viewset.get_url_name("edit"), args=[issue.letter_id]),
        "issues": reverse(Issue.snippet_viewset.get_url_name("list")),
        "issue": reverse(Issue.snippet_viewset.get_url_name("edit"), args=[issue.pk]),
    }
    found = []
    for name, address in addresses.items():
        page.goto(live_site.url + address)
        expect(page.locator("#main")).to_be_visible()
        for violation in Axe().run(page, context="#main").response["violations"]:
            found.append((name, violation["id"], [node["html"][:160] for node in violation["nodes"]][:3]))
        if (over := page.evaluate(OVER)) > 0:
            found.append((name, "runs over the edge by", over))
    page.goto("about:blank")  # the dashboard's stream ends with its page

    assert found == []

"""What only a browser can tell: axe, and which pictures are fetched."""

import pytest
from playwright.sync_api import expect

from warraq.delivery.site.canonical import encode
from warraq.masthead.models import EditionHost

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


def test_lite_pages_are_for_everybody_and_fetch_no_picture_before_it_is_wanted(open_page, paper, live_server):
    from axe_playwright_python.sync_playwright import Axe

    EditionHost.objects.create(edition=paper.edition, host=live_server.url.removeprefix("http://"), is_secure=False)
    for scheme in ("light", "dark"):
        page = open_page(width_px=320, color_scheme=scheme, java_script_enabled=True)
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        for path in ("/lite/", encode("/lite/رياضة/"), encode("/lite/ثقافة/خبر-30/")):
            page.goto(live_server.url + path)
            found = Axe().run(page)
            assert [violation["id"] for violation in found.response["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert len(asked) == 3
        with page.expect_request("**/media/**"):
            page.click("summary")
        expect(page.locator("details img").first).to_have_js_property("complete", True)
        assert asked[3].endswith("/media/images/30-640.jpg")


def test_the_keyboard_comes_first_to_a_link_past_the_sections(open_page, paper, live_server):
    EditionHost.objects.create(edition=paper.edition, host=live_server.url.removeprefix("http://"), is_secure=False)
    page = open_page(width_px=320)
    page.goto(live_server.url + encode("/lite/ثقافة/خبر-30/"))
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()

    page.keyboard.press("Tab")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

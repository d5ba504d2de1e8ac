"""Entries that arrive while a reader looks on."""

import json

import pytest

from warraq.delivery.live.tests.conftest import post
from warraq.delivery.site.canonical import encode
from warraq.masthead.models import EditionHost

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
ADDRESS = encode("/رياضة/خبر-90/")


@pytest.fixture
def site(coverage, live_server):
    host = live_server.url.removeprefix("http://")
    EditionHost.objects.create(edition=coverage.edition, host=host, is_secure=False)
    return live_server.url


def test_entries_arrive_are_mended_and_go_without_loading_the_page_again(open_page, site, coverage):
    page = open_page(width_px=360, service_workers="block")
    # The stream stands outside Django, so here it is played: a ring is all it says.
    page.route("**/_live/**", lambda route: route.abort())
    page.add_init_script(
        "self.EventSource = class extends EventTarget { constructor() { super(); self.bell = this; } close() {} }"
    )
    page.goto(site + ADDRESS)
    assert page.locator("[data-live-reload]").is_hidden()

    def ring():
        page.evaluate("bell.onmessage({ data: '999999' })")

    page.evaluate("document.querySelector('.live').scrollIntoView({ behavior: 'instant' })")
    post(coverage, 61, headline="وصل الآن")
    post(coverage, 60, headline="صُحّح")
    post(coverage, 58, is_gone=True, body=[])
    ring()
    page.wait_for_selector("#entry-61")
    assert page.locator("[data-live-entries] .live-entry").first.get_attribute("id") == "entry-61"
    assert page.inner_text("#entry-60 h3") == "صُحّح"
    assert page.locator("#entry-58").count() == 0

    # At once: the answer to the ring may come while a page is on its way down.
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    post(coverage, 62, headline="وأنت تقرأ")
    ring()
    page.wait_for_selector("[data-live-new]:not([hidden])")
    assert page.inner_text("[data-live-count]") == "1"
    assert page.locator("#entry-62").count() == 0
    page.click("[data-live-new]")
    page.wait_for_selector("#entry-62")

    coverage.live = {**coverage.live, "ended_at": "2026-08-14T18:00:00+00:00"}
    coverage.save()
    with page.expect_response("**/after-*.json") as told:
        ring()
    assert json.loads(told.value.body())["ended"] is True


def test_without_script_all_is_there_and_axe_finds_nothing(open_page, site, coverage):
    from axe_playwright_python.sync_playwright import Axe

    plain = open_page(width_px=360, java_script_enabled=False)
    plain.goto(site + ADDRESS)
    assert plain.locator(".live-entry").count() == 26
    assert plain.locator("[data-live-reload]").is_visible()
    for width, scheme in [(320, "dark"), (1280, "light")]:
        page = open_page(width_px=width, color_scheme=scheme, service_workers="block")
        page.route("**/_live/**", lambda route: route.abort())
        page.goto(site + ADDRESS)
        found = Axe().run(page)
        assert [violation["id"] for violation in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

"""Reading without a network, in a real browser."""

import pytest
from playwright.sync_api import expect

from warraq.delivery.site.canonical import encode
from warraq.masthead.models import EditionHost

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
STORY = encode("/ثقافة/خبر-30/")


@pytest.fixture
def site(paper, live_server):
    EditionHost.objects.create(edition=paper.edition, host=live_server.url.removeprefix("http://"), is_secure=False)
    return live_server.url


def test_the_last_stories_read_stay_readable_and_a_withdrawn_one_goes(open_page, site, paper):
    # The test waits by code that the policy of the page would not let in.
    page = open_page(width_px=360, bypass_csp=True)
    page.goto(f"{site}/")
    page.wait_for_function("navigator.serviceWorker.controller")
    page.goto(site + STORY)
    page.wait_for_function("caches.open('pages-1').then(c => c.match(location.href)).then(Boolean)")

    page.context.set_offline(True)
    page.goto(site + STORY)
    assert page.inner_text("h1") == paper.rich.headline
    page.goto(site + encode("/رياضة/"))
    expect(page.locator("[data-kept-pages]").get_by_text(paper.rich.headline, exact=True)).to_be_visible()

    page.context.set_offline(False)
    paper.rich.delete()
    page.goto(site + STORY)
    page.wait_for_function("caches.open('pages-1').then(c => c.match(location.href)).then(kept => !kept)")

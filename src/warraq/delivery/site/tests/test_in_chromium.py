"""What only a browser can tell: axe, sideways scrolling, and the one script."""

import pytest

from warraq.delivery.site.canonical import encode
from warraq.masthead.models import EditionHost

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def site(chromium, transactional_db, paper, live_server):
    """The paper's address on the live server."""
    EditionHost.objects.create(edition=paper.edition, host=live_server.url.removeprefix("http://"), is_secure=False)
    return live_server.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/ثقافة/خبر-30/"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(site, chromium, path, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(site + encode(path))

    found = Axe().run(page)

    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert over == 0


def test_a_player_comes_only_when_the_reader_asks(chromium, site, paper):
    player = "https://player.vimeo.com/video/1234"
    paper.rich.body = [
        {
            "html": f'<figure class="embed" data-embed="{player}" data-embed-title="مقطع"><p class="embed__play" hidden>'
            '<button type="button">عرض</button></p></figure>'
        }
    ]
    paper.rich.save()
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith("https:") else None)
    page.route("https://**", lambda route: route.fulfill(body=""))
    page.goto(site + encode("/ثقافة/خبر-30/"))
    assert asked == []

    with page.expect_request(player):
        page.click(".embed button")

    page.wait_for_selector(f'iframe[src="{player}"][title="مقطع"]')
    page.close()
    assert asked == [player]

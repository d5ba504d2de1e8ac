"""What only a browser can tell. Axe looks at every kind of page in tests/readers/test_axe.py."""

import pytest

from warraq.delivery.site.canonical import encode

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.django_db(transaction=True),
]


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

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


def test_the_latest_are_words_on_a_phone_and_rows_with_pictures_on_a_wide_screen(chromium, site):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/media/" in request.url else None)
    page.goto(site + "/latest/")
    page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    assert page.locator(".stream-list picture").first.is_hidden()

    page.set_viewport_size({"width": 1280, "height": 800})
    row = page.locator(".stream-list li").first
    starts = [row.locator(part).bounding_box()["x"] for part in ("time", "h3 a", "picture")]
    day = page.locator(".stream__date").first.bounding_box()

    # From right to left: the day, the hour, the words, the picture; the list is as wide as the page.
    assert day["x"] > starts[0] > starts[1] > starts[2]
    assert starts[2] == page.locator(".stream").bounding_box()["x"] + 32
    page.close()

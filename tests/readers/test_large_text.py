"""Text twice as large as usual, on a narrow screen: words stay whole and nothing lies over anything."""

import pytest

pytestmark = pytest.mark.chromium
_LARGE = "document.documentElement.style.fontSize = '200%'"
_LINES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const words = document.createRange();
  words.selectNodeContents(element);
  return [element.textContent, new Set([...words.getClientRects()].map((box) => Math.round(box.top))).size];
})"""
_COVERED = """() => {
  const name = document.createRange();
  name.selectNodeContents(document.querySelector(".masthead__name > a"));
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const icons = [...document.querySelectorAll(".tool > span")].map((icon) => icon.getBoundingClientRect());
  return [...name.getClientRects()].filter((box) => icons.some((icon) => meets(box, icon))).length;
}"""
_NARROWER = """() => [...document.querySelectorAll(".card__picture")].filter((picture) => {
  const words = picture.parentElement.querySelector(".card__words");
  return words && words.clientWidth < picture.clientWidth;
}).length"""


@pytest.mark.parametrize("edition", ["maghrib", "mashriq"])
def test_no_day_of_the_week_is_broken_in_a_calendar(demo, open_page, edition):
    tab = open_page(width_px=320, service_workers="block")
    tab.goto(demo.page("archive-month", edition).url)

    for enlarge in ("0", _LARGE):
        tab.evaluate(enlarge)
        days = tab.evaluate(_LINES, ".calendar th > [aria-hidden]")
        assert len(days) == 7
        assert [name for name, lines in days if lines != 1] == []


@pytest.mark.parametrize("kind", ["front", "article"])
@pytest.mark.parametrize("edition", ["maghrib", "mashriq"])
def test_the_name_of_the_newspaper_is_whole_and_uncovered(demo, open_page, edition, kind):
    tab = open_page(width_px=360, service_workers="block")
    tab.goto(demo.page(kind, edition).url)
    tab.evaluate(_LARGE)

    [(name, lines)] = tab.evaluate(_LINES, ".masthead__name > a")
    assert lines <= len(name.split())
    assert tab.evaluate(_COVERED) == 0


def test_a_card_leaves_its_words_more_room_than_its_picture(demo, open_page):
    tab = open_page(width_px=360, service_workers="block")
    tab.goto(demo.page("front").url)
    tab.evaluate(_LARGE)

    assert tab.locator(".card__picture").count() > 3
    # In a rail the first picture lies over its words, as wide as they are.
    assert tab.evaluate(_NARROWER) == 0

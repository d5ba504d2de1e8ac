"""A reader sets the size of the text, day or night, and looks through the pictures of a story by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.tests.factories import PARAGRAPH, make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

ARABIC = re.compile("^[\u0600-\u06ff ]+$")
CAPTIONS = ["الساحة قبل الأشجار", "الساحة بعد الغرس", "الساحة في الصيف"]
CREDIT = "أحمد الزروق"
# What the page is painted on, in each frame from the first in which there is something to paint.
_EACH_FRAME = """
window.papers = new Set();
const look = () => {
  if (document.body) papers.add(getComputedStyle(document.body).backgroundColor);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
new MutationObserver((_, watch) => {
  if (!document.body) return;
  window.schemeAtBody = document.documentElement.dataset.scheme || "";
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def addresses(news):
    pictures = [
        make_picture(size=(640 + 10 * n, 427), caption=caption, credit_line=CREDIT)
        for n, caption in enumerate(CAPTIONS)
    ]
    shown = [{"picture": p.pk, "caption": c} for p, c in zip(pictures, CAPTIONS, strict=True)]
    body = [
        {"type": "text", "value": PARAGRAPH * 6},
        {"type": "gallery", "value": {"title": "الساحة في ثلاث صور", "pictures": shown}},
        {"type": "text", "value": PARAGRAPH * 6},
    ]
    first = release(make_story(news, title="ساحة الحي تستعيد ظلالها", body=body))
    second = release(make_story(news, title="المكتبة تفتح أبوابها مساءً"))
    return [first.full_url, second.full_url]


def _text_size(page) -> float:
    return page.locator(".body p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")


def _paper(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def _lightness(colour: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3])


def test_the_size_of_the_text_is_kept_and_undone(addresses, open_page):
    page = open_page(width_px=390)
    page.goto(addresses[0])
    usual = _text_size(page)
    larger, smaller = (page.get_by_role("button", name=name, exact=True) for name in ("خط أكبر", "خط أصغر"))

    larger.click()
    larger.click()
    grown = _text_size(page)
    page.goto(addresses[1])

    assert grown > usual
    assert _text_size(page) == grown
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    smaller.click()
    smaller.click()
    assert _text_size(page) == usual
    smaller.click()
    assert _text_size(page) < usual
    expect(smaller).to_have_attribute("aria-disabled", "true")
    larger.click()
    page.goto(addresses[0])
    assert _text_size(page) == usual
    assert page.evaluate("localStorage.length") == 0


def test_the_size_of_the_text_by_keyboard_and_by_ear(addresses, open_page):
    page = open_page()
    page.goto(addresses[0])
    usual = _text_size(page)
    group = page.locator(".text-size")
    names = [group.get_attribute("aria-label")]
    names += [button.get_attribute("aria-label") for button in group.get_by_role("button").all()]

    group.get_by_role("button").first.focus()
    page.keyboard.press("Tab")
    expect(group.get_by_role("button").last).to_be_focused()
    for _time in range(6):
        page.keyboard.press("Enter")
    largest = _text_size(page)

    assert all(ARABIC.match(name) for name in names), names
    assert len(set(names)) == 3
    assert largest > usual
    expect(group.get_by_role("button").last).to_be_focused()
    expect(group.get_by_role("button").last).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert usual < _text_size(page) < largest


@pytest.mark.parametrize("system", ["light", "dark"])
def test_day_or_night_is_kept_without_a_flash_of_the_other(addresses, open_page, system):
    page = open_page(color_scheme=system)
    page.add_init_script(_EACH_FRAME)
    page.goto(addresses[0])
    of_the_system = _paper(page)
    switch = page.locator("[data-scheme-switch]")
    assert ARABIC.match(switch.get_attribute("aria-label"))
    expect(switch).to_have_attribute("aria-pressed", str(system == "dark").lower())

    switch.focus()
    page.keyboard.press("Enter")
    chosen = _paper(page)
    page.goto(addresses[1])
    page.wait_for_function("papers.size > 0")
    page.wait_for_timeout(200)

    assert (_lightness(of_the_system) < _lightness(chosen)) == (system == "dark")
    assert page.evaluate("schemeAtBody") == ("light" if system == "dark" else "dark")
    assert page.evaluate("[...papers]") == [chosen]
    expect(switch).to_have_attribute("aria-pressed", str(system == "light").lower())
    switch.click()
    assert _paper(page) == of_the_system
    assert page.evaluate("localStorage.length") == 0


def test_untouched_the_colours_follow_the_system(addresses, open_page):
    page = open_page(color_scheme="light")
    page.goto(addresses[0])
    by_day = _paper(page)
    switch = page.locator("[data-scheme-switch]")

    page.emulate_media(color_scheme="dark")
    expect(switch).to_have_attribute("aria-pressed", "true")
    by_night = _paper(page)
    page.goto(addresses[1])

    assert _lightness(by_night) < _lightness(by_day)
    assert _paper(page) == by_night
    page.emulate_media(color_scheme="light")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert _paper(page) == by_day


@pytest.mark.parametrize("width_px", [390, 1280])
def test_the_pictures_large_by_keyboard_and_back_to_the_same_place(addresses, open_page, width_px):
    page = open_page(width_px=width_px)
    page.goto(addresses[0])
    link = page.get_by_role("link", name="شاهد الصور بحجم كبير")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pictures/")
    place = page.locator("[data-gallery-place]")
    shown = page.locator(".gallery figure")

    for key, number in [("Left", 1), ("Left", 2), ("Left", 2), ("Right", 1), ("Right", 0), ("Right", 0), ("Left", 1)]:
        page.keyboard.press(f"Arrow{key}")
        expect(place).to_have_text(f"{number + 1} من 3")
        expect(shown.nth(number).locator("img")).to_be_in_viewport(ratio=0.6)
        expect(shown.nth(number).locator(".caption")).to_contain_text(CAPTIONS[number])
        expect(shown.nth(number).locator(".credit")).to_contain_text(CREDIT)

    page.keyboard.press("Escape")
    page.wait_for_url("**/#gallery-link")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


@pytest.mark.parametrize("width_px", [390, 1280])
def test_the_pictures_in_the_story_by_keyboard_and_buttons(addresses, open_page, width_px):
    page = open_page(width_px=width_px)
    page.goto(addresses[0])
    place = page.locator("[data-gallery-place]")
    strip = page.locator(".gallery__strip")
    strip.focus()
    expect(place).to_have_text("1 من 3")
    page.keyboard.press("ArrowLeft")
    expect(place).to_have_text("2 من 3")
    page.locator("[data-gallery-step='1']").click()
    expect(place).to_have_text("3 من 3")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("2 من 3")
    page.locator("[data-gallery-step='-1']").click()
    expect(place).to_have_text("1 من 3")

    other = page.url
    page.goto(addresses[1])
    page.goto(other)
    strip.focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(place).to_have_text("1 من 3")


def _swipe(page, box, *, by_px: int) -> None:
    """A finger across the middle of the box; to the right is to the next picture where reading runs to the left."""
    finger = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2 - by_px / 2, box["y"] + box["height"] / 3
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 12):
        page.wait_for_timeout(16)
        points = [{"x": x + by_px * step / 11, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_turns_the_pictures_and_nothing_else_moves(addresses, open_page):
    page = open_page(width_px=360, height_px=740, has_touch=True, is_mobile=True, device_scale_factor=2)
    page.set_default_timeout(60_000)
    page.goto(addresses[0])
    strip, images = page.locator(".gallery__strip"), page.locator(".gallery__strip img")
    strip.evaluate("strip => strip.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.wait_for_timeout(500)
    expect(page.locator("[data-gallery-place]")).to_have_text("1 من 3")

    _swipe(page, strip.bounding_box(), by_px=220)

    expect(page.locator("[data-gallery-place]")).to_have_text("2 من 3")
    expect(images.nth(1)).to_be_in_viewport(ratio=0.95)
    assert images.nth(1).evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    height = strip.bounding_box()["height"]

    _swipe(page, strip.bounding_box(), by_px=220)

    expect(page.locator("[data-gallery-place]")).to_have_text("3 من 3")
    expect(images.nth(2)).to_be_in_viewport(ratio=0.95)
    assert images.nth(2).evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert strip.bounding_box()["height"] == pytest.approx(height, abs=2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

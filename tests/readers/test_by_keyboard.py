"""Reading without a mouse, without movement, with the colours of the system, and by ear."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium
_KINDS = ["front", "section", "article", "topic", "latest", "archive-month", "gallery", "search", "live", "not-found"]
# What a page moves by itself or by a transition; a hundredth of a second is no movement.
_MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const longest = (text) => Math.max(...text.split(",").map(parseFloat));
  return (style.animationName !== "none" && longest(style.animationDuration) > 0.01)
    || longest(style.transitionDuration) > 0.01 || style.scrollBehavior === "smooth";
}).map((e) => e.className || e.tagName)"""
_LATIN_NAMES = """() => [...document.querySelectorAll("[aria-label], [alt], [title]")]
  .flatMap((e) => ["aria-label", "alt", "title"].map((name) => e.getAttribute(name)))
  .filter((text) => text && /[A-Za-z]{3}/.test(text) && !/[\\u0600-\\u06ff]/.test(text))"""


def test_every_stop_of_the_keyboard_is_seen_has_a_name_and_none_is_a_trap(demo, open_page):
    # Without movement: the page would still be on its way to what has the focus.
    tab = open_page(width_px=1280, reduced_motion="reduce", service_workers="block")
    for kind in _KINDS:
        tab.goto(demo.page(kind).url)
        stops = tab.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
            ".filter((e) => e.checkVisibility() && !e.disabled).length"
        )
        seen = []
        for _stop in range(min(stops, 40)):
            tab.keyboard.press("Tab")
            told = tab.evaluate(
                # A transition takes a frame or more even where it takes no time.
                """async () => {
                const e = document.activeElement, s = getComputedStyle(e);
                const isInView = () => ((b) => b.bottom > 0 && b.top < innerHeight && b.width > 0)(e.getBoundingClientRect());
                for (let frame = 0; frame < 30 && !isInView(); frame++) await new Promise(requestAnimationFrame);
                const all = [...document.querySelectorAll("*")];
                return { at: all.indexOf(e), body: e === document.body, tag: e.outerHTML.slice(0, 120),
                  outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none",
                  inView: isInView(),
                  name: (e.getAttribute("aria-label") || e.textContent || e.labels?.[0]?.textContent || e.title
                    || e.querySelector("img")?.alt || "").trim() }; }"""
            )
            if told["body"]:
                break
            assert told["outline"], (kind, told["tag"])
            assert told["inView"], (kind, len(seen), told)
            assert told["name"] or "aria-labelledby" in told["tag"], (kind, told["tag"])
            seen.append(told["at"])
        assert len(set(seen)) == len(seen), kind


def test_the_first_stop_leads_past_the_header_on_every_kind_of_page(demo, open_page):
    tab = open_page(width_px=360, service_workers="block")
    for page in demo.pages:
        if page.edition != "maghrib" or page.kind.startswith("lite"):
            continue
        tab.goto(page.url)
        tab.keyboard.press("Tab")
        skip = tab.locator(":focus")
        expect(skip, page.kind).to_have_attribute("href", "#main")
        expect(skip).to_be_in_viewport()
        tab.keyboard.press("Enter")
        expect(tab.locator("#main"), page.kind).to_be_focused()


def test_ways_to_narrow_a_search_open_on_a_narrow_screen_and_stand_open_on_a_wide_one(demo, open_page):
    tab = open_page(width_px=360, service_workers="block")
    tab.goto(demo.page("search").url)
    line, option = tab.locator(".search__open"), tab.locator(".search__narrow li a").first
    assert line.bounding_box()["y"] < tab.locator(".result").first.bounding_box()["y"]
    expect(option).to_be_hidden()
    line.focus()
    tab.keyboard.press("Enter")
    expect(option).to_be_visible()
    tab.reload()

    tab.set_viewport_size({"width": 1280, "height": 800})
    expect(line).to_be_hidden()
    expect(option).to_be_visible()
    tab.locator(".search__past").focus()
    tab.keyboard.press("Tab")
    expect(tab.locator(".search__narrow summary:focus")).to_be_visible()
    tab.locator(".search__past").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#results")).to_be_focused()


def test_who_wants_no_movement_gets_none(demo, open_page):
    tab = open_page(reduced_motion="reduce", service_workers="block")
    for kind in _KINDS:
        tab.goto(demo.page(kind).url)
        assert tab.evaluate(_MOVING) == [], kind


def test_with_the_colours_of_the_system_controls_have_edges_and_marks_stay(demo, open_page):
    tab = open_page(forced_colors="active", service_workers="block")
    for kind in ("front", "article", "live", "search"):
        tab.goto(demo.page(kind).url)
        tab.keyboard.press("Tab")
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", kind
        without_edge = tab.evaluate(
            """() => [...document.querySelectorAll("button, input:not([type=hidden]):not([type=checkbox]), .button")]
            .filter((e) => e.checkVisibility())
            .filter((e) => getComputedStyle(e).borderStyle === "none" && !e.textContent.trim() && !e.querySelector("svg, img"))
            // A drawing that keeps its own colours, as the sign of the moon does.
            .filter((e) => ![...e.querySelectorAll("*")].some((inner) => getComputedStyle(inner).forcedColorAdjust === "none"))
            .map((e) => e.outerHTML.slice(0, 100))"""
        )
        assert without_edge == [], kind


def test_names_for_the_ear_are_in_the_language_of_the_page(demo, open_page):
    tab = open_page(service_workers="block")
    for page in demo.pages:
        tab.goto(page.url)
        assert tab.evaluate(_LATIN_NAMES) == [], page.name
        assert re.match("ar", tab.evaluate("document.documentElement.lang"))

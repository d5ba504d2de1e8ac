"""Every kind of page, in both editions, as axe sees it: by day and by night, at three widths, and with text twice as big.

A page is loaded once and then changes its looks. Axe looks for everything once at each width, where the layout shows and
hides parts, and in all the other looks for what colours and sizes can break.
"""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.readers.states import error_pages

pytestmark = pytest.mark.chromium

WIDTHS, SCHEMES, SIZES = (320, 768, 1280), ("light", "dark"), ("100%", "200%")
_WHOLE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_BREAKABLE = ["color-contrast", "target-size", "scrollable-region-focusable"]
_PART = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": _BREAKABLE}}
_SCRIPT = Axe().axe_script
_LOOK = """async ([size, options]) => {
  const page = document.documentElement;
  page.style.fontSize = size;
  const found = await axe.run(document, options);
  return {
    violations: found.violations.map(({id, nodes}) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]),
    over: page.scrollWidth - page.clientWidth,
  };
}"""


@pytest.mark.parametrize("edition", ["maghrib", "mashriq"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(demo, open_page, edition):
    tab = open_page(service_workers="block")
    found = []
    for page in demo.pages:
        if page.edition == edition:
            tab.goto(page.url)
            found += look(tab, page.kind, is_first=edition == "maghrib")

    assert found == []


def test_axe_finds_nothing_on_pages_for_when_nothing_works(open_page):
    tab = open_page()
    found = []
    for name, html in error_pages().items():
        tab.set_content(html)
        found += look(tab, name, is_first=True)

    assert found == []


def look(tab, name, *, is_first):
    """What axe says of a page in all its looks. The second edition has the same templates, in other colours, words and
    digits: of the looks at 100 % only the widest is asked there."""
    found = []
    tab.evaluate(_SCRIPT)
    for width, scheme in product(WIDTHS, SCHEMES):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        for size in SIZES:
            if size == "100%" and not is_first and width != WIDTHS[-1]:
                continue
            is_whole = is_first and (scheme, size) == ("light", "100%")
            told = tab.evaluate(_LOOK, [size, _WHOLE if is_whole else _PART])
            where = f"{name} {width} {scheme} {size}"
            found += [(where, *violation) for violation in told["violations"]]
            if told["over"] > 0:
                found.append((where, "runs over the edge by", told["over"]))
    return found

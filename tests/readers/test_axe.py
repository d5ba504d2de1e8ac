"""Every kind of page, in both editions, as axe sees it: by day and by night, at three widths, and with text twice as big.

Axe looks for everything where the layout differs, and for what colours and sizes can break in all the other looks.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.readers.states import error_pages

pytestmark = pytest.mark.chromium

_LOOKS = [  # width, scheme, text, is everything looked for
    (320, "light", "100%", True),
    (768, "dark", "100%", False),
    (1280, "light", "200%", True),
]
_BREAKABLE = ["color-contrast", "target-size", "scrollable-region-focusable"]
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


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
    """What axe says of a page. The second edition has the same templates, in other colours, words and digits."""
    axe, found = Axe(), []
    for width, scheme, text, is_all in _LOOKS if is_first else _LOOKS[:2]:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        tab.evaluate("size => document.documentElement.style.fontSize = size", text)
        options = {"resultTypes": ["violations"]}
        if is_all and is_first:
            options["rules"] = {"target-size": {"enabled": True}}
        else:
            options["runOnly"] = {"type": "rule", "values": _BREAKABLE}
        where = f"{name} {width} {scheme} {text}"
        for violation in axe.run(tab, options=options).response["violations"]:
            found.append((where, violation["id"], [node["html"][:160] for node in violation["nodes"]][:3]))
        if (over := tab.evaluate(_OVER)) > 0:
            found.append((where, "runs over the edge by", over))
    return found

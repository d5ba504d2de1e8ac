"""Faces that a page asks for ahead are those that its first view is set in."""

import pytest

from warraq.delivery.site.typefaces import PRELOADED

pytestmark = pytest.mark.chromium
# Letters in view by face, as the style sheet asks for it, whether or not it has arrived.
_FACES = """() => {
  const found = {}, words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (words.nextNode()) {
    const text = words.currentNode, element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility()) continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width < 3 || box.top >= innerHeight || box.bottom <= 0 || box.left >= innerWidth || box.right <= 0) continue;
    const { fontFamily, fontWeight } = getComputedStyle(element);
    const name = `${/^"Warraq (Text|Display)"/.exec(fontFamily)?.[1].toLowerCase()}-${fontWeight}`;
    found[name] = (found[name] ?? 0) + text.data.trim().length;
  }
  return found;
}"""


def test_each_face_that_is_asked_for_ahead_is_in_the_first_view_of_every_page(demo, open_page):
    tab = open_page(width_px=360, service_workers="block")
    unused = []
    for page in demo.pages:
        if page.edition != "maghrib" or page.kind.startswith("lite"):
            continue
        tab.goto(page.url)
        letters = tab.evaluate(_FACES)
        unused += [(page.kind, face) for face in PRELOADED if letters.get(face, 0) < 10]

    assert unused == []

"""Pictures for tests of this stage and the later ones."""

from typing import Any

from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.taking_in import take_in_picture
from warraq.newsroom.pictures.tests.samples import ARABIC_NAME, make_jpeg


def make_picture(
    content: bytes | None = None, *, name: str = ARABIC_NAME, size: tuple[int, int] = (640, 427), **words: Any
) -> Picture:
    """A picture ready for release, unless `words` say otherwise. The same size gives the same picture."""
    facts = {"alt": "رجل يقف أمام خريطة", "caption": "القائد في مكتبه", "credit_line": "أحمد الزروق / وكالة"}
    return take_in_picture(content or make_jpeg(size), name=name, **{**facts, **words})

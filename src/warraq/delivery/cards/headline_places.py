"""The room a headline has on the picture of a shared link, for the newsroom."""

from typing import Any

from django.utils.translation import gettext as _

from warraq.delivery.cards.drawing import SMALLEST_PX, TEXT_WIDTH_PX
from warraq.delivery.site.fonts import DISPLAY
from warraq.delivery.site.typefaces import font_url


def headline_places() -> list[dict[str, Any]]:
    """At its smallest: a shorter headline is drawn larger, and a longer one is cut."""
    return [
        {
            "name": _("Picture of a shared link"),
            "field": "social_headline",
            "font": f'700 {SMALLEST_PX:.0f}px "{DISPLAY}"',
            "file": font_url("display-700"),
            "width_px": TEXT_WIDTH_PX,
            "most_lines": 4,
        }
    ]

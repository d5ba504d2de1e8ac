"""The sizes in which the site sets headlines, for the newsroom. The widths are those of the columns at 1280 px."""

from typing import Any

from django.utils.translation import gettext as _

from warraq.delivery.site.fonts import DISPLAY
from warraq.delivery.site.typefaces import font_url


def headline_places() -> list[dict[str, Any]]:
    """Front, lists and story page in the face of headlines; a search engine's result in its own."""
    return [
        _ours(_("Story page"), "title", size_px=52, width_px=820, most_lines=3),
        _ours(_("Top of the front"), "front_headline", size_px=52, width_px=640, most_lines=4),
        _ours(_("Lists and rails"), "front_headline", size_px=21, width_px=270, most_lines=4),
        _ours(_("Front on a phone"), "front_headline", size_px=34, width_px=350, most_lines=4),
        {
            "name": _("Search result"),
            "field": "title",
            "font": "20px Arial, sans-serif",
            "file": "",
            "width_px": 580,
            "most_lines": 1,
        },
    ]


def _ours(name: str, field: str, *, size_px: int, width_px: int, most_lines: int) -> dict[str, Any]:
    return {
        "name": name,
        "field": field,
        "font": f'700 {size_px}px "{DISPLAY}"',
        "file": font_url("display-700"),
        "width_px": width_px,
        "most_lines": most_lines,
    }

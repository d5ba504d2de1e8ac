"""The web app manifest of an edition."""

import json

from warraq.delivery.offline.icons import SIZES
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead

SHORTCUTS = 4


def write_manifest(masthead: Masthead) -> str:
    edition = masthead.edition
    icons = [{"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES]
    icons.append({"src": "/icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"})
    manifest = {
        "id": "/",
        "name": edition.name,
        "short_name": edition.short_name or edition.name,
        "description": edition.tagline,
        "lang": edition.language,
        "dir": edition.direction,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": edition.colour_paper,
        "theme_color": edition.colour_brand,
        "categories": ["news"],
        "icons": icons,
        "shortcuts": [
            {"name": section.name, "url": encode(f"/{section.slug}/")} for section in masthead.main_sections[:SHORTCUTS]
        ],
    }
    return json.dumps({name: value for name, value in manifest.items() if value}, ensure_ascii=False, indent=1)

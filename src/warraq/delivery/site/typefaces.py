"""The @font-face rules of the site: our files, and the system fonts that stand in until they arrive."""

from django.contrib.staticfiles.storage import staticfiles_storage

from warraq.delivery.site.fallbacks import build_fallback, fallback_families
from warraq.delivery.site.fonts import DISPLAY, DISPLAY_BOLD, FACES, TEXT, TEXT_BOLD, TEXT_REGULAR, Face

# In use in the first view of every kind of page, on a phone too: tests/readers/test_faces.py counts. Asked for later they
# would come too late for it, and half of it be set in another face; those of Latin letters are asked for where there are
# some.
PRELOADED = ("text-400", "text-700", "display-700")


def font_url(name: str) -> str:
    """Where a built face is served. Raises ValueError when the static files were not collected."""
    return staticfiles_storage.url(f"site/fonts/{name}.woff2")


def build_font_faces() -> str:
    rules = [_font_face(face) for face in FACES]
    rules.append(build_fallback(TEXT, weight=400, source=TEXT_REGULAR))
    rules.append(build_fallback(TEXT, weight=700, source=TEXT_BOLD))
    rules.append(build_fallback(DISPLAY, weight=700, source=DISPLAY_BOLD))
    text = ",".join(f'"{name}"' for name in (TEXT, *fallback_families(TEXT)))
    display = ",".join(f'"{name}"' for name in (DISPLAY, *fallback_families(DISPLAY)))
    rules.append(f":root{{--text:{text},sans-serif;--display:{display},{text},serif}}")
    return "".join(rules)


def _font_face(face: Face) -> str:
    """Optional: a face that comes late waits for the next page, and no line is broken anew under a reader's eyes.

    Which system font stands in on a phone nobody knows beforehand. The file for Latin letters comes after the other of
    its face and takes its range from it, so that only one of them has to say which letters it is for.
    """
    only = f";unicode-range:{face.unicode_range}" if face.is_latin else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:optional;'
        f'src:url("{font_url(face.name)}") format("woff2"){only}}}'
    )

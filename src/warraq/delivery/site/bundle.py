"""The stylesheet of each kind of page, written into the page itself: no file stands before the first words.

Styles lie in layers, one file for each component. A kind of page gets the components it shows; what no kind names goes
to all of them. What stands below the text of a story has its styles in one file, asked for where the text ends, so that
the story arrives in the first round trip and the next story brings less.
"""

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from warraq.delivery.site.typefaces import build_font_faces

STYLES = Path(__file__).parent / "styles"
DRAWINGS = Path(__file__).parent / "static" / "site"
LAYERS = ("tokens", "base", "layout", "components")  # the edition's colours come after: colours.py
EVERYTHING = "everything"

_ARTICLE = ("article",)
_LISTS = ("front", "list", "article", "live")
# Components that not every page shows, and the kinds of page that do.
KINDS = {
    "article": ("article", "live"),
    "article-foot": ("article", "live"),
    "next-story": ("article", "live"),
    "body": ("article", "live", "standing"),
    "boxes": _LISTS,
    "breaking": ("front",),
    "absent": ("absent", "error", "front"),
    "front-top": ("front",),
    "gallery-page": ("gallery",),
    "gallery-tools": ("article", "live", "gallery"),
    "heads": ("front", "list"),
    "paging": ("front", "list"),
    "archive": ("list",),
    "ledger": ("list",),
    "live": ("live",),
    "search-box": ("absent", "list"),
    "standing": ("standing",),
    "stream": ("list", "front", "article", "absent", "live"),
    "lead": ("front",),
    "masthead-today": ("absent", "error", "front", "gallery", "list", "live", "standing"),
    "most-read": _LISTS,
    "own-page": ("own",),
    "picture": ("article", "live", "standing", "gallery"),
    "rail": ("front",),
    "search": ("list",),
    "series": ("article", "live"),
    "share": ("article", "live"),
    "so-far": ("list",),
    "stream-list": ("list",),
}
# Parts of a body that few stories have: a page gets the styles of those it shows.
IN_BODY = frozenset({"also-read", "background", "embed", "fact-box", "gallery", "quotes", "recording", "table"})
# What an article shows below its text, and what is drawn or printed: one file for all of them.
LATER_FILE = "site/later.css"
LATER = frozenset(
    {
        "article-foot",
        "boxes",
        "button",
        "card",
        "drawings",
        "footer",
        "gallery-tools",
        "girih",
        "motion",
        "most-read",
        "next-story",
        "print",
        "series",
        "share",
    }
    | {"stream", "timeline", "titles"}
)
KINDS_WITH_LATER = frozenset({"article"})
_CLASSES = {"pull-quote": "quotes", "quote": "quotes"}
_CLASS = re.compile(r'class="([a-z-]+)')

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")
_AFTER_COLON = re.compile(r"(?<=[a-z)]):\s+")
_DRAWING = re.compile(r'url\("([a-z-]+\.svg)"\)')


def find_in_body(html: Iterable[str]) -> frozenset[str]:
    """Which of the rarer components are in these pieces of a body."""
    classes = {name for piece in html for name in _CLASS.findall(piece)}
    return IN_BODY & {_CLASSES.get(name, name) for name in classes}


def style_files(layer: str, *, kind: str = EVERYTHING, also: Set[str] = frozenset()) -> list[Path]:
    """The files of a layer for a kind of page, in the order in which they are joined."""
    single = STYLES / f"{layer}.css"
    if single.is_file():
        return [single]
    return [path for path in sorted((STYLES / layer).glob("*.css")) if _is_for(path.stem, kind, also)]


def find_later(kind: str) -> str:
    """The static file with the styles of what stands below the text, or nothing: then the page carries them itself."""
    return LATER_FILE if kind in KINDS_WITH_LATER else ""


def build_later() -> str:
    """What stands in that file. The page has said before in which order the layers are."""
    paths = [path for path in style_files("components") if path.stem in LATER]
    return f"@layer components{{{shrink(''.join(path.read_text(encoding='utf-8') for path in paths))}}}"


@lru_cache(maxsize=256)
def build_bundle(kind: str = EVERYTHING, also: frozenset[str] = frozenset()) -> str:
    """The whole stylesheet of a kind of page, small. Raises ValueError when the static files were not collected."""
    parts = [build_font_faces(), f"@layer {','.join(LAYERS)},edition;"]
    for layer in LAYERS:
        css = "".join(path.read_text(encoding="utf-8") for path in style_files(layer, kind=kind, also=also))
        parts.append(f"@layer {layer}{{{shrink(css)}}}")
    return "".join(parts)


def shrink(css: str) -> str:
    """Comments and needless white space out, drawings in; strings of ours hold neither."""
    small = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()
    return _DRAWING.sub(_draw, _AFTER_COLON.sub(":", small))


def _is_for(component: str, kind: str, also: Set[str]) -> bool:
    if kind == EVERYTHING:
        return True
    if component in IN_BODY:
        return component in also
    if component in LATER and kind in KINDS_WITH_LATER:
        return False
    return component not in KINDS or kind in KINDS[component]


def _draw(found: re.Match[str]) -> str:
    drawing = (DRAWINGS / found[1]).read_text(encoding="utf-8").strip().replace('"', "'")
    encoded = quote(drawing, safe=" =':/.,()")
    return f'url("data:image/svg+xml,{encoded}")'

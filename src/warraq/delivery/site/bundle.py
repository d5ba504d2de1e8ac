"""The site's stylesheet: one file made of all the components', each in its layer."""

import re
from pathlib import Path

STYLES = Path(__file__).parent / "styles"
LAYERS = ("tokens", "base", "layout", "components")  # the edition's colours come after: colours.py

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def style_files(layer: str) -> list[Path]:
    """The files of a layer, in the order in which they are joined."""
    single = STYLES / f"{layer}.css"
    return [single] if single.is_file() else sorted((STYLES / layer).glob("*.css"))


def build_bundle() -> str:
    """All layers in order, without comments and needless space."""
    parts = [f"@layer {','.join(LAYERS)},edition;"]
    for layer in LAYERS:
        css = "".join(path.read_text(encoding="utf-8") for path in style_files(layer))
        parts.append(f"@layer {layer}{{{shrink(css)}}}")
    return "\n".join(parts) + "\n"


def shrink(css: str) -> str:
    """Comments and needless white space out; strings of ours hold neither."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()

"""Every drawing by name, and the one function that draws them."""

from collections.abc import Callable
from types import MappingProxyType

from PIL import Image

from warraq.demo.drawings import (
    arches,
    books,
    bread,
    circuit,
    harbour,
    leaves,
    market,
    mountains,
    oud,
    palms,
    patterns,
    shamsa,
    skyline,
    stadium,
    waves,
)
from warraq.demo.drawings.canvas import Canvas
from warraq.demo.drawings.palettes import PALETTES

DRAWINGS: MappingProxyType[str, Callable[[Canvas], None]] = MappingProxyType(
    {
        "girih": patterns.girih,
        "khatam": patterns.khatam,
        "zellij": patterns.zellij,
        "shamsa": shamsa.shamsa,
        "arches": arches.arches,
        "waves": waves.waves,
        "skyline": skyline.skyline,
        "palms": palms.palms,
        "books": books.books,
        "harbour": harbour.harbour,
        "market": market.market,
        "stadium": stadium.stadium,
        "leaves": leaves.leaves,
        "stars": mountains.stars,
        "mountains": mountains.mountains,
        "circuit": circuit.circuit,
        "oud": oud.oud,
        "bread": bread.bread,
    }
)
RATIOS = ("3:2", "16:9", "4:3", "1:1", "2:3")


class UnknownDrawing(LookupError):
    """There is no drawing, palette or ratio of that name."""


def draw(drawing: str, *, palette: str, seed: int, ratio: str, width_px: int = 1600) -> Image.Image:
    """Draw one picture, `width_px` wide; the same arguments always give the same pixels.

    Raises UnknownDrawing when the drawing, the palette or the ratio is not one we have.
    """
    if drawing not in DRAWINGS or palette not in PALETTES or ratio not in RATIOS:
        raise UnknownDrawing(f"No drawing {drawing!r} in palette {palette!r} at ratio {ratio!r}.")
    across, down = (int(part) for part in ratio.split(":"))
    canvas = Canvas((width_px, round(width_px * down / across)), PALETTES[palette], seed)
    DRAWINGS[drawing](canvas)
    return canvas.finish()

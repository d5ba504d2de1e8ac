"""The edition's icon: an eight-pointed star in its colours."""

import io
import math
from functools import lru_cache

from PIL import Image, ImageDraw

SIZES = (180, 192, 512)
#: A system may cut a maskable icon to any shape within this part of it.
SAFE_PART = 0.8
_SAMPLES = 4


@lru_cache(maxsize=64)
def draw_icon(size_px: int, *, ground: str, star: str, is_maskable: bool = False) -> bytes:
    """A PNG. A maskable one fills its square and keeps the star in the part that is never cut off."""
    side = size_px * _SAMPLES
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if is_maskable:
        pen.rectangle((0, 0, side, side), fill=ground)
    else:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.19, fill=ground)
    reach = side * 0.33 * (SAFE_PART if is_maskable else 1)
    middle = side / 2
    for turn in (0.0, math.pi / 4):
        angles = [turn + quarter * math.pi / 2 for quarter in range(4)]
        pen.polygon([(middle + reach * math.cos(a), middle + reach * math.sin(a)) for a in angles], fill=star)
    eye = reach * 0.4
    pen.ellipse((middle - eye, middle - eye, middle + eye, middle + eye), fill=ground)
    kept = io.BytesIO()
    image.resize((size_px, size_px), Image.Resampling.LANCZOS).save(kept, "PNG", optimize=True)
    return kept.getvalue()

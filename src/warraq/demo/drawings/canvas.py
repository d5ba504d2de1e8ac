"""A supersampled canvas measured in the picture's short side."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from warraq.demo.drawings.palettes import Colour, Palette

Point = tuple[float, float]


class Canvas:
    """Draws in units of the short side: a 3:2 picture is 1.5 wide and 1 high, a 2:3 one 1 wide and 1.5 high.

    `y` grows downwards. Every colour may be given an opacity from 0 to 1.
    """

    def __init__(self, size_px: tuple[int, int], palette: Palette, seed: int) -> None:
        self.size_px = size_px
        self.palette = palette
        self.dice = random.Random(seed)  # noqa: S311 - the same dice every time, and nothing secret in them
        self._samples = 3 if size_px[0] * size_px[1] < 2_000_000 else 2
        self.unit = min(size_px) * self._samples
        self.width, self.height = (side / min(size_px) for side in size_px)
        self.image = Image.new("RGB", (size_px[0] * self._samples, size_px[1] * self._samples), palette.paper)
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    def polygon(self, points: Sequence[Point], fill: Colour, opacity: float = 1.0) -> None:
        self._pen.polygon(self._px(points), fill=(*fill, round(255 * opacity)))

    def rect(self, x: float, y: float, width: float, height: float, fill: Colour, opacity: float = 1.0) -> None:
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill, opacity)

    def disc(self, x: float, y: float, radius: float, fill: Colour, opacity: float = 1.0) -> None:
        box = self._px([(x - radius, y - radius), (x + radius, y + radius)])
        self._pen.ellipse(box, fill=(*fill, round(255 * opacity)))

    def ring(self, x: float, y: float, radius: float, thickness: float, fill: Colour) -> None:
        box = self._px([(x - radius, y - radius), (x + radius, y + radius)])
        self._pen.ellipse(box, outline=(*fill, 255), width=max(1, round(thickness * self.unit)))

    def line(self, points: Sequence[Point], thickness: float, fill: Colour, opacity: float = 1.0) -> None:
        width = max(1, round(thickness * self.unit))
        self._pen.line(self._px(points), fill=(*fill, round(255 * opacity)), width=width, joint="curve")

    def gradient(self, top: Colour, bottom: Colour, from_y: float = 0.0, to_y: float | None = None) -> None:
        """Wash the full width from `top` at `from_y` to `bottom` at `to_y` (the foot when not given)."""
        first = round(from_y * self.unit)
        last = self.image.height if to_y is None else round(to_y * self.unit)
        size = (self.image.width, max(1, last - first))
        ramp = Image.linear_gradient("L").resize((1, size[1])).resize(size)
        wash = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)
        self.image.paste(wash, (0, first))

    def glow(self, x: float, y: float, radius: float, fill: Colour, strength: float) -> None:
        """Light that fades out evenly from a point, `strength` (0–1) at its heart."""
        side = max(2, round(2 * radius * self.unit))
        # Pillow's radial gradient reaches white only in the corners; here the light must end at the rim, at 181.
        veil = Image.radial_gradient("L").point(lambda v: 255 * strength * (max(0, 181 - v) / 181) ** 1.6)
        corner = (round(x * self.unit) - side // 2, round(y * self.unit) - side // 2)
        self.image.paste(Image.new("RGB", (side, side), fill), corner, veil.resize((side, side)))

    def cut_in(self, other: "Canvas", outline: Sequence[Point]) -> None:
        """Show another canvas of the same size, only inside `outline`."""
        mask = Image.new("1", self.image.size)
        ImageDraw.Draw(mask).polygon(self._px(outline), fill=1)
        self.image.paste(other.image, mask=mask)

    def finish(self, grain: int = 5) -> Image.Image:
        """The picture at its real size, with a breath of paper grain (`grain` levels out of 255)."""
        small = self.image.reduce(self._samples)
        noise = Image.frombytes("L", small.size, self.dice.randbytes(small.width * small.height))
        lift = noise.point(lambda v: round(v / 255 * grain))
        return ImageChops.subtract(small, Image.merge("RGB", [lift] * 3))

    def _px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]


def around(centre: Point, radius: float, degrees: float) -> Point:
    """The point at `radius` from `centre`, `degrees` counted clockwise from due east (as `y` grows downwards)."""
    turn = math.radians(degrees)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def arc(centre: Point, radius: float, start: float, end: float, steps: int = 40) -> list[Point]:
    return [around(centre, radius, start + (end - start) * i / steps) for i in range(steps + 1)]


def between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def bend(a: Point, pull: Point, b: Point, steps: int = 24) -> list[Point]:
    """A quadratic Bézier curve from `a` to `b`, drawn towards `pull`."""
    return [between(between(a, pull, i / steps), between(pull, b, i / steps), i / steps) for i in range(steps + 1)]


def leaf(stem: Point, tip: Point, width: float, steps: int = 14) -> list[Point]:
    """A pointed leaf outline from `stem` to `tip`, `width` across at its widest."""
    dx, dy = tip[0] - stem[0], tip[1] - stem[1]
    length = math.hypot(dx, dy) or 1.0
    side = (-dy / length * width, dx / length * width)
    middle = between(stem, tip, 0.45)
    one = bend(stem, (middle[0] + side[0], middle[1] + side[1]), tip, steps)
    two = bend(tip, (middle[0] - side[0], middle[1] - side[1]), stem, steps)
    return one + two[1:-1]

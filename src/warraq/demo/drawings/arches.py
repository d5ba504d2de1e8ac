"""Arches within arches, opening on a quiet morning."""

import math

from warraq.demo.drawings.canvas import Canvas, Point, around
from warraq.demo.drawings.palettes import mix
from warraq.demo.drawings.sky import sun


def arches(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    middle, floor = canvas.width / 2, canvas.height * 0.86
    canvas.gradient(mix(palette.near, palette.ink, 0.35), palette.near)
    _wall(canvas)
    tallest = floor / 1.0 - 0.05
    span = min(canvas.width * 0.44, tallest * 0.52)
    tones = [
        palette.glow,
        palette.near,
        palette.paper,
        palette.spark,
        mix(palette.paper, palette.far, 0.4),
        palette.mid,
    ]
    rims = [0.0, 0.02, 0.06, 0.08, 0.14, 0.16]
    for tone, rim in zip(tones, rims, strict=True):
        canvas.polygon(arch(middle, floor, span - rim, tallest - rim), tone)
    _voussoirs(canvas, (middle, floor), span, tallest)
    inner = span - 0.2
    opening = arch(middle, floor, inner, tallest - 0.2)
    canvas.polygon(opening, palette.sky_low)
    _view(canvas, opening, (middle, floor), dice.uniform(-0.3, 0.3) * inner)
    _tiles(canvas, floor)


def arch(middle: float, foot: float, half: float, height: float) -> list[Point]:
    """A pointed horseshoe arch `2 × half` wide at its widest, standing on `foot`."""
    lean = half * 0.22
    radius = half + lean
    top = math.degrees(math.acos(lean / radius))
    spring = foot - height + radius * math.sin(math.radians(top))
    right = [around((middle - lean, spring), radius, 24 - (24 + top) * i / 40) for i in range(41)]
    left = [(2 * middle - x, y) for x, y in reversed(right)]
    return [(right[0][0], foot), *right, *left, (left[-1][0], foot)]


def _wall(canvas: Canvas) -> None:
    """Eight-pointed stars on the plaster, barely seen."""
    palette, step = canvas.palette, 0.115
    for i in range(math.ceil(canvas.width / step) + 1):
        for j in range(math.ceil(canvas.height / step) + 1):
            centre = (i + 0.5 * (j % 2)) * step, j * step
            for turn in (0, 45):
                square = [around(centre, step * 0.3, turn + 90 * k) for k in range(4)]
                canvas.polygon(square, palette.mid, 0.28)


def _voussoirs(canvas: Canvas, foot: Point, span: float, tallest: float) -> None:
    """The alternating stones of the second rim."""
    palette = canvas.palette
    outer = arch(*foot, span - 0.085, tallest - 0.085)[1:-1]
    inner = arch(*foot, span - 0.135, tallest - 0.135)[1:-1]
    for k in range(0, len(outer) - 2, 4):
        canvas.polygon([outer[k], outer[k + 1], outer[k + 2], inner[k + 2], inner[k + 1], inner[k]], palette.glow)


def _view(canvas: Canvas, opening: list[Point], foot: Point, sun_off: float) -> None:
    """Hills, water and a sun, seen only through the opening."""
    palette = canvas.palette
    middle, floor = foot
    top = min(y for _, y in opening)
    half = max(x for x, _ in opening) - middle
    frame = Canvas(canvas.size_px, palette, canvas.dice.randrange(1 << 30))
    frame.gradient(palette.sky_high, palette.sky_low, max(0.0, top), floor)
    horizon = floor - (floor - top) * 0.3
    sun(frame, middle + sun_off, horizon - half * 0.4, half * 0.3)
    for k, tone in enumerate((palette.far, palette.mid)):
        hills = [
            (
                middle - half + 2 * half * i / 60,
                horizon - half * (0.3 - 0.16 * k) * math.sin(1.1 + k * 2 + i / 60 * 3.4) ** 2,
            )
            for i in range(61)
        ]
        frame.polygon([*hills, (middle + half, floor), (middle - half, floor)], tone)
    frame.rect(middle - half, horizon, 2 * half, floor - horizon, palette.near)
    for k in range(14):
        wide = half * (0.5 - 0.028 * k) * frame.dice.uniform(0.6, 1.2)
        y = horizon + (floor - horizon) * (k + 0.5) / 14
        frame.line([(middle + sun_off - wide / 2, y), (middle + sun_off + wide / 2, y)], 0.004, palette.glow, 0.8)
    canvas.cut_in(frame, opening)


def _tiles(canvas: Canvas, floor: float) -> None:
    """A floor in perspective, light and dark by turns."""
    palette, middle, depth = canvas.palette, canvas.width / 2, canvas.height - floor
    canvas.rect(0, floor, canvas.width, depth, palette.mid)
    rows, columns = 5, 14
    for row in range(rows):
        near, far = floor + depth * (row / rows) ** 1.5, floor + depth * ((row + 1) / rows) ** 1.5
        for column in range(-columns, columns):
            if (row + column) % 2:
                continue
            edges = [(column, near), (column + 1, near), (column + 1, far), (column, far)]
            quad = [(middle + c * canvas.width / columns * (0.62 + 0.7 * (y - floor) / depth), y) for c, y in edges]
            canvas.polygon(quad, palette.paper)
    canvas.rect(0, floor, canvas.width, 0.01, palette.ink)

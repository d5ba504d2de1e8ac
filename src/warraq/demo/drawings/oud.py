"""An oud standing among rings of sound."""

import math
from collections.abc import Callable

from warraq.demo.drawings.canvas import Canvas, Point, around, bend
from warraq.demo.drawings.interlace import stars, strands
from warraq.demo.drawings.palettes import mix


def oud(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(palette.near, mix(palette.near, palette.ink, 0.55))
    tilt = dice.choice([-24.0, -18.0, 18.0, 24.0])
    centre = canvas.width / 2 - 0.08 * (1 if tilt > 0 else -1), canvas.height / 2 + 0.2
    canvas.glow(*centre, 0.85, palette.mid, 0.8)
    for k in range(14, 0, -1):
        canvas.ring(*centre, 0.3 + k * 0.075, 0.0035, mix(palette.mid, palette.glow, 0.35 if k % 3 else 0.9))
    turn, size = math.radians(tilt), 0.86

    def at(x: float, y: float) -> Point:
        """From the instrument's own measures (origin at the sound hole, y towards the foot) to the canvas."""
        cos, sin = math.cos(turn), math.sin(turn)
        return centre[0] + (x * cos - y * sin) * size, centre[1] + (x * sin + y * cos) * size

    def body(margin: float) -> list[Point]:
        half = [(0.0, -0.33), *bend((0.03, -0.31), (0.24, -0.12), (0.245, 0.08), 20)]
        half += bend((0.245, 0.08), (0.245, 0.3), (0.0, 0.3), 20)
        scale = 1 - margin
        outline = half + [(-x, y) for x, y in reversed(half)]
        return [at(x * scale, y * scale - 0.003) for x, y in outline]

    canvas.polygon([(x + 0.02, y + 0.025) for x, y in body(-0.06)], palette.ink, 0.4)
    canvas.polygon(body(-0.06), mix(palette.spark, palette.ink, 0.55))
    canvas.polygon(body(-0.02), palette.ink)
    canvas.polygon(body(0.0), palette.glow)
    canvas.polygon(body(0.03), mix(palette.glow, palette.paper, 0.5))
    for k in range(-7, 8):
        grain = [
            at(k * 0.03, y / 100)
            for y in range(-30, 28)
            if (k * 0.03 / 0.225) ** 2 + ((y / 100 - 0.05) / 0.25) ** 2 < 1
        ]
        if len(grain) > 1:
            canvas.line(grain, 0.0018, palette.glow, 0.8)
    _head(canvas, at)
    for x, y, radius in ((0.0, 0.0, 0.088), (-0.115, 0.1, 0.036), (0.115, 0.1, 0.036)):
        _rose(canvas, at(x, y), radius * size, tilt)
    canvas.polygon([at(-0.09, 0.2), at(0.09, 0.2), at(0.075, 0.222), at(-0.075, 0.222)], palette.ink)
    for k in range(11):
        spread = (k - 5) / 5
        canvas.line([at(spread * 0.062, 0.21), at(spread * 0.02, -0.62)], 0.0017, palette.paper)


def _head(canvas: Canvas, at: Callable[[float, float], Point]) -> None:
    """Neck, peg box and the eleven pegs."""
    palette = canvas.palette
    canvas.polygon([at(-0.04, -0.27), at(0.04, -0.27), at(0.026, -0.62), at(-0.026, -0.62)], palette.ink)
    canvas.polygon([at(-0.028, -0.6), at(0.028, -0.6), at(0.028, -0.615), at(-0.028, -0.615)], palette.paper)
    canvas.polygon(
        [at(-0.03, -0.615), at(0.03, -0.615), at(0.02, -0.8), at(-0.02, -0.8)], mix(palette.spark, palette.ink, 0.45)
    )
    for k in range(6):
        for side in (-1, 1):
            y = -0.645 - k * 0.025
            canvas.line([at(side * 0.02, y), at(side * 0.062, y)], 0.007, palette.glow)
            canvas.disc(*at(side * 0.068, y), 0.0095, palette.paper)
    canvas.disc(*at(0, -0.805), 0.022, palette.glow)


def _rose(canvas: Canvas, centre: Point, radius: float, tilt: float) -> None:
    """A sound hole behind pierced wood."""
    palette = canvas.palette
    for share, tone in ((1.12, palette.ink), (1.06, palette.glow), (0.98, palette.ink)):
        canvas.disc(*centre, radius * share, tone)
    polygon = [around(centre, radius * 0.98, tilt + 36 * k) for k in range(10)]
    outline = stars(strands(polygon, 54))[0]
    canvas.polygon(outline, palette.spark)
    canvas.line([*outline, *outline[:2]], radius * 0.05, palette.glow)
    inner = stars(strands([around(centre, radius * 0.56, tilt + 36 * k) for k in range(10)], 54))[0]
    canvas.polygon(inner, palette.paper)
    canvas.disc(*centre, radius * 0.16, palette.ink)

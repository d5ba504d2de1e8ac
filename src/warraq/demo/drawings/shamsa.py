"""A sunburst medallion, as on a manuscript's first page."""

import math

from warraq.demo.drawings.canvas import Canvas, Point, arc, around
from warraq.demo.drawings.interlace import stars, strands
from warraq.demo.drawings.palettes import mix


def shamsa(canvas: Canvas) -> None:
    palette, centre = canvas.palette, (canvas.width / 2, canvas.height / 2)
    rays = canvas.dice.choice([12, 16])
    half = 180 / rays
    canvas.gradient(palette.near, mix(palette.near, palette.ink, 0.5))
    canvas.glow(*centre, 0.9, palette.mid, 0.45)
    _rim(canvas, centre, rays)
    for radius, steps, fill, edge in (
        (0.318, rays // 2 - 3, palette.mid, palette.paper),
        (0.318, rays // 2 - 2, palette.near, palette.paper),
        (0.250, rays // 2 - 2, palette.spark, palette.paper),
    ):
        polygon = [around(centre, radius / math.cos(math.radians(half)), k * 2 * half) for k in range(rays)]
        outline = stars(strands(polygon, half * steps))[0]
        canvas.polygon(outline, fill)
        canvas.line([*outline, *outline[:2]], 0.0065, edge)
    for k in range(rays):
        angle = (k + 0.5) * 2 * half
        kite = [(0.2, 0.0), (0.262, -half * 0.36), (0.298, 0.0), (0.262, half * 0.36)]
        canvas.polygon([around(centre, r, angle + turn) for r, turn in kite], palette.paper)
        canvas.disc(*around(centre, 0.258, angle), 0.007, palette.spark)
    for radius, colour in ((0.172, palette.ink), (0.166, palette.paper), (0.16, palette.near)):
        canvas.disc(*centre, radius, colour)
    for radius, inner, colour in (
        (0.152, 0.086, palette.glow),
        (0.104, 0.05, palette.paper),
        (0.06, 0.034, palette.spark),
    ):
        canvas.polygon([around(centre, inner if k % 2 else radius, k * half) for k in range(2 * rays)], colour)
    canvas.disc(*centre, 0.022, palette.ink)


def _rim(canvas: Canvas, centre: Point, rays: int) -> None:
    """The scalloped edge, its fine rays, and a pearl in every petal."""
    palette, half = canvas.palette, 180 / rays
    for k in range(rays):
        outer = around(centre, 0.475, (k + 0.5) * 2 * half)
        canvas.line([around(centre, 0.36, (k + 0.5) * 2 * half), outer], 0.0035, palette.glow)
        canvas.disc(*outer, 0.0065, palette.glow)
    for radius, colour in ((0.365, palette.glow), (0.359, palette.ink), (0.353, mix(palette.near, palette.mid, 0.45))):
        canvas.polygon(_petals(centre, radius, rays), colour)
    for k in range(rays):
        canvas.disc(*around(centre, 0.385, k * 2 * half), 0.016, palette.glow)
        canvas.disc(*around(centre, 0.385, k * 2 * half), 0.009, palette.spark)
    canvas.disc(*centre, 0.342, palette.ink)


def _petals(centre: Point, radius: float, count: int) -> list[Point]:
    """A circle whose rim is scalloped into `count` petals."""
    half = math.pi / count
    rim = radius * math.cos(half)
    bulge = radius * math.sin(half)
    points: list[Point] = []
    for k in range(count):
        angle = k * 360 / count
        points += arc(around(centre, rim, angle), bulge, angle - 90, angle + 90, 40)
    return points

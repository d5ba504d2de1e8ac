"""Skies, suns and ridges shared by the open-air scenes."""

import itertools
import math

from warraq.demo.drawings.canvas import Canvas, Point, arc, around
from warraq.demo.drawings.palettes import Colour, mix


def dawn(canvas: Canvas, horizon: float) -> None:
    """A sky from its high colour down to `horizon`, warm at the foot."""
    palette = canvas.palette
    canvas.gradient(palette.sky_high, palette.sky_low, 0, horizon)
    canvas.rect(0, horizon, canvas.width, canvas.height - horizon, palette.sky_low)


def sun(canvas: Canvas, x: float, y: float, radius: float) -> None:
    palette = canvas.palette
    canvas.glow(x, y, radius * 4.2, palette.glow, 0.5)
    canvas.disc(x, y, radius, mix(palette.glow, palette.paper, 0.2))


def ridge(canvas: Canvas, level: float, height: float, roughness: float = 0.55) -> list[Point]:
    """A mountain line across the picture by midpoint displacement, closed along the foot of the picture."""
    heights = [canvas.dice.uniform(-1, 1) for _ in range(5)]
    scale = roughness
    while len(heights) < 200:
        halves = [(a + b) / 2 + canvas.dice.uniform(-scale, scale) for a, b in itertools.pairwise(heights)]
        heights = [v for pair in zip(heights, [*halves, 0.0], strict=True) for v in pair][:-1]
        scale *= 0.5
    step = canvas.width / (len(heights) - 1)
    line = [(i * step, level - v * height) for i, v in enumerate(heights)]
    return [*line, (canvas.width, canvas.height), (0, canvas.height)]


def starlight(canvas: Canvas, count: int, below: float, fill: Colour) -> None:
    """Scatter `count` stars above the line `below`, a few of them larger."""
    for _ in range(count):
        x, y = canvas.dice.uniform(0, canvas.width), canvas.dice.uniform(0, below)
        size = canvas.dice.choice([0.0012, 0.0012, 0.0018, 0.0018, 0.0028])
        canvas.disc(x, y, size, fill, canvas.dice.uniform(0.5, 1))


def crescent(centre: Point, radius: float, opening: float) -> list[Point]:
    """A young moon whose horns open towards `opening` degrees."""
    horn = 48.0
    shift = radius * 0.34
    inner = math.hypot(radius * math.cos(math.radians(horn)) - shift, radius * math.sin(math.radians(horn)))
    start = math.degrees(
        math.atan2(radius * math.sin(math.radians(horn)), radius * math.cos(math.radians(horn)) - shift)
    )
    outside = arc(centre, radius, opening + horn, opening + 360 - horn)
    return outside + arc(around(centre, shift, opening), inner, opening + 360 - start, opening + start)

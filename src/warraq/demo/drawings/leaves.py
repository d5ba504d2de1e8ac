"""Olive branches laid over one another, heavy with fruit."""

import math

from warraq.demo.drawings.canvas import Canvas, Point, around, bend, between, leaf
from warraq.demo.drawings.palettes import Colour, mix


def leaves(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(mix(palette.paper, palette.sky_low, 0.5), palette.sky_low)
    canvas.disc(
        canvas.width * dice.uniform(0.35, 0.65), canvas.height * 0.5, 0.34, mix(palette.glow, palette.paper, 0.25)
    )
    layers = [(mix(palette.sky_low, palette.far, 0.7), palette.far, 0.8), (palette.far, palette.mid, 1.0)]
    for depth, (dark, light, size) in enumerate([*layers, (palette.near, palette.mid, 1.25)]):
        count = max(3, round(canvas.width / 0.4))
        for k in range(count):
            x = canvas.width * (k + dice.uniform(0.15, 0.85)) / count
            rising = (k + depth) % 2 == 0
            y, way = (canvas.height + 0.06, -1) if rising else (-0.06, 1)
            reach = canvas.height * dice.uniform(0.42, 0.7) * (1.15 - 0.12 * depth)
            lean = dice.uniform(-0.3, 0.3)
            _branch(
                canvas,
                ((x, y), (x + lean * 0.1, y + way * reach * 0.6), (x + lean, y + way * reach)),
                (dark, light),
                size,
            )


def _branch(canvas: Canvas, course: tuple[Point, Point, Point], tones: tuple[Colour, Colour], size: float) -> None:
    palette, dice = canvas.palette, canvas.dice
    dark, light = tones
    stem = bend(*course, 28)
    canvas.line(stem, 0.006 * size, mix(dark, palette.ink, 0.25))
    for k in range(2, 28, 2):
        node, onward = stem[k], stem[min(k + 1, 28)]
        if node == onward:
            continue
        for side in (-1, 1):
            length = 0.115 * size * (1 - 0.4 * k / 28) * dice.uniform(0.85, 1.1)
            ahead = around(node, length, _heading(node, onward) + side * dice.uniform(32, 58))
            _leaf(canvas, node, ahead, (dark, light) if side > 0 else (light, dark))
        if k % 6 == 2 and size > 0.9:
            fruit = around(node, 0.034 * size, _heading(node, onward) + dice.choice([-100, 100]))
            canvas.line([node, fruit], 0.003, mix(dark, palette.ink, 0.25))
            _olive(canvas, fruit, 0.02 * size)
    _leaf(canvas, stem[-2], around(stem[-1], 0.08 * size, _heading(stem[-2], stem[-1])), tones)


def _leaf(canvas: Canvas, stem: Point, tip: Point, tones: tuple[Colour, Colour]) -> None:
    """A leaf with one half in light."""
    outline = leaf(stem, tip, 0.026)
    canvas.polygon(outline, tones[0])
    canvas.polygon(outline[: len(outline) // 2 + 2], tones[1])
    canvas.line([stem, between(stem, tip, 0.9)], 0.002, canvas.palette.paper, 0.65)


def _olive(canvas: Canvas, centre: Point, radius: float) -> None:
    palette, (x, y) = canvas.palette, centre
    canvas.disc(x, y + radius * 0.2, radius * 1.02, mix(palette.spark, palette.ink, 0.45))
    canvas.disc(x, y, radius, palette.spark)
    canvas.disc(x - radius * 0.3, y - radius * 0.35, radius * 0.24, palette.paper, 0.75)


def _heading(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))

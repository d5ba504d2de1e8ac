"""Date palms on dunes."""

import math

from warraq.demo.drawings.canvas import Canvas, Point, around, bend, leaf
from warraq.demo.drawings.palettes import Colour, mix
from warraq.demo.drawings.sky import dawn, ridge, sun


def palms(canvas: Canvas) -> None:
    """Date palms on dunes before a low sun."""
    palette, dice = canvas.palette, canvas.dice
    dawn(canvas, canvas.height * 0.72)
    sun(canvas, canvas.width * 0.5, canvas.height * 0.5, 0.19)
    canvas.polygon(ridge(canvas, canvas.height * 0.68, 0.05, 0.15), palette.far)
    for x, base, height in ((0.12, 0.78, 0.3), (0.3, 0.76, 0.26), (0.86, 0.78, 0.34)):
        _palm(canvas, (canvas.width * x, canvas.height * base), height, palette.mid, palette.mid)
    _dune(canvas, 0.77, 0.04, palette.mid)
    for x, height in ((0.2, 0.52), (0.73, 0.6), (0.58, 0.34)):
        foot = canvas.width * (x + dice.uniform(-0.03, 0.03)), canvas.height * 0.9
        _palm(canvas, foot, height, palette.near, mix(palette.near, palette.ink, 0.35))
    _dune(canvas, 0.88, 0.03, palette.near)
    _dune(canvas, 0.95, 0.02, palette.ink)


def _dune(canvas: Canvas, level: float, swell: float, fill: Colour) -> None:
    phase = canvas.dice.uniform(0, 6)
    line = [(canvas.width * i / 80, canvas.height * level - swell * math.sin(phase + i / 80 * 5)) for i in range(81)]
    canvas.polygon([*line, (canvas.width, canvas.height), (0, canvas.height)], fill)


def _palm(canvas: Canvas, foot: Point, height: float, leaves: Colour, trunk: Colour) -> None:
    dice = canvas.dice
    lean = dice.uniform(-0.06, 0.06)
    head = foot[0] + lean, foot[1] - height
    spine = bend((foot[0], foot[1] + 0.1), (foot[0] - lean * 0.6, foot[1] - height * 0.5), head, 30)
    for i, (x, y) in enumerate(spine):
        thick = height * (0.034 - 0.012 * i / 30)
        canvas.polygon([(x - thick, y - 0.004), (x + thick, y - 0.004), (x + thick * 0.75, y + 0.02), (x - thick * 0.75, y + 0.02)], trunk)  # fmt: skip
    reach = 0.12 + height * 0.28
    for angle in [-90 + spread + dice.uniform(-5, 5) for spread in (-128, -96, -66, -36, -10, 20, 46, 76, 106, 132)]:
        tip = around(head, reach * (0.72 if abs(angle + 90) > 90 else 1), angle)
        tip = tip[0], tip[1] + reach * 0.42
        _frond(canvas, head, around(head, reach * 0.75, angle), tip, leaves)
    for side in (-1, 1):
        for _ in range(9):
            x, y = head[0] + side * reach * dice.uniform(0.06, 0.16), head[1] + reach * dice.uniform(0.08, 0.3)
            canvas.disc(x, y, reach * 0.028, canvas.palette.spark)


def _frond(canvas: Canvas, head: Point, pull: Point, tip: Point, fill: Colour) -> None:
    rib = bend(head, pull, tip, 22)
    for i in range(2, 22):
        start, after = rib[i], rib[i + 1] if i < 22 else rib[i]
        angle = math.degrees(math.atan2(after[1] - start[1], after[0] - start[0]))
        size = math.dist(head, tip) * 0.3 * (1 - (i / 22) ** 2 * 0.6)
        for side in (-42, 42):
            canvas.polygon(leaf(start, around(start, size, angle + side), size * 0.16, 4), fill)
    canvas.line(rib, 0.004, fill)

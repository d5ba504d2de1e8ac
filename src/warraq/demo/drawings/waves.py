"""The sea: rolling bands and a lateen sail."""

import math

from warraq.demo.drawings.canvas import Canvas, Point, bend, between
from warraq.demo.drawings.palettes import Colour, mix
from warraq.demo.drawings.sky import dawn, sun


def waves(canvas: Canvas) -> None:
    """Rolling bands of sea, a sun and one lateen sail."""
    palette, dice = canvas.palette, canvas.dice
    dawn(canvas, canvas.height * 0.55)
    x = canvas.width * dice.uniform(0.3, 0.7)
    sun(canvas, x, canvas.height * 0.34, 0.15)
    boat = canvas.width - x if abs(x - canvas.width / 2) > 0.1 else canvas.width * 0.24
    for i in range(9):
        share = i / 8
        level = canvas.height * (0.44 + 0.56 * share**1.15)
        tone = mix(palette.far, palette.mid, share * 2) if i < 4 else mix(palette.mid, palette.ink, share - 0.4)
        if i == 2:
            _sail(canvas, (boat, level), 0.2)
        _swell(canvas, level, 0.012 + 0.026 * share, 0.16 + 0.3 * share, tone)


def _swell(canvas: Canvas, level: float, height: float, length: float, fill: Colour) -> None:
    phase, paper = canvas.dice.uniform(0, 6), canvas.palette.paper
    steps = 160
    crest: list[Point] = []
    for k in range(steps + 1):
        x = canvas.width * k / steps
        turn = phase + x / length * math.tau
        crest.append((x, level - height * (math.sin(turn) + 0.32 * math.sin(2 * turn + 0.9))))
    canvas.polygon([*crest, (canvas.width, canvas.height + 1), (0, canvas.height + 1)], fill)
    for drop, opacity in ((0.0, 0.9), (0.5, 0.4), (0.95, 0.22)):
        canvas.line([(px, py + drop * height) for px, py in crest], height * 0.1 + 0.0012, paper, opacity)


def _sail(canvas: Canvas, foot: Point, size: float) -> None:
    palette, (x, y) = canvas.palette, foot
    canvas.line([(x, y), (x + size * 0.05, y - size * 0.95)], size * 0.025, palette.ink)
    peak, tack, clew = (
        (x + size * 0.42, y - size * 1.25),
        (x - size * 0.5, y - size * 0.16),
        (x + size * 0.45, y - size * 0.2),
    )
    sail = bend(peak, (x + size * 0.12, y - size * 0.6), clew) + bend(clew, (x, y - size * 0.3), tack)
    canvas.polygon([*sail, peak], palette.paper)
    canvas.polygon([between(peak, tack, 0.55), between(peak, tack, 0.72), *bend(
        between(peak, clew, 0.8), (x, y - size * 0.45), between(peak, clew, 0.6), 4)], palette.spark)  # fmt: skip
    canvas.line([peak, tack], size * 0.02, palette.ink)
    hull = bend((x - size * 0.5, y - size * 0.12), (x, y + size * 0.22), (x + size * 0.62, y - size * 0.2))
    canvas.polygon(hull, palette.ink)

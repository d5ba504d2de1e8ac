"""A market street: striped awnings, lanterns, and heaps of fruit."""

import math

from warraq.demo.drawings.canvas import Canvas, arc, around, bend, leaf
from warraq.demo.drawings.palettes import Colour, mix


def market(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(mix(palette.sky_low, palette.paper, 0.4), palette.sky_low)
    foot = canvas.height
    _wall(canvas)
    stalls = max(2, round(canvas.width / 0.52))
    wide = canvas.width / stalls
    roof = foot - 0.66 if canvas.height <= 1 else foot - 0.78
    canvas.rect(0, roof + 0.1, canvas.width, foot, mix(palette.near, palette.ink, 0.45))
    for k in range(stalls):
        canvas.glow((k + 0.5) * wide, roof + 0.2, 0.3, palette.glow, 0.4)
    for k in range(stalls):
        _goods(canvas, k * wide, wide, foot)
    for k in range(stalls):
        _lantern(canvas, (k + 0.5) * wide, roof + 0.13)
        _awning(canvas, k * wide, wide, roof, [palette.spark, palette.mid, palette.near][k % 3])
    for k in range(stalls + 1):
        canvas.rect(k * wide - 0.009, roof + 0.06, 0.018, foot - roof, palette.ink)
    _bunting(canvas, roof - 0.2 - dice.uniform(0, 0.03))


def _wall(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    count = max(3, round(canvas.width / 0.3))
    wide = canvas.width / count
    for row in range(math.ceil(canvas.height / 0.42)):
        for k in range(count):
            x, y = (k + 0.5) * wide, 0.17 + row * 0.42
            shade = mix(palette.sky_low, palette.far, 0.55)
            for half, tone in ((0.062, shade), (0.048, mix(palette.near, palette.mid, dice.random()))):
                canvas.polygon([(x - half, y + 0.12), *arc((x, y), half, 180, 360), (x + half, y + 0.12)], tone)
            canvas.rect(x - 0.003, y - 0.045, 0.006, 0.165, shade)
            canvas.rect(x - 0.048, y + 0.03, 0.096, 0.006, shade)


def _awning(canvas: Canvas, x: float, wide: float, top: float, colour: Colour) -> None:
    palette, stripes = canvas.palette, 8
    step, drop = wide / stripes, 0.125
    canvas.rect(x, top + drop + 0.02, wide, 0.06, palette.ink, 0.35)
    for k in range(stripes):
        tone = colour if k % 2 == 0 else palette.paper
        inset = wide * 0.05
        left, right = x + k * step, x + (k + 1) * step
        upper = [x + inset + (wide - 2 * inset) * (k + side) / stripes for side in (0, 1)]
        canvas.polygon([(upper[0], top), (upper[1], top), (right, top + drop), (left, top + drop)], tone)
        canvas.polygon(arc((left + step / 2, top + drop), step / 2, 0, 180), mix(tone, palette.ink, 0.12))
    canvas.rect(x + wide * 0.05, top - 0.008, wide * 0.9, 0.012, palette.ink)


def _goods(canvas: Canvas, x: float, wide: float, foot: float) -> None:
    """Three baskets to a stall, each heaped with one kind of round fruit."""
    palette, dice = canvas.palette, canvas.dice
    kinds = [palette.spark, palette.glow, palette.far, mix(palette.spark, palette.ink, 0.35), palette.paper]
    for row, level in ((0, foot - 0.2), (1, foot - 0.03)):
        canvas.rect(x, level + 0.005, wide, 0.2, mix(palette.near, palette.spark, 0.25 + 0.1 * row))
        canvas.rect(x, level + 0.005, wide, 0.01, palette.glow, 0.6)
        for k in range(3):
            middle, half = x + wide * (k + 0.5) / 3, wide * 0.145
            fruit, size = dice.choice(kinds), half * dice.uniform(0.2, 0.27)
            for layer in range(4):
                count = 5 - layer
                for j in range(count):
                    cx = middle + (j - (count - 1) / 2) * size * 1.7
                    cy = level - 0.045 - layer * size * 1.35
                    canvas.disc(cx, cy, size, mix(fruit, palette.ink, 0.22))
                    canvas.disc(
                        cx - size * 0.08, cy - size * 0.1, size * 0.86, mix(fruit, palette.ink, dice.random() * 0.1)
                    )
                    canvas.disc(cx - size * 0.32, cy - size * 0.36, size * 0.2, palette.paper, 0.6)
            for side in (-1, 1):
                stem = middle + side * size, level - 0.045 - 5 * size
                canvas.polygon(leaf(stem, around(stem, size * 1.6, -90 + side * 60), size * 0.5, 6), palette.mid)
            basket = [(middle - half, level - 0.055), (middle + half, level - 0.055)]
            canvas.polygon(
                [*basket, (middle + half * 0.8, level + 0.005), (middle - half * 0.8, level + 0.005)], palette.ink
            )
            for j in range(9):
                bx = middle - half * 0.9 + j * half * 0.2
                canvas.line([(bx, level - 0.05), (bx + half * 0.12, level)], 0.004, palette.glow, 0.55)


def _lantern(canvas: Canvas, x: float, y: float) -> None:
    palette = canvas.palette
    canvas.line([(x, y - 0.05), (x, y + 0.05)], 0.003, palette.ink)
    canvas.glow(x, y + 0.09, 0.13, palette.glow, 0.8)
    canvas.polygon(
        [(x - 0.02, y + 0.06), (x + 0.02, y + 0.06), (x + 0.032, y + 0.1), (x, y + 0.15), (x - 0.032, y + 0.1)],
        palette.glow,
    )
    canvas.polygon([(x - 0.02, y + 0.06), (x + 0.02, y + 0.06), (x, y + 0.04)], palette.spark)
    canvas.line([(x, y + 0.06), (x, y + 0.15)], 0.003, palette.spark)


def _bunting(canvas: Canvas, y: float) -> None:
    palette = canvas.palette
    rope = bend((-0.02, y), (canvas.width / 2, y + 0.16), (canvas.width + 0.02, y), 60)
    canvas.line(rope, 0.003, palette.ink)
    tones = [palette.spark, palette.glow, palette.mid, palette.near]
    for k in range(1, len(rope) - 2, 3):
        (x1, y1), (x2, y2) = rope[k], rope[k + 2]
        canvas.polygon([(x1, y1), (x2, y2), ((x1 + x2) / 2, (y1 + y2) / 2 + 0.05)], tones[k // 3 % 4])

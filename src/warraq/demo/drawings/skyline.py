"""A city of stacked stone houses climbing its hills at sunset, as Amman does."""

import math

from warraq.demo.drawings.canvas import Canvas, arc, leaf
from warraq.demo.drawings.palettes import Colour, mix
from warraq.demo.drawings.sky import dawn, sun


def skyline(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    dawn(canvas, canvas.height * 0.6)
    sun(canvas, canvas.width * dice.uniform(0.25, 0.4), canvas.height * 0.36, 0.15)
    phase = dice.uniform(0, 6)
    rows = 7
    for row in range(rows):
        share = row / (rows - 1)
        tone = mix(mix(palette.sky_low, palette.far, 0.75), palette.near, share)
        level = canvas.height * (0.5 + 0.5 * share)
        if row == 1:
            _dome(canvas, canvas.width * 0.6, level - 0.02, mix(tone, palette.near, 0.25))
        if row == 2:
            _minaret(canvas, canvas.width * 0.8, level + 0.05, mix(tone, palette.near, 0.3))
        x = -0.05
        while x < canvas.width:
            wide = dice.uniform(0.05, 0.105) * (0.8 + 0.5 * share)
            hill = 0.13 * math.sin(phase + x * 2.9 + row * 0.35) * (1 - share * 0.75)
            _house(canvas, (x, level - hill - dice.uniform(0, 0.075)), wide, tone, share)
            if dice.random() < 0.1:
                _cypress(canvas, x + wide, level - hill, mix(tone, palette.ink, 0.55))
            x += wide * dice.uniform(0.82, 1.0)


def _house(canvas: Canvas, corner: tuple[float, float], wide: float, tone: Colour, share: float) -> None:
    palette, dice, (x, y) = canvas.palette, canvas.dice, corner
    wall = mix(tone, palette.paper, dice.uniform(0.0, 0.26))
    canvas.rect(x, y, wide, canvas.height - y, wall)
    canvas.rect(x + wide * 0.72, y, wide * 0.28, canvas.height - y, mix(wall, palette.ink, 0.14))
    canvas.rect(x - wide * 0.02, y, wide * 1.04, 0.006, mix(wall, palette.paper, 0.35))
    if dice.random() < 0.25:
        canvas.rect(x + wide * 0.12, y - 0.018, 0.02, 0.018, mix(wall, palette.ink, 0.3))
    columns = max(2, int(wide / 0.03))
    pane = wide * 0.66 / columns * 0.42
    for floor in range(3):
        for column in range(columns):
            left = x + wide * 0.07 + column * wide * 0.66 / columns
            top = y + 0.022 + floor * 0.042
            lit = dice.random() < 0.16 + 0.3 * share
            glass = palette.glow if lit else mix(wall, palette.ink, 0.42)
            canvas.rect(left, top, pane, pane * 1.35, glass)
            canvas.disc(left + pane / 2, top, pane / 2, glass)


def _dome(canvas: Canvas, x: float, y: float, tone: Colour) -> None:
    palette = canvas.palette
    canvas.rect(x - 0.1, y - 0.05, 0.2, 0.25, mix(tone, palette.paper, 0.12))
    canvas.rect(x - 0.078, y - 0.085, 0.156, 0.04, tone)
    canvas.polygon(arc((x, y - 0.085), 0.075, 180, 360), mix(palette.spark, palette.paper, 0.12))
    canvas.polygon([*arc((x, y - 0.085), 0.075, 300, 360), (x + 0.02, y - 0.085)], palette.spark)
    canvas.line([(x, y - 0.155), (x, y - 0.195)], 0.004, palette.ink)
    for k in range(7):
        canvas.disc(x - 0.066 + k * 0.022, y - 0.066, 0.0065, palette.glow)


def _minaret(canvas: Canvas, x: float, y: float, tone: Colour) -> None:
    palette = canvas.palette
    light = mix(tone, palette.paper, 0.2)
    for wide, top, height in ((0.046, 0.3, 0.36), (0.062, 0.31, 0.014), (0.03, 0.37, 0.06), (0.042, 0.378, 0.01)):
        canvas.rect(x - wide / 2, y - top, wide, height, light)
        canvas.rect(x + wide * 0.14, y - top, wide * 0.36, height, tone)
    canvas.polygon([(x - 0.015, y - 0.378), (x, y - 0.425), (x + 0.015, y - 0.378)], palette.spark)
    canvas.line([(x, y - 0.42), (x, y - 0.445)], 0.003, palette.ink)
    for drop in (0.27, 0.2, 0.13):
        canvas.rect(x - 0.006, y - drop, 0.012, 0.024, palette.glow)


def _cypress(canvas: Canvas, x: float, y: float, tone: Colour) -> None:
    tall = canvas.dice.uniform(0.07, 0.12)
    canvas.polygon(leaf((x, y + 0.03), (x, y - tall), tall * 0.26), tone)

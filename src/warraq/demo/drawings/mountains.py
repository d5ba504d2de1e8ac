"""Ridges at dawn and a desert night."""

from warraq.demo.drawings.canvas import Canvas, Point, bend
from warraq.demo.drawings.palettes import mix
from warraq.demo.drawings.sky import crescent, dawn, ridge, starlight, sun


def mountains(canvas: Canvas) -> None:
    """Six ridges, paler the farther they stand."""
    palette, dice = canvas.palette, canvas.dice
    dawn(canvas, canvas.height * 0.75)
    sun(canvas, canvas.width * dice.uniform(0.55, 0.75), canvas.height * 0.33, 0.1)
    for i in range(6):
        share = i / 5
        tone = (
            mix(palette.sky_low, palette.far, 0.45 + share * 1.3)
            if i < 3
            else mix(palette.mid, palette.near, (i - 3) * 0.8)
        )
        if i == 5:
            tone = mix(palette.near, palette.ink, 0.6)
        level = canvas.height * (0.44 + 0.105 * i)
        canvas.polygon(ridge(canvas, level, 0.1 - 0.008 * i, 0.5), tone)
    for _ in range(7):
        x, y = canvas.width * 0.2 + dice.uniform(0, 0.25), canvas.height * 0.2 + dice.uniform(0, 0.1)
        wing = dice.uniform(0.01, 0.016)
        canvas.line(bend((x - wing, y), (x - wing / 3, y - wing), (x, y + wing / 4), 8), 0.0026, palette.ink)
        canvas.line(bend((x, y + wing / 4), (x + wing / 3, y - wing), (x + wing, y), 8), 0.0026, palette.ink)


def stars(canvas: Canvas) -> None:
    """A desert night: the milky way, a crescent, and a lit tent under the cliffs."""
    palette, dice = canvas.palette, canvas.dice
    deep = mix(palette.ink, palette.near, 0.25)
    canvas.gradient(mix(palette.ink, (0, 0, 0), 0.25), mix(palette.near, palette.mid, 0.45), 0, canvas.height * 0.85)
    for _ in range(60):
        along = dice.uniform(-0.1, 1.1)
        x = canvas.width * along
        y = canvas.height * (0.62 - 0.55 * along) + dice.gauss(0, 0.05)
        canvas.glow(x, y, dice.uniform(0.08, 0.2), palette.sky_low, 0.07)
        for _ in range(9):
            canvas.disc(x + dice.gauss(0, 0.07), y + dice.gauss(0, 0.06), 0.0012, palette.paper, 0.7)
    starlight(canvas, 420, canvas.height * 0.8, palette.paper)
    moon = canvas.width * 0.8, canvas.height * 0.2
    canvas.glow(*moon, 0.3, palette.glow, 0.3)
    canvas.polygon(crescent(moon, 0.06, -35), palette.glow)
    for level, height, tone in ((0.8, 0.09, mix(deep, palette.mid, 0.35)), (0.9, 0.06, deep)):
        canvas.polygon(_cliffs(canvas, canvas.height * level, height), tone)
    canvas.rect(0, canvas.height * 0.93, canvas.width, canvas.height, mix(palette.ink, (0, 0, 0), 0.35))
    tent = canvas.width * 0.3, canvas.height * 0.945
    canvas.glow(tent[0], tent[1] - 0.02, 0.22, palette.glow, 0.75)
    canvas.polygon([(tent[0] - 0.08, tent[1]), (tent[0], tent[1] - 0.07), (tent[0] + 0.08, tent[1])], palette.spark)
    canvas.polygon([(tent[0] - 0.02, tent[1]), (tent[0], tent[1] - 0.055), (tent[0] + 0.02, tent[1])], palette.glow)


def _cliffs(canvas: Canvas, level: float, height: float) -> list[Point]:
    """Flat-topped rocks with steep, broken flanks, as in Wadi Rum."""
    dice, x = canvas.dice, -0.2
    line: list[Point] = []
    while x < canvas.width + 0.1:
        wide, top = dice.uniform(0.22, 0.55), height * dice.uniform(0.8, 2.6)
        profile = [(0.0, 0.0), (0.06, 0.3), (0.08, 0.55), (0.12, 0.62), (0.14, 0.9)]
        profile += [(0.2 + 0.055 * k, dice.uniform(0.9, 1.02)) for k in range(11)]
        profile += [(0.84, 0.78), (0.87, 0.74), (0.9, 0.42), (0.95, 0.3), (1.0, 0.0)]
        line += [(x + wide * along + dice.uniform(0, 0.008), level - top * up) for along, up in profile]
        x += wide + dice.uniform(-0.08, 0.16)
    return [*line, (canvas.width, canvas.height), (0, canvas.height)]

"""A working harbour: cranes on the quay and a ship of many-coloured boxes."""

from warraq.demo.drawings.canvas import Canvas, bend
from warraq.demo.drawings.palettes import Colour, mix
from warraq.demo.drawings.sky import dawn, ridge, sun


def harbour(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    sea = canvas.height * 0.72
    dawn(canvas, sea)
    glow_x = canvas.width * dice.uniform(0.2, 0.35)
    sun(canvas, glow_x, sea - 0.3, 0.12)
    canvas.polygon(ridge(canvas, sea - 0.07, 0.05, 0.4), mix(palette.sky_low, palette.far, 0.75))
    for x in (0.1, 0.3):
        _crane(canvas, canvas.width * x, sea, 0.34, mix(palette.far, palette.mid, 0.45))
    canvas.gradient(palette.mid, palette.near, sea, canvas.height)
    _ship(canvas, canvas.width * 0.36, sea + 0.03)
    for x in (0.76, 0.98):
        _crane(canvas, canvas.width * x, canvas.height * 0.93, canvas.height * 0.93 - sea + 0.5, palette.ink)
    for _ in range(46):
        share = dice.random() ** 0.7
        y = sea + 0.03 + (canvas.height - sea) * share * 0.9
        near_sun = dice.random() < 0.5
        x = dice.gauss(glow_x, 0.04 + 0.05 * share) if near_sun else dice.uniform(0, canvas.width)
        tone, wide = (palette.glow if near_sun else palette.far), dice.uniform(0.02, 0.09)
        canvas.line([(x - wide / 2, y), (x + wide / 2, y)], 0.003 + 0.003 * share, tone, 0.75)
    canvas.rect(0, canvas.height * 0.93, canvas.width, canvas.height, palette.ink)
    canvas.rect(0, canvas.height * 0.93, canvas.width, 0.008, palette.glow, 0.8)
    for k in range(int(canvas.width / 0.12) + 1):
        canvas.rect(k * 0.12 + 0.03, canvas.height * 0.93 - 0.022, 0.018, 0.024, palette.ink)


def _ship(canvas: Canvas, middle: float, water: float) -> None:
    palette, dice = canvas.palette, canvas.dice
    half, deck = min(0.46, canvas.width * 0.36), water - 0.085
    colours = [palette.spark, palette.glow, palette.mid, palette.paper, palette.far, palette.near]
    box, tall = half * 2 * 0.7 / 11, 0.036
    for column in range(11):
        x = middle - half * 0.86 + column * box
        for level in range(dice.choice([2, 3, 4, 4, 5])):
            y, tone = deck - (level + 1) * tall, dice.choice(colours)
            canvas.rect(x, y, box * 0.95, tall * 0.93, tone)
            for rib in range(1, 6):
                canvas.rect(x + box * 0.95 * rib / 6, y, 0.0015, tall * 0.93, palette.ink, 0.3)
            canvas.rect(x, y + tall * 0.8, box * 0.95, tall * 0.13, palette.ink, 0.22)
    bridge = middle + half * 0.62
    canvas.rect(bridge, deck - 0.21, half * 0.2, 0.21, palette.paper)
    canvas.rect(bridge - half * 0.03, deck - 0.235, half * 0.26, 0.03, palette.paper)
    canvas.rect(bridge + half * 0.14, deck - 0.21, half * 0.06, 0.21, palette.ink, 0.12)
    for row in range(4):
        for column in range(4):
            canvas.rect(bridge + half * (0.02 + 0.045 * column), deck - 0.19 + row * 0.045, 0.011, 0.014, palette.near)
    canvas.rect(bridge + half * 0.06, deck - 0.3, half * 0.09, 0.065, palette.spark)
    canvas.rect(bridge + half * 0.06, deck - 0.285, half * 0.09, 0.014, palette.paper)
    bow = bend((middle - half, deck - 0.02), (middle - half * 0.93, water), (middle - half * 0.84, water + 0.02))
    stern = bend((middle + half * 0.84, water + 0.02), (middle + half * 0.93, water), (middle + half * 0.9, deck))
    canvas.polygon([*bow, *stern, (middle - half * 0.8, deck)], palette.ink)
    canvas.polygon([(middle - half * 0.9, water - 0.008), (middle + half * 0.89, water - 0.008), (middle + half * 0.84, water + 0.02), (middle - half * 0.84, water + 0.02)], palette.spark)  # fmt: skip
    canvas.line([(middle - half * 0.96, deck + 0.022), (middle + half * 0.9, deck + 0.022)], 0.005, palette.paper)


def _crane(canvas: Canvas, x: float, foot: float, tall: float, tone: Colour) -> None:
    """A ship-to-shore crane, its boom reaching out to sea."""
    leg, beam = tall * 0.13, tall * 0.028
    top = foot - tall * 0.66
    for side in (-1, 1):
        canvas.line([(x + side * leg, foot), (x + side * leg * 0.85, top)], beam, tone)
        canvas.line([(x + side * leg, foot - tall * 0.22), (x - side * leg * 0.9, top)], beam * 0.45, tone)
    canvas.line([(x - leg, foot - tall * 0.22), (x + leg, foot - tall * 0.22)], beam, tone)
    canvas.line([(x - tall * 0.62, top), (x + tall * 0.3, top)], beam * 1.3, tone)
    peak = x + leg * 0.2, foot - tall
    canvas.line([(x - leg * 0.85, top), peak, (x + leg * 0.85, top)], beam * 0.8, tone)
    for end in (-0.6, -0.3, 0.28):
        canvas.line([peak, (x + tall * end, top)], beam * 0.3, tone)
    trolley = x - tall * 0.42
    canvas.rect(trolley - beam, top, beam * 3, beam * 1.6, tone)
    for shift in (-0.5, 1.5):
        canvas.line([(trolley + beam * shift, top), (trolley + beam * shift, top + tall * 0.16)], beam * 0.2, tone)
    canvas.rect(trolley - beam * 1.6, top + tall * 0.16, beam * 4.2, beam * 2, canvas.palette.glow)
    canvas.rect(x + leg * 0.1, top - tall * 0.07, leg * 0.9, tall * 0.07, tone)

"""Shelves of bound books, with a jar and a small lamp among them."""

from warraq.demo.drawings.canvas import Canvas, Point, arc, around, leaf
from warraq.demo.drawings.palettes import Colour, mix


def books(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(mix(palette.ink, palette.near, 0.35), palette.ink)
    shelves = max(2, round(canvas.height / 0.48))
    room = canvas.height / shelves
    for shelf in range(shelves):
        floor = (shelf + 1) * room - 0.035
        x = dice.uniform(-0.06, -0.01)
        rest = dice.uniform(0.25, 0.45) * canvas.width
        while x < canvas.width:
            if x > rest:
                x += (_jar if (shelf + canvas.size_px[1]) % 2 else _stack)(canvas, x + 0.02, floor) + 0.04
                rest = x + dice.uniform(0.5, 0.75) * canvas.width
                continue
            x += _book(canvas, (x, floor), room)
        canvas.rect(0, floor, canvas.width, 0.035, mix(palette.near, palette.spark, 0.35))
        canvas.rect(0, floor, canvas.width, 0.007, palette.glow, 0.55)
        canvas.rect(0, floor + 0.035, canvas.width, 0.03, (0, 0, 0), 0.3)


def _book(canvas: Canvas, corner: Point, room: float) -> float:
    """Stand one book on the shelf and return how wide it is."""
    palette, dice, (x, floor) = canvas.palette, canvas.dice, corner
    wide, tall = dice.uniform(0.032, 0.075), room * dice.uniform(0.6, 0.84)
    covers = [palette.mid, palette.spark, palette.glow, palette.far, palette.near, palette.paper]
    cover = mix(dice.choice(covers), palette.ink, dice.uniform(0, 0.12))
    gilt = palette.paper if cover[0] + cover[1] + cover[2] < 420 else palette.near
    slant = dice.uniform(0.05, 0.08) if dice.random() < 0.07 else 0.0

    def part(left: float, low: float, right: float, high: float, tone: Colour, opacity: float = 1.0) -> None:
        box = [(left, low), (right, low), (right, high), (left, high)]
        canvas.polygon([(x + wide * u + slant * v, floor - tall * v) for u, v in box], tone, opacity)

    part(0, 0, 1, 1, cover)
    part(0, 0, 0.12, 1, palette.paper, 0.16)
    part(0.84, 0, 1, 1, palette.ink, 0.25)
    style = dice.randrange(4)
    for low in ((0.1, 0.14, 0.84, 0.88), (0.2, 0.74), (0.12, 0.5, 0.86), (0.06, 0.92))[style]:
        part(0, low, 1, low + 0.018, gilt)
    if style == 1:
        part(0.18, 0.3, 0.82, 0.64, mix(cover, palette.ink, 0.3))
    centre = x + wide / 2 + slant * 0.5, floor - tall * (0.5 if style != 2 else 0.68)
    radius = wide * 0.26
    if style in (0, 1):
        for turn in (0, 45):
            canvas.polygon([around(centre, radius, turn + 90 * k) for k in range(4)], gilt)
        canvas.disc(*centre, radius * 0.42, cover)
    elif style == 3:
        canvas.polygon(
            leaf((centre[0], centre[1] + radius * 2), (centre[0], centre[1] - radius * 2), radius * 1.3), gilt
        )
    return wide + slant + 0.002


def _stack(canvas: Canvas, x: float, floor: float) -> float:
    """A few books lying down, a lamp on top; returns the width taken."""
    palette, dice = canvas.palette, canvas.dice
    y, longest = floor, 0.24
    for tone in (palette.near, palette.glow, palette.mid):
        long, thick = longest - dice.uniform(0, 0.05), dice.uniform(0.03, 0.045)
        left = x + (longest - long) / 2
        canvas.rect(left, y - thick, long, thick, tone)
        canvas.rect(left + 0.006, y - thick + 0.006, long - 0.012, thick - 0.012, palette.paper, 0.85)
        canvas.rect(left, y - thick, 0.03, thick, tone)
        y -= thick
    middle = x + longest / 2
    canvas.glow(middle, y - 0.08, 0.2, palette.glow, 0.6)
    canvas.polygon(
        [(middle - 0.03, y), (middle + 0.03, y), (middle + 0.018, y - 0.03), (middle - 0.018, y - 0.03)], palette.spark
    )
    canvas.polygon(leaf((middle, y - 0.02), (middle, y - 0.1), 0.04), palette.glow)
    canvas.polygon(leaf((middle, y - 0.03), (middle, y - 0.075), 0.02), palette.paper)
    return longest


def _jar(canvas: Canvas, x: float, floor: float) -> float:
    """A glazed jar with three sprigs; returns the width taken."""
    palette = canvas.palette
    middle, radius = x + 0.09, 0.078
    for lean in (-38, -16, 4, 24, 44):
        tip = around((middle, floor - 0.16), 0.17, -90 + lean)
        canvas.line([(middle, floor - 0.15), tip], 0.004, palette.far)
        for k in range(3, 9):
            node = middle + (tip[0] - middle) * k / 8, floor - 0.15 + (tip[1] - floor + 0.15) * k / 8
            for side in (-50, 50):
                canvas.polygon(leaf(node, around(node, 0.034, -90 + lean + side), 0.011, 5), palette.far)
    canvas.rect(middle - 0.032, floor - 0.175, 0.064, 0.05, palette.paper)
    canvas.rect(middle - 0.042, floor - 0.18, 0.084, 0.014, palette.spark)
    body = arc((middle, floor - radius), radius, 130, 410)
    canvas.polygon(body, palette.paper)
    canvas.polygon([*arc((middle, floor - radius), radius, -70, 50), (middle + 0.03, floor - radius)], palette.ink, 0.1)
    canvas.rect(middle - 0.05, floor - 0.024, 0.1, 0.024, palette.paper)
    for k in range(5):
        centre = middle - 0.052 + k * 0.026, floor - radius
        canvas.polygon([around(centre, 0.014, 90 * q) for q in range(4)], palette.mid if k % 2 else palette.spark)
    return 0.18

"""A circuit board whose chip is an eight-pointed star."""

from warraq.demo.drawings.canvas import Canvas, Point, around
from warraq.demo.drawings.interlace import stars, strands
from warraq.demo.drawings.palettes import mix


def circuit(canvas: Canvas) -> None:
    palette = canvas.palette
    canvas.gradient(mix(palette.near, palette.ink, 0.3), mix(palette.near, palette.ink, 0.7))
    centre = canvas.width / 2, canvas.height / 2
    canvas.glow(*centre, 0.62, palette.mid, 0.7)
    step = 0.05
    for i in range(int(canvas.width / step) + 2):
        for j in range(int(canvas.height / step) + 2):
            canvas.disc(i * step, j * step, 0.0022, palette.far, 0.35)
    for quarter in range(4):
        for lane in range(-6, 7):
            _trace(canvas, centre, quarter, lane)
    _chip(canvas, centre)


def _trace(canvas: Canvas, centre: Point, quarter: int, lane: int) -> None:
    """One copper line: straight out of the chip, a turn of 45°, then straight to a pad or the edge."""
    palette, dice = canvas.palette, canvas.dice
    start = 0.24, lane * 0.034
    first = 0.31 + 0.022 * (6 - abs(lane)) + dice.choice([0, 0.02])
    spread = abs(lane) * 0.03 * (1 if lane > 0 else -1)
    bend = first + abs(spread), start[1] + spread
    last = bend[0] + dice.uniform(0.06, 0.5)
    path = [start, (first, start[1]), bend, (last, bend[1])]
    turned = [_turn(point, quarter) for point in path]
    placed = [(centre[0] + x, centre[1] + y) for x, y in turned]
    tone = dice.choice([palette.far, palette.glow, palette.far, palette.mid, palette.spark])
    canvas.line(placed, 0.0075, tone)
    canvas.disc(*placed[-1], 0.0155, tone)
    canvas.disc(*placed[-1], 0.008, palette.ink)
    if dice.random() < 0.35:
        x, y = placed[1]
        canvas.disc(x, y, 0.011, palette.paper)
        canvas.disc(x, y, 0.005, palette.ink)


def _turn(point: Point, quarter: int) -> Point:
    x, y = point
    for _ in range(quarter):
        x, y = -y, x
    return x, y


def _chip(canvas: Canvas, centre: Point) -> None:
    palette = canvas.palette
    for quarter in range(4):
        for lane in range(-6, 7):
            pin = [
                _turn((0.205 + dx, lane * 0.034 + dy), quarter)
                for dx, dy in ((0, -0.009), (0.055, -0.009), (0.055, 0.009), (0, 0.009))
            ]
            canvas.polygon([(centre[0] + x, centre[1] + y) for x, y in pin], palette.paper)
    for half, tone in ((0.235, palette.ink), (0.225, mix(palette.ink, palette.near, 0.5)), (0.214, palette.ink)):
        canvas.rect(centre[0] - half, centre[1] - half, 2 * half, 2 * half, tone)
    octagon = [around(centre, 0.2, 22.5 + 45 * k) for k in range(8)]
    outline = stars(strands(octagon, 45))[0]
    canvas.glow(*centre, 0.21, palette.spark, 0.5)
    canvas.polygon(outline, palette.mid)
    canvas.line([*outline, *outline[:2]], 0.01, palette.glow)
    small = [around(centre, 0.115, 22.5 + 45 * k) for k in range(8)]
    canvas.polygon(stars(strands(small, 67.5))[0], palette.paper)
    ring = stars(strands([around(centre, 0.115, 22.5 + 45 * k) for k in range(8)], 45))[0]
    canvas.line([*ring, *ring[:2]], 0.006, palette.glow)
    canvas.disc(*centre, 0.03, palette.spark)
    canvas.disc(*centre, 0.014, palette.paper)
    mark = centre[0] - 0.19, centre[1] - 0.19
    canvas.disc(*mark, 0.01, palette.spark)

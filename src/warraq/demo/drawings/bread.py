"""Round loaves on a checked cloth, with wheat."""

from warraq.demo.drawings.canvas import Canvas, Point, arc, around, bend, leaf
from warraq.demo.drawings.palettes import mix


def bread(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(mix(palette.mid, palette.near, 0.35), palette.near)
    _cloth(canvas)
    tall = canvas.height > canvas.width
    spots = [(0.3, 0.36, 0.25), (0.68, 0.3, 0.2), (0.52, 0.71, 0.235), (0.86, 0.68, 0.17), (0.14, 0.8, 0.15)]
    if tall:
        spots = [(0.32, 0.24, 0.25), (0.74, 0.4, 0.2), (0.36, 0.6, 0.235), (0.76, 0.76, 0.22), (0.24, 0.9, 0.15)]
    for k in range(3):
        root = canvas.width * (0.98 - 0.04 * k), canvas.height * (0.06 + 0.015 * k)
        _wheat(canvas, root, around(root, 0.62, 142 + k * 9))
    for x, y, radius in spots:
        _loaf(canvas, (canvas.width * x, canvas.height * y), radius * dice.uniform(0.95, 1.04))
    root = canvas.width * 0.02, canvas.height * 1.02
    for k in range(3):
        _wheat(canvas, root, around(root, 0.5, -62 + k * 11))


def _cloth(canvas: Canvas) -> None:
    """A checked cloth with a fringe, laid across the table."""
    palette, step = canvas.palette, 0.07
    top, foot = canvas.height * 0.1, canvas.height * 0.94
    canvas.rect(0, top + 0.02, canvas.width, foot - top, palette.ink, 0.3)
    canvas.rect(0, top, canvas.width, foot - top, palette.paper)
    rows = int((foot - top) / step) + 1
    for row in range(rows):
        y = top + row * step
        if row % 2:
            canvas.rect(0, y, canvas.width, min(step, foot - y), palette.far, 0.45)
    for column in range(0, int(canvas.width / step) + 1, 2):
        canvas.rect(column * step, top, step, foot - top, palette.far, 0.45)
    for k in range(int(canvas.width / 0.014) + 1):
        for y in (top - 0.022, foot):
            canvas.rect(k * 0.014, y, 0.005, 0.022, palette.paper)


def _loaf(canvas: Canvas, centre: Point, radius: float) -> None:
    palette, dice, (x, y) = canvas.palette, canvas.dice, centre
    crust, warm, pale = (178, 104, 48), (214, 146, 78), (238, 190, 124)
    canvas.disc(x + 0.012, y + 0.022, radius * 1.02, palette.ink, 0.35)
    rim = [around(centre, radius * (1 + dice.uniform(-0.012, 0.012)), 6 * k) for k in range(60)]
    canvas.polygon(rim, crust)
    canvas.disc(x - radius * 0.02, y - radius * 0.03, radius * 0.94, warm)
    canvas.glow(x - radius * 0.25, y - radius * 0.3, radius * 0.78, pale, 0.85)
    if dice.random() < 0.5:
        start = dice.uniform(0, 60)
        for ring, count in ((0.78, 16), (0.52, 10)):
            for k in range(count):
                a, b = (
                    around(centre, radius * ring, start + k * 360 / count),
                    around(centre, radius * (ring - 0.17), start + k * 360 / count),
                )
                canvas.line([a, b], radius * 0.035, crust)
                canvas.line([(a[0] + 0.003, a[1] + 0.003), (b[0] + 0.003, b[1] + 0.003)], radius * 0.012, pale)
        canvas.line(arc(centre, radius * 0.24, 0, 370), radius * 0.03, crust)
    else:
        angle = dice.uniform(20, 60)
        for shift in (-0.42, -0.14, 0.14, 0.42):
            for turn in (angle, angle + 90):
                middle = around(centre, radius * shift, turn + 90)
                reach = radius * (0.72 - abs(shift) * 0.35)
                ends = around(middle, reach, turn), around(middle, -reach, turn)
                canvas.polygon(leaf(*ends, radius * 0.05), crust)
                canvas.polygon(leaf(*ends, radius * 0.022), pale)
    for _ in range(70):
        spot = around(centre, radius * 0.86 * dice.random() ** 0.5, dice.uniform(0, 360))
        seed = around(spot, radius * 0.055, dice.uniform(0, 360))
        canvas.polygon(leaf(spot, seed, radius * 0.022, 4), (250, 232, 196))


def _wheat(canvas: Canvas, root: Point, tip: Point) -> None:
    gold, deep = (236, 190, 92), (170, 118, 44)
    stem = bend(root, (root[0] * 0.6 + tip[0] * 0.4, root[1] * 0.5 + tip[1] * 0.5 - 0.05), tip, 30)
    canvas.line(stem, 0.006, deep)
    for k in range(15, 31):
        node, before = stem[k], stem[k - 1]
        ahead = node[0] + (node[0] - before[0]) * 2.6, node[1] + (node[1] - before[1]) * 2.6
        side = (before[1] - node[1]) * 1.5, (node[0] - before[0]) * 1.5
        for way in (-1, 1):
            grain = ahead[0] + side[0] * way, ahead[1] + side[1] * way
            awn = grain[0] + (grain[0] - node[0]) * 1.5, grain[1] + (grain[1] - node[1]) * 1.5
            canvas.line([node, awn], 0.0016, gold)
            canvas.polygon(leaf(node, grain, 0.013, 6), gold if way > 0 else mix(gold, deep, 0.4))

"""A football ground seen from above, its stands full."""

import itertools

from warraq.demo.drawings.canvas import Canvas, Point, arc
from warraq.demo.drawings.palettes import mix


def stadium(canvas: Canvas) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.rect(0, 0, canvas.width, canvas.height, palette.ink)
    upright = canvas.height > canvas.width
    long, short = (canvas.height, canvas.width) if upright else (canvas.width, canvas.height)
    pitch = min(long - 0.42, 1.02), 0.58

    def place(x: float, y: float) -> Point:
        """From pitch measures (origin at the centre spot, x along the pitch) to the canvas."""
        return (
            (canvas.width / 2 + y, canvas.height / 2 + x) if upright else (canvas.width / 2 + x, canvas.height / 2 + y)
        )

    crowd = [palette.spark, palette.glow, palette.paper, palette.mid, palette.far, palette.paper, palette.spark]
    spacing = 0.0185
    columns, rows = int(long / spacing / 2) + 2, int(short / spacing / 2) + 2
    blocks = {(bx, by): dice.randrange(len(crowd)) for bx in range(-20, 21) for by in range(-20, 21)}
    for i in range(-columns, columns + 1):
        for j in range(-rows, rows + 1):
            x, y = i * spacing, j * spacing
            if abs(x) < pitch[0] / 2 + 0.065 and abs(y) < pitch[1] / 2 + 0.065:
                continue
            if i % 12 == 6 or dice.random() < 0.05:
                continue
            favourite = blocks[i // 12, j // 7]
            tone = crowd[favourite] if dice.random() < 0.62 else dice.choice(crowd)
            canvas.disc(*place(x, y), spacing * 0.36, mix(tone, palette.ink, dice.uniform(0, 0.3)))
    _quad(
        canvas,
        [place(-pitch[0] / 2 - 0.055, -pitch[1] / 2 - 0.055), place(pitch[0] / 2 + 0.055, pitch[1] / 2 + 0.055)],
        palette.spark,
    )
    _quad(
        canvas,
        [place(-pitch[0] / 2 - 0.045, -pitch[1] / 2 - 0.045), place(pitch[0] / 2 + 0.045, pitch[1] / 2 + 0.045)],
        palette.near,
    )
    stripes = 12
    grass = mix(palette.mid, palette.near, 0.2), mix(palette.mid, palette.far, 0.22)
    for k in range(stripes):
        ends = -pitch[0] / 2 + pitch[0] * k / stripes, -pitch[0] / 2 + pitch[0] * (k + 1) / stripes
        _quad(canvas, [place(ends[0], -pitch[1] / 2), place(ends[1], pitch[1] / 2)], grass[k % 2])
    for line in _markings(*pitch):
        canvas.line([place(x, y) for x, y in line], 0.0055, palette.paper)
    canvas.disc(*place(0, 0), 0.008, palette.paper)
    _play(canvas, [place(x * pitch[0] / 2, y * pitch[1] / 2) for x, y in _moves(canvas)])


def _quad(canvas: Canvas, ends: list[Point], tone: tuple[int, int, int]) -> None:
    (x1, y1), (x2, y2) = ends
    canvas.polygon([(x1, y1), (x2, y1), (x2, y2), (x1, y2)], tone)


def _markings(long: float, short: float) -> list[list[Point]]:
    half, side = long / 2 - 0.02, short / 2 - 0.02
    lines: list[list[Point]] = [
        [(-half, -side), (half, -side), (half, side), (-half, side), (-half, -side), (half, -side)],
        [(0, -side), (0, side)],
        arc((0, 0), short * 0.15, 0, 370, 60),
    ]
    for end in (-1, 1):
        for depth, wide in ((0.16, 0.31), (0.055, 0.15)):
            x = end * (half - depth * long)
            lines.append(
                [(end * half, -wide * short), (x, -wide * short), (x, wide * short), (end * half, wide * short)]
            )
        spot = end * (half - 0.11 * long)
        lines.append([(spot + end * dx, dy) for dx, dy in arc((0, 0), short * 0.15, 112, 248, 30) if dx < -0.05 * long])
    return lines


def _moves(canvas: Canvas) -> list[Point]:
    """Where the ball went, in halves of the pitch: from one end towards the other's goal."""
    dice = canvas.dice
    return [(-0.7 + 0.34 * k, dice.uniform(-0.7, 0.7)) for k in range(5)] + [(0.955, dice.uniform(-0.08, 0.08))]


def _play(canvas: Canvas, path: list[Point]) -> None:
    palette = canvas.palette
    for a, b in itertools.pairwise(path):
        for k in range(0, 20, 2):
            dash = [(a[0] + (b[0] - a[0]) * s / 20, a[1] + (b[1] - a[1]) * s / 20) for s in (k, k + 1.1)]
            canvas.line(dash, 0.006, palette.glow)
    for x, y in path[:-1]:
        canvas.disc(x + 0.004, y + 0.006, 0.019, palette.ink, 0.35)
        canvas.disc(x, y, 0.019, palette.spark)
        canvas.disc(x, y, 0.011, palette.paper)
    canvas.disc(*path[-1], 0.013, palette.paper)
    canvas.ring(*path[-1], 0.026, 0.005, palette.glow)

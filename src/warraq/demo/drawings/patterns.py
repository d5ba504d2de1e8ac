"""Repeating geometric patterns: ten-pointed girih, eight-pointed khatam, and zellij of sharp stars."""

import math
from collections.abc import Iterator

from warraq.demo.drawings.canvas import Canvas, Point, around
from warraq.demo.drawings.interlace import Weave, stars, strands, weave
from warraq.demo.drawings.palettes import Colour, mix

Tile = list[Point]


def girih(canvas: Canvas) -> None:
    """Decagons and bow ties, lines at 54° to the edges: the ten-fold pattern of the Persian builders."""
    radius = canvas.dice.choice([0.2, 0.25, 0.3])
    _lay(canvas, _decagons(canvas, radius), 54.0, rays=10, thickness=radius * 0.062)


def khatam(canvas: Canvas) -> None:
    """Octagons and squares, lines at 45°: the khatam, two squares turned over each other, as zellij is cut."""
    radius = canvas.dice.choice([0.2, 0.235, 0.28])
    _lay(canvas, _octagons(canvas, radius), 45.0, rays=8, thickness=radius * 0.085)


def zellij(canvas: Canvas) -> None:
    """Octagons and squares, lines at 67.5°: sharp eight-pointed stars between four-pointed ones."""
    radius = canvas.dice.choice([0.2, 0.25, 0.3])
    _lay(canvas, _octagons(canvas, radius), 67.5, rays=8, thickness=radius * 0.06)


def _lay(canvas: Canvas, tiles: Iterator[Tile], contact: float, rays: int, thickness: float) -> None:
    palette = canvas.palette
    ground, star_colour, small, heart = _glazes(canvas)
    canvas.rect(0, 0, canvas.width, canvas.height, ground)
    laid = []
    for tile in tiles:
        found = strands(tile, contact)
        laid += found
        for outline in stars(found):
            large = len(outline) == 2 * rays
            colour = star_colour if large else small
            canvas.polygon(outline, mix(colour, palette.ink, canvas.dice.random() * 0.09))
            if large:
                _jewel(canvas, outline, rays, (palette.paper, heart, star_colour))
    weave(canvas, laid, Weave(thickness, palette.paper, palette.ink))
    canvas.glow(canvas.width * 0.3, canvas.height * 0.2, 1.1, (255, 255, 255), 0.1)


def _glazes(canvas: Canvas) -> tuple[Colour, Colour, Colour, Colour]:
    """Ground, large star, small star and heart, in one of three settings."""
    p = canvas.palette
    settings = [(p.mid, p.near, p.glow, p.spark), (p.near, p.mid, p.spark, p.glow), (p.near, p.ink, p.mid, p.glow)]
    return canvas.dice.choice(settings)


def _jewel(canvas: Canvas, outline: Tile, rays: int, glazes: tuple[Colour, Colour, Colour]) -> None:
    """Petals pointing to the star's tips and a smaller star at its heart."""
    centre = sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline)
    tip = math.dist(centre, outline[0])
    start = math.degrees(math.atan2(outline[0][1] - centre[1], outline[0][0] - centre[0]))
    light, warm, deep = glazes
    for k in range(rays):
        angle = start + k * 360 / rays
        waist = 170 / rays
        petal = [(0.33, 0.0), (0.52, -waist * 0.55), (0.76, 0.0), (0.52, waist * 0.55)]
        canvas.polygon([around(centre, tip * r, angle + turn) for r, turn in petal], light)
    heart = [around(centre, tip * (0.4 if k % 2 else 0.24), start + k * 180 / rays) for k in range(2 * rays)]
    canvas.polygon(heart, warm)
    canvas.disc(*centre, tip * 0.1, deep)


def _octagons(canvas: Canvas, radius: float) -> Iterator[Tile]:
    step = 2 * radius * math.cos(math.pi / 8)
    columns, rows = math.ceil(canvas.width / step / 2) + 1, math.ceil(canvas.height / step / 2) + 1
    for i in range(-columns, columns + 1):
        for j in range(-rows, rows + 1):
            centre = canvas.width / 2 + i * step, canvas.height / 2 + j * step
            yield [around(centre, radius, 22.5 + 45 * k) for k in range(8)]
            corner = centre[0] + step / 2, centre[1] + step / 2
            yield [around(corner, step / 2 - radius * math.sin(math.pi / 8), 90 * k) for k in range(4)]


def _decagons(canvas: Canvas, radius: float) -> Iterator[Tile]:
    reach = 2 * radius * math.cos(math.pi / 10)
    one, two = around((0, 0), reach, -36), around((0, 0), reach, 36)
    span = math.ceil((canvas.width + canvas.height) / reach) + 1
    for i in range(-span, span + 1):
        for j in range(-span, span + 1):
            x, y = canvas.width / 2 + i * one[0] + j * two[0], canvas.height / 2 + i * one[1] + j * two[1]
            if not (-2 * reach < x < canvas.width + 2 * reach and -2 * reach < y < canvas.height + 2 * reach):
                continue
            decagon = [around((x, y), radius, -18 + 36 * k) for k in range(10)]
            yield decagon
            right, below = (x + one[0], y + one[1]), (x + two[0], y + two[1])
            # The bow tie that four decagons leave between them, from this one round by its two neighbours.
            beside = [around(right, radius, angle) for angle in (90, 54)]
            under = [around(below, radius, angle) for angle in (-54, -90)]
            yield [decagon[0], *beside, *under, decagon[1]]

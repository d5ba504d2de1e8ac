"""Star patterns drawn by Hankin's method: polygons in contact, and bands that weave over and under."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from warraq.demo.drawings.canvas import Canvas, Point, between
from warraq.demo.drawings.palettes import Colour


@dataclass(frozen=True, slots=True)
class Strand:
    """Half a turn of band inside one polygon: from the middle of an edge, by the bend, to the next edge's middle."""

    start: Point
    bend: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Weave:
    thickness: float
    band: Colour
    outline: Colour


def strands(polygon: Sequence[Point], contact_degrees: float) -> list[Strand]:
    """The strands of one polygon whose rays leave each edge's middle at `contact_degrees`.

    The polygon may be concave, given in either direction. Each onward ray is joined to the backward ray it meets
    soonest, the shortest joins first. Source: Kaplan, "Islamic star patterns from polygons in contact" (2005).
    """
    corners = list(polygon) if _area(polygon) > 0 else list(reversed(polygon))
    turn = math.radians(contact_degrees)
    onward: list[tuple[Point, Point]] = []
    backward: list[tuple[Point, Point]] = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        middle = between(start, end, 0.5)
        onward.append((middle, _turned(start, end, turn)))
        backward.append((middle, _turned(end, start, -turn)))
    joins = []
    for i, (start, out) in enumerate(onward):
        for j, (end, back) in enumerate(backward):
            bend = _meeting(start, out, end, back) if i != j else None
            if bend is not None:
                joins.append((round(math.dist(start, bend) + math.dist(bend, end), 9), i, j, Strand(start, bend, end)))
    chosen: dict[int, Strand] = {}
    ended: set[int] = set()
    for _, i, j, strand in sorted(joins, key=lambda join: join[:3]):
        if i not in chosen and j not in ended:
            chosen[i] = strand
            ended.add(j)
    return [chosen[i] for i in sorted(chosen)]


def stars(laid: Sequence[Strand]) -> list[list[Point]]:
    """The closed outlines that one polygon's strands draw: one star, or two kites in a bow tie."""
    following = {_key(strand.start): strand for strand in laid}
    outlines = []
    while following:
        strand = following.pop(next(iter(following)))
        outline = [strand.start, strand.bend]
        while (after := following.pop(_key(strand.end), None)) is not None:
            strand = after
            outline += [strand.start, strand.bend]
        outlines.append(outline)
    return outlines


def weave(canvas: Canvas, laid: Sequence[Strand], look: Weave) -> None:
    """Draw the strands as bands; each goes over at its start and under at its end, so the whole alternates."""
    edge = look.thickness * 0.17
    for strand in laid:
        canvas.polygon(_ribbon([strand.start, strand.bend, strand.end], look.thickness + 2 * edge), look.outline)
    for strand in laid:
        canvas.polygon(_ribbon([strand.start, strand.bend, strand.end], look.thickness), look.band)
    for strand in laid:
        reach = look.thickness * 1.15
        ahead, behind = _along(strand.start, strand.bend, reach), _along(strand.start, strand.bend, -reach)
        canvas.polygon(_ribbon([behind, ahead], look.thickness + 2 * edge), look.outline)
        longer = look.thickness * 1.3
        ahead, behind = _along(strand.start, strand.bend, longer), _along(strand.start, strand.bend, -longer)
        canvas.polygon(_ribbon([behind, ahead], look.thickness), look.band)


def _area(polygon: Sequence[Point]) -> float:
    pairs = zip(polygon, [*polygon[1:], polygon[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _turned(start: Point, end: Point, radians: float) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    cos, sin = math.cos(radians), math.sin(radians)
    return dx * cos - dy * sin, dx * sin + dy * cos


def _meeting(a: Point, along_a: Point, b: Point, along_b: Point) -> Point | None:
    """Where two rays meet, or None when they never do; rays that face each other meet half way."""
    cross = along_a[0] * along_b[1] - along_a[1] * along_b[0]
    gap = b[0] - a[0], b[1] - a[1]
    if abs(cross) < 1e-9 * math.hypot(*along_a) * math.hypot(*along_b):
        facing = abs(gap[0] * along_a[1] - gap[1] * along_a[0]) < 1e-9 and gap[0] * along_a[0] + gap[1] * along_a[1] > 0
        return between(a, b, 0.5) if facing else None
    share_a = (gap[0] * along_b[1] - gap[1] * along_b[0]) / cross
    share_b = (gap[0] * along_a[1] - gap[1] * along_a[0]) / cross
    if share_a <= 0 or share_b <= 0:
        return None
    return a[0] + along_a[0] * share_a, a[1] + along_a[1] * share_a


def _key(point: Point) -> tuple[float, float]:
    return round(point[0], 6), round(point[1], 6)


def _along(start: Point, towards: Point, distance: float) -> Point:
    length = math.hypot(towards[0] - start[0], towards[1] - start[1]) or 1.0
    return between(start, towards, distance / length)


def _ribbon(path: Sequence[Point], thickness: float) -> list[Point]:
    """The outline of a band along a path of two or three points, mitred at the bend."""
    normals = []
    for a, b in itertools.pairwise(path):
        length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        normals.append(((a[1] - b[1]) / length, (b[0] - a[0]) / length))
    offsets = [normals[0]]
    for one, two in itertools.pairwise(normals):
        spread = 1 + one[0] * two[0] + one[1] * two[1]
        offsets.append(((one[0] + two[0]) / max(spread, 0.2), (one[1] + two[1]) / max(spread, 0.2)))
    offsets.append(normals[-1])
    half = thickness / 2
    left = [(x + nx * half, y + ny * half) for (x, y), (nx, ny) in zip(path, offsets, strict=True)]
    right = [(x - nx * half, y - ny * half) for (x, y), (nx, ny) in zip(path, offsets, strict=True)]
    return left + right[::-1]

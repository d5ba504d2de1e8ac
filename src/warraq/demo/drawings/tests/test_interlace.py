"""Star patterns keep their geometry: right number of points, right angles, and bands that alternate."""

import math
from collections import Counter

import pytest

from warraq.demo.drawings.canvas import around
from warraq.demo.drawings.interlace import stars, strands


def _regular(sides):
    return [around((0.5, 0.5), 0.4, 360 * k / sides) for k in range(sides)]


@pytest.mark.parametrize(("sides", "contact"), [(8, 45), (8, 67.5), (10, 54), (12, 60), (16, 67.5)])
def test_a_regular_polygon_holds_one_star_with_a_point_on_every_edge(sides, contact):
    (outline,) = stars(strands(_regular(sides), contact))
    distances = [math.dist(point, (0.5, 0.5)) for point in outline]

    assert len(outline) == 2 * sides
    assert distances[0::2] == pytest.approx([0.4 * math.cos(math.pi / sides)] * sides)
    assert distances[1::2] == pytest.approx([distances[1]] * sides)
    assert distances[1] < distances[0]


def test_the_khatam_is_two_squares():
    (outline,) = stars(strands(_regular(8), 45))
    tips = outline[0::2]

    for start in (0, 1):
        corners = tips[start::2]
        sides = [math.dist(a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]
        assert sides == pytest.approx([sides[0]] * 4)


def test_a_bow_tie_holds_two_kites():
    half, waist, tall = 1.0, 1.0 - 2 * math.cos(math.radians(72)), 2 * math.sin(math.radians(72))
    bow_tie = [(-half, -tall), (half, -tall), (waist, 0), (half, tall), (-half, tall), (-waist, 0)]

    kites = stars(strands(bow_tie, 54))

    assert [len(kite) for kite in kites] == [6, 6]


def test_every_edge_has_one_band_over_and_one_under():
    laid = strands(_regular(10), 54)

    starts = Counter((round(s.start[0], 6), round(s.start[1], 6)) for s in laid)
    ends = Counter((round(s.end[0], 6), round(s.end[1], 6)) for s in laid)
    assert starts == ends
    assert set(starts.values()) == {1}

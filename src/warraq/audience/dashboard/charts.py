"""Charts as plain numbers for an SVG: in an edition that is written from right to left, time runs so too."""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, FOOT, HEAD = 960, 220, 26, 22


@dataclass(frozen=True)
class Point:
    """A value with its label under the chart and in the table; `told` is the value in words of the edition."""

    label: str
    value: float
    told: str


@dataclass(frozen=True)
class Mark:
    """Something that happened at a point: a thin line with a number, explained under the chart."""

    number: str
    place: int
    time: str
    what: str


@dataclass(frozen=True)
class Bar:
    point: Point
    x: float
    y: float
    width: float
    height: float
    middle: float
    is_labelled: bool


@dataclass(frozen=True)
class Chart:
    """Bars over one axis, from the first point to the last."""

    name: str
    title: str
    summary: str
    label_heading: str
    value_heading: str
    bars: list[Bar]
    marks: list[tuple[Mark, float]] = field(default_factory=list)
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - FOOT


def draw(
    points: Sequence[Point],
    *,
    name: str,
    title: str,
    summary: str,
    headings: tuple[str, str],
    is_rtl: bool,
    marks: Sequence[Mark] = (),
    labels: int = 8,
) -> Chart:
    """Place the points' bars; about `labels` of them are labelled below."""
    step = WIDTH / max(len(points), 1)
    most = max((point.value for point in points), default=0) or 1
    every = max(1, round(len(points) / labels))
    room = HEIGHT - FOOT - HEAD

    def start(place: int) -> float:
        return WIDTH - (place + 1) * step if is_rtl else place * step

    bars = []
    for place, point in enumerate(points):
        height = round(room * max(point.value, 0) / most, 1)
        bars.append(
            Bar(
                point=point,
                x=round(start(place) + step * 0.1, 1),
                y=round(HEIGHT - FOOT - height, 1),
                width=round(step * 0.8, 1),
                height=height,
                middle=round(start(place) + step / 2, 1),
                is_labelled=(len(points) - 1 - place) % every == 0,
            )
        )
    placed = [(mark, bars[mark.place].middle) for mark in marks if mark.place < len(bars)]
    return Chart(name, title, summary, *headings, bars, placed)

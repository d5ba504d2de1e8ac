"""Drawing a card of 1200×630 px: the edition's name, the kicker, the headline, a strip of girih."""

import io
import math
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb
from PIL import Image, ImageDraw

from warraq.arabic.bidi import Direction
from warraq.delivery.cards.setting import set_headline
from warraq.delivery.cards.shaping import Line, load_font, shape
from warraq.delivery.site.fonts import FACES

WIDTH, HEIGHT = 1200, 630
#: Raise it when cards look different: every card then gets a new address and is drawn anew.
VERSION = 1
_BY_NAME = {face.name: face.source for face in FACES}
_DISPLAY = (_BY_NAME["display-700"], _BY_NAME["text-700"])
_TEXT = (_BY_NAME["text-700"], _BY_NAME["display-700"])
_EDGE = 72
_SIZES_PX = (84.0, 76.0, 68.0, 60.0, 52.0, 46.0)
TEXT_WIDTH_PX, SMALLEST_PX = WIDTH - 2 * _EDGE, _SIZES_PX[-1]
_SAMPLES = 4  # of the ornament, for smooth edges


@dataclass(frozen=True)
class Card:
    """What a card shows. Colours are #rrggbb; `badge` may be empty, and so may `label`."""

    headline: str
    label: str
    badge: str
    edition: str
    tagline: str
    direction: Direction
    brand: str
    accent: str
    paper: str
    ink: str


def draw_card(card: Card) -> bytes:
    """The card as a PNG of few colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT), card.paper)
    pen = ImageDraw.Draw(image)
    foot = HEIGHT - 118
    pen.rectangle((0, foot, WIDTH, HEIGHT), fill=card.brand)
    _draw_girih(image, top=0, height=34, ground=card.brand, line=card.paper)
    y = 118.0
    if card.badge or card.label:
        _draw_labels(image, card, baseline=y)
        y += 34
    _draw_headline(image, card, top=y, bottom=foot - 30)
    name = shape(card.edition, _TEXT, size_px=42, direction=card.direction)
    draw_line(image, name, x=_start(card, name.width), baseline=foot + 74, colour=card.paper)
    room = WIDTH - 2 * _EDGE - name.width - 60
    tagline = shape(card.tagline, _TEXT[:1], size_px=26, direction=card.direction)
    if card.tagline and tagline.width <= room:
        draw_line(image, tagline, x=_end(card, tagline.width), baseline=foot + 70, colour=card.paper)
    kept = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def draw_line(image: Image.Image, line: Line, *, x: float, baseline: float, colour: str) -> None:
    """Put a shaped line with its left end at `x`."""
    if not line.glyphs:
        return
    raster = hb.RasterDraw()
    for glyph in line.glyphs:
        # Each glyph is drawn in 64ths of a px at its own place, with y upwards.
        font = load_font(glyph.font, line.size_px)
        raster.transform = (1 / 64, 0, 0, 1 / 64, x + glyph.x, glyph.y - baseline)
        raster.draw_glyph(font, glyph.number)
    inked: Any = raster.render()
    found = inked.extents
    if not found.width or not found.height:
        return
    mask = Image.frombuffer("L", (found.width, found.height), bytes(inked.buffer), "raw", "L", found.stride, -1)
    image.paste(colour, (found.x_origin, -(found.y_origin + found.height)), mask)


def _draw_labels(image: Image.Image, card: Card, *, baseline: float) -> None:
    """The badge on a ground of its own, then the label, from where the text begins."""
    at = float(_EDGE)
    for text, is_badge in ((card.badge, True), (card.label, False)):
        if not text:
            continue
        line = shape(text, _TEXT, size_px=32, direction=card.direction)
        pad = 18 if is_badge else 0
        x = WIDTH - at - pad - line.width if card.direction == "rtl" else at + pad
        if is_badge:
            ImageDraw.Draw(image).rounded_rectangle(
                (x - pad, baseline - 38, x + line.width + pad, baseline + 16), radius=8, fill=card.accent
            )
        draw_line(image, line, x=x, baseline=baseline, colour=card.paper if is_badge else card.accent)
        at += line.width + 2 * pad + 24


def _draw_headline(image: Image.Image, card: Card, *, top: float, bottom: float) -> None:
    room = bottom - top
    block = None
    for most_lines, sizes in ((3, _SIZES_PX[:3]), (4, _SIZES_PX[3:])):
        block = set_headline(
            card.headline,
            _DISPLAY,
            width_px=WIDTH - 2 * _EDGE,
            most_lines=most_lines,
            sizes_px=sizes,
            direction=card.direction,
        )
        if block.is_whole:
            break
    assert block is not None
    leading = block.size_px * 1.42
    height = leading * (len(block.lines) - 1)
    baseline = top + (room - height) / 2 + block.size_px * 0.3
    for line in block.lines:
        draw_line(image, line, x=_start(card, line.width), baseline=baseline, colour=card.ink)
        baseline += leading


def _start(card: Card, width: float) -> float:
    """The left end of a line that begins at the edge where reading begins."""
    return WIDTH - _EDGE - width if card.direction == "rtl" else _EDGE


def _end(card: Card, width: float) -> float:
    return _EDGE if card.direction == "rtl" else WIDTH - _EDGE - width


def _draw_girih(image: Image.Image, *, top: int, height: int, ground: str, line: str) -> None:
    """A row of eight-pointed stars."""
    strip = Image.new("RGB", (WIDTH * _SAMPLES, height * _SAMPLES), ground)
    pen = ImageDraw.Draw(strip)
    step = height * _SAMPLES
    radius = step * 0.36
    for number in range(WIDTH * _SAMPLES // step + 1):
        x, y = step * (number + 0.5), step / 2
        for turn in (0.0, math.pi / 4):
            corners = [
                (
                    x + radius * math.cos(turn + quarter * math.pi / 2),
                    y + radius * math.sin(turn + quarter * math.pi / 2),
                )
                for quarter in range(4)
            ]
            pen.polygon(corners, outline=line, width=_SAMPLES + 1)
    image.paste(strip.resize((WIDTH, height), Image.Resampling.LANCZOS), (0, top))

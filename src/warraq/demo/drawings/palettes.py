"""The eight palettes of the demo newspaper's pictures, each named for what it reminds one of."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Nine roles, so a drawing says what a colour is for and never which colour it is."""

    paper: Colour
    sky_high: Colour
    sky_low: Colour
    far: Colour
    mid: Colour
    near: Colour
    ink: Colour
    glow: Colour
    spark: Colour

    def tiles(self) -> list[Colour]:
        """The colours a tile may be glazed in, strongest first."""
        return [self.near, self.mid, self.glow, self.spark, self.far]


def mix(start: Colour, end: Colour, share: float) -> Colour:
    """The colour that is `share` (0–1) of the way from `start` to `end`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue


def _palette(hexes: str) -> Palette:
    colours = [(int(h[0:2], 16), int(h[2:4], 16), int(h[4:6], 16)) for h in hexes.split()]
    return Palette(*colours)


# In the order of the roles: paper, sky_high, sky_low, far, mid, near, ink, glow, spark.
PALETTES: dict[str, Palette] = {
    "sea": _palette("f6f0e0 8fc3cb e9e6d3 86b9bf 2f8794 12506b 0b2b3f f2b04a e0663b"),
    "saffron": _palette("fff4dc f3b553 fde6b8 f0bd62 da8527 96451d 40201a d8452a 2b6f74"),
    "brick": _palette("fbeee1 dc9a78 f8dcc3 db9c7a b94f36 762a27 34151b f1b24a 2f6c74"),
    "olive": _palette("f6f2df b9c48c eeeac8 acb67b 6c7f3d 3c522f 1d2a20 e6b24b b5573a"),
    "night": _palette("f2ead8 0e1840 5a5f9e 3f4f8c 283872 16224d 090f26 f4ca6c dc7d5b"),
    "rose": _palette("fbf0ee d99aa8 f9dcd6 d998a4 b0516e 6c2649 331428 f0b566 3d7a80"),
    "sand": _palette("faf4e7 d8c3a0 f5e6c8 d3b98f a9835a 6a4e3c 2e241f e08a3c 3d7480"),
    "mint": _palette("f3f7ec 9bd0bd e6f1dc 8fc9b4 3a9684 17605c 0d3236 f4b860 dd6a55"),
}

"""Lighter colours that stay what they are: in OKLab, where hue and strength are apart from lightness.

Mixed with white a dark red turns to a grey pink; made lighter here it stays a red. Source: B. Ottosson, «A perceptual
color space for image processing», 2020.
"""

from math import cbrt

_Triple = tuple[float, float, float]
_STRENGTH = 17  # twentieths


def lighten(colour: str, percent: int) -> str:
    """#rrggbb, so much of the way to white in lightness; a little weaker, for strong colours glow on a dark page, and as
    much weaker as the screen demands."""
    light, a, b = _to_oklab(colour)
    light += (1 - light) * percent / 100
    for kept in range(_STRENGTH, -1, -1):
        linear = _to_linear((light, a * kept / 20, b * kept / 20))
        if all(-1e-4 <= channel <= 1 + 1e-4 for channel in linear):
            return "#" + "".join(f"{round(_to_screen(channel) * 255):02x}" for channel in linear)
    return "#ffffff"


def _to_oklab(colour: str) -> _Triple:
    red, green, blue = (_from_screen(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _to_linear(lab: _Triple) -> _Triple:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _from_screen(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _to_screen(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)

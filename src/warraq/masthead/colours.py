"""Colours of an edition: six-digit hex, and whether one can be read upon another."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_HEX = re.compile(r"^#[0-9a-fA-F]{6}$")
READABLE_CONTRAST = 4.5  # WCAG 2.2, criterion 1.4.3


def validate_colour(value: str) -> None:
    """A colour as #rrggbb."""
    if not _HEX.match(value):
        raise ValidationError(_("“%(value)s” is not a colour; write it as #0b5d5e."), params={"value": value})


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

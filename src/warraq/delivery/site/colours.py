"""The small stylesheet with an edition's own colours, by day and by night.

Its address holds a hash of what is in it, so it may be kept for ever; a change of colour gives another address.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2s

from warraq.masthead.colours import contrast
from warraq.masthead.models import Edition, Section

# Over WCAG's 4.5, for the same colours also stand on tints of the ground; the tint is stronger by night.
READABLE_BY_DAY = 5.0
READABLE_BY_NIGHT = 5.6
NIGHT_PAPER = "#161513"
NIGHT_INK = "#ece8e0"

Colours = tuple[str, str, str, str]  # brand, accent, paper, ink
SectionColours = tuple[tuple[int, str], ...]


def stylesheet_path(edition: Edition, *, sections: Iterable[Section]) -> str:
    return f"/_edition/{_digest(build_stylesheet(*_facts(edition, sections)))}.css"


def edition_stylesheet(edition: Edition, *, sections: Iterable[Section]) -> str:
    return build_stylesheet(*_facts(edition, sections))


@lru_cache(maxsize=256)
def build_stylesheet(colours: Colours, sections: SectionColours) -> str:
    """CSS that sets the colour tokens, and one class for each section that has a colour of its own."""
    brand, accent, paper, ink = colours
    day = {"brand": darken(brand, on=paper), "accent": darken(accent, on=paper), "paper": paper, "ink": ink}
    night = {
        "brand": lighten(brand, on=NIGHT_PAPER),
        "accent": lighten(accent, on=NIGHT_PAPER),
        "paper": NIGHT_PAPER,
        "ink": NIGHT_INK,
    }
    by_day = [_rule(":root", day), *(_rule(f".section-{pk}", {"section": darken(c, on=paper)}) for pk, c in sections)]
    by_night = [
        _rule(":root", night),
        *(_rule(f".section-{pk}", {"section": lighten(c, on=NIGHT_PAPER)}) for pk, c in sections),
    ]
    return (
        "@layer tokens,base,layout,components,edition;@layer edition{"
        + "".join(by_day)
        + "@media (prefers-color-scheme:dark){"
        + "".join(by_night)
        + "}}\n"
    )


def lighten(colour: str, *, on: str) -> str:
    """The colour, mixed with white just so far that it can be read on a dark ground."""
    return _mix_until_readable(colour, toward="#ffffff", on=on, least=READABLE_BY_NIGHT)


def darken(colour: str, *, on: str) -> str:
    """The colour, mixed with black just so far that it can be read on a light ground."""
    return _mix_until_readable(colour, toward="#000000", on=on, least=READABLE_BY_DAY)


def _mix_until_readable(colour: str, *, toward: str, on: str, least: float) -> str:
    for percent in range(0, 101, 4):
        mixed = "#" + "".join(
            f"{round(int(colour[i : i + 2], 16) * (100 - percent) / 100 + int(toward[i : i + 2], 16) * percent / 100):02x}"
            for i in (1, 3, 5)
        )
        if contrast(mixed, on) >= least:
            return mixed
    return toward


def _rule(selector: str, tokens: dict[str, str]) -> str:
    return f"{selector}{{{';'.join(f'--{name}:{value}' for name, value in tokens.items())}}}"


def _facts(edition: Edition, sections: Iterable[Section]) -> tuple[Colours, SectionColours]:
    colours = (edition.colour_brand, edition.colour_accent, edition.colour_paper, edition.colour_ink)
    own = {section.pk: section.colour or (section.parent.colour if section.parent else "") for section in sections}
    return colours, tuple((pk, colour) for pk, colour in own.items() if colour)


@lru_cache(maxsize=256)
def _digest(stylesheet: str) -> str:
    return blake2s(stylesheet.encode(), digest_size=6).hexdigest()

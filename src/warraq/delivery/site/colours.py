"""An edition's own colours as tokens, by day and by night.

An editor chooses four colours; whatever else a page shows is mixed from them here, and moved until it can be read on
every ground it may stand on.
"""

from collections.abc import Iterable
from functools import lru_cache

from warraq.delivery.site.oklab import lighten
from warraq.masthead.colours import contrast
from warraq.masthead.models import Edition, Section

READABLE = 4.6  # a little over WCAG's 4.5, for colours are rounded
READABLE_AT_NIGHT = 6.0  # thin strokes of light letters need more
NIGHT_PAPER = "#161513"
NIGHT_INK = "#ece8e0"
BLACK, WHITE = "#000000", "#ffffff"

Colours = tuple[str, str, str, str]  # brand, accent, paper, ink
SectionColours = tuple[tuple[int, str], ...]
Tokens = dict[str, str]


def edition_stylesheet(edition: Edition, *, sections: Iterable[Section]) -> str:
    colours = (edition.colour_brand, edition.colour_accent, edition.colour_paper, edition.colour_ink)
    return build_stylesheet(colours, tuple((s.pk, s.colour) for s in sections if s.colour))


@lru_cache(maxsize=256)
def build_stylesheet(colours: Colours, sections: SectionColours) -> str:
    """CSS that sets the colour tokens of both schemes, and one class for each section that has a colour of its own.

    The reader's system chooses the scheme, unless the reader did: `data-scheme` on <html>.
    """
    day = _rule(":root", build_tokens(colours, sections))
    night = build_tokens(night_colours(colours), sections, is_night=True)
    return (
        "@layer edition{"
        + day
        + "@media (prefers-color-scheme:dark){"
        + _rule(":root:not([data-scheme=light])", night)
        + "}"
        + _rule(":root[data-scheme=dark]", night)
        + "".join(f".section-{pk}{{--section:var(--section-{pk})}}" for pk, _colour in sections)
        + "}"
    )


def night_colours(colours: Colours) -> Colours:
    brand, accent, _paper, _ink = colours
    return brand, accent, NIGHT_PAPER, NIGHT_INK


def build_tokens(colours: Colours, sections: SectionColours = (), *, is_night: bool = False) -> Tokens:
    """All colour tokens of one scheme, by name."""
    brand, accent, paper, ink = colours
    toward = WHITE if is_night else BLACK
    tint = mix(paper, ink if is_night else brand, 7 if is_night else 5)
    grounds = (paper, tint)
    tokens = {
        "paper": paper,
        "ink": until_readable(ink, toward=toward, on=grounds),
        "brand": until_readable(brand, toward=toward, on=grounds),
        "accent": until_readable(accent, toward=toward, on=grounds),
        "ink-soft": until_readable(mix(ink, paper, 32), toward=ink, on=grounds),
        "rule": mix(paper, ink, 22 if is_night else 16),
        "tint": tint,
    }
    for pk, colour in sections:
        tokens[f"section-{pk}"] = until_readable(colour, toward=toward, on=grounds)
    return tokens


def until_readable(colour: str, *, toward: str, on: Iterable[str]) -> str:
    """The colour, moved toward another just so far that it can be read on all of these grounds.

    Toward white it keeps its hue and its strength.
    """
    grounds = tuple(on)
    least = READABLE_AT_NIGHT if toward == WHITE else READABLE
    for percent in range(0, 101, 4):
        mixed = lighten(colour, percent) if toward == WHITE else mix(colour, toward, percent)
        if all(contrast(mixed, ground) >= least for ground in grounds):
            return mixed
    return toward


def mix(colour: str, other: str, percent: int) -> str:
    """The colour with so much of the other in it."""
    return "#" + "".join(
        f"{round((int(colour[i : i + 2], 16) * (100 - percent) + int(other[i : i + 2], 16) * percent) / 100):02x}"
        for i in (1, 3, 5)
    )


def _rule(selector: str, tokens: Tokens) -> str:
    return f"{selector}{{{';'.join(f'--{name}:{value}' for name, value in tokens.items())}}}"

"""The tokens of the style sheets, read from them: a token that is added there is shown here by itself."""

import re
from dataclasses import dataclass
from functools import lru_cache

from warraq.delivery.site.bundle import STYLES
from warraq.delivery.site.colours import Colours, build_tokens, night_colours
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.fonts import FACES
from warraq.masthead.colours import contrast

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
# What lies under words. A rule divides and is not read: it needs no contrast.
_GROUNDS = ("paper", "tint")
_NOT_READ = frozenset({*_GROUNDS, "rule"})


@dataclass(frozen=True)
class Token:
    name: str
    value: str


@dataclass(frozen=True)
class Swatch:
    """A colour of one scheme; `on_paper` and `on_tint` are contrast ratios, empty for what is not read."""

    name: str
    value: str
    css_class: str
    on_paper: str
    on_tint: str

    @property
    def is_read(self) -> bool:
        return bool(self.on_paper)


@dataclass(frozen=True)
class Scheme:
    name: str  # day or night
    swatches: list[Swatch]


@lru_cache(maxsize=1)
def read_tokens() -> dict[str, str]:
    """Name without dashes, and value as it is by day."""
    css = (STYLES / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for name, value in _TOKEN.findall(css):
        found.setdefault(name, value)
    return found


def sizes() -> list[Token]:
    return _named("size-")


def line_heights() -> list[Token]:
    return _named("line-")


def spaces() -> list[Token]:
    return _named("space-")


def other_tokens() -> list[Token]:
    """Widths and what turns with the direction: all that is no colour and in no scale."""
    colours = build_tokens(("#000000",) * 4)
    return [
        Token(name, value)
        for name, value in read_tokens().items()
        if not name.startswith(("size-", "line-", "space-")) and name not in colours and name != "section"
    ]


def faces() -> list[Token]:
    """Family and weight of each face, as it is named in CSS."""
    return [Token(face.family, str(face.weight)) for face in FACES if not face.is_latin]


def colour_schemes(masthead: Masthead) -> list[Scheme]:
    """The edition's colours by day and by night, as its pages have them."""
    return [Scheme(name, _swatches(name, tokens)) for name, tokens in _schemes(masthead).items()]


def section_colours(masthead: Masthead) -> list[tuple[str, list[Swatch]]]:
    """For each section with a colour of its own, that colour by day and by night."""
    by_scheme = {
        scheme.name: {swatch.name: swatch for swatch in scheme.swatches} for scheme in colour_schemes(masthead)
    }
    return [
        (section.name, [swatches[f"section-{section.pk}"] for swatches in by_scheme.values()])
        for section in masthead.sections
        if section.colour
    ]


def build_classes(masthead: Masthead) -> str:
    """A style sheet with a class for each token: a page whose policy allows no style attribute can show it."""
    rules = [f".t-{token.name}{{font-size:var(--{token.name})}}" for token in sizes()]
    rules += [f".t-{token.name}{{line-height:var(--{token.name})}}" for token in line_heights()]
    rules += [f".t-{token.name}{{inline-size:var(--{token.name})}}" for token in spaces()]
    for scheme, tokens in _schemes(masthead).items():
        for name, colour in tokens.items():
            rules.append(f".g-{scheme}-{name}{{background:{colour}}}.c-{scheme}-{name}{{color:{colour}}}")
    return "\n".join(rules)


def _schemes(masthead: Masthead) -> dict[str, dict[str, str]]:
    edition = masthead.edition
    day: Colours = (edition.colour_brand, edition.colour_accent, edition.colour_paper, edition.colour_ink)
    sections = tuple((section.pk, section.colour) for section in masthead.sections if section.colour)
    return {"day": build_tokens(day, sections), "night": build_tokens(night_colours(day), sections, is_night=True)}


def _swatches(scheme: str, tokens: dict[str, str]) -> list[Swatch]:
    return [
        Swatch(
            name=name,
            value=value,
            css_class=f"{scheme}-{name}",
            on_paper="" if name in _NOT_READ else f"{contrast(value, tokens['paper']):.1f}",
            on_tint="" if name in _NOT_READ else f"{contrast(value, tokens['tint']):.1f}",
        )
        for name, value in tokens.items()
    ]


def _named(beginning: str) -> list[Token]:
    return [Token(name, value) for name, value in read_tokens().items() if name.startswith(beginning)]

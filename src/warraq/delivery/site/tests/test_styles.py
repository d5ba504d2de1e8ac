"""The rules for style sheets, and that colours can be read."""

import re

import pytest
import tinycss2

from warraq.delivery.site import bundle
from warraq.delivery.site.colours import build_stylesheet, build_tokens, night_colours
from warraq.delivery.site.finders import BuiltFilesFinder
from warraq.masthead.colours import contrast

FILES = [path for layer in bundle.LAYERS for path in bundle.style_files(layer)]
_PHYSICAL = re.compile(
    r"^(?:(?:margin|padding|border)-(?:top|right|bottom|left)(?:-.*)?|top|right|bottom|left|(?:min-|max-)?(?:width|height)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|float|clear)$"
)


def declarations(css):
    for node in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        assert node.type != "error", node.message
        if node.type == "declaration":
            yield node
        elif node.content is not None:
            yield from declarations(node.content)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_property_or_value_names_a_side(path):
    for declaration in declarations(path.read_text(encoding="utf-8")):
        value = tinycss2.serialize(declaration.value)
        assert not _PHYSICAL.match(declaration.name), declaration.name
        assert not re.search(r"\b(?:left|right)\b|translateX", value), value
        if declaration.name in {"margin", "padding", "inset"}:
            assert len([token for token in declaration.value if token.type != "whitespace"]) < 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_arabic_letters_are_not_spread_and_headlines_not_cut(path):
    css = path.read_text(encoding="utf-8")

    assert not re.search(r"letter-spacing|text-transform|line-clamp|text-overflow", css)


def test_every_component_is_in_the_bundle_in_its_layer():
    css = bundle.build_bundle()

    assert css.index("@layer tokens,base,layout,components,edition;") < css.index("@layer base{")
    assert css.index("@layer base{") < css.index("@layer components{")
    assert "/*" not in css
    assert ".svg" not in css
    assert all(declaration.name for declaration in declarations(css))


def test_a_page_carries_the_styles_of_what_it_shows_alone():
    plain = bundle.build_bundle("article")
    rich = bundle.build_bundle("article", bundle.find_in_body(['<section class="gallery"><aside class="pull-quote">']))

    assert ".gallery" not in plain
    assert ".pull-quote" not in plain
    assert ".gallery" in rich
    assert ".pull-quote" in rich
    assert ".rail" not in rich
    assert ".rail" in bundle.build_bundle("front")
    assert {*bundle.KINDS, *bundle.IN_BODY} <= {path.stem for path in bundle.style_files("components")}


@pytest.mark.parametrize("brand", ["#000000", "#0b5d5e", "#7a2331", "#1f4f9c", "#ffffff", "#ffff00"])
@pytest.mark.parametrize("is_night", [False, True])
def test_every_colour_can_be_read_on_every_ground(brand, is_night):
    colours = (brand, "#b5451f", "#fffdf8", "#1c1a17")
    tokens = build_tokens(night_colours(colours) if is_night else colours, ((12, brand),), is_night=is_night)

    for ground in ("paper", "tint"):
        for name in ("ink", "ink-soft", "brand", "accent", "section-12"):
            assert contrast(tokens[name], tokens[ground]) >= 4.5, (name, ground)


def test_a_section_has_its_colour_by_day_by_night_and_when_the_reader_chose_night():
    css = build_stylesheet(("#0b5d5e", "#b5451f", "#fffdf8", "#1c1a17"), ((12, "#1d6b34"),))

    assert ".section-12{--section:var(--section-12)}" in css
    assert css.count("--section-12:") == 3
    assert "--section-12:#1d6b34" in css


def test_built_files_are_made_once(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path
    finder = BuiltFilesFinder()

    first = finder.find("site/fonts/text-400.woff2")
    made = (tmp_path / "built/site/fonts/text-400.woff2").stat().st_mtime_ns

    assert finder.find("site/fonts/text-400.woff2") == first
    assert (tmp_path / "built/site/fonts/text-400.woff2").stat().st_mtime_ns == made
    assert finder.find("site/nothing.css") == []

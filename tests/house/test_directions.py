import re

import pytest

from tests.house.directions import find_physical
from tests.house.tree import files_named, name

STYLE_SHEETS = [path for path in files_named(".css") if path.name != "vendor.css"]
TEMPLATES = files_named(".html")
INLINE = re.compile(
    r"\sstyle\s*=|\salign\s*=|<style[\s>]|\son\w+\s*=|<script(?![^>]*\b(src|type=\"application/))", re.IGNORECASE
)
# The two places where a page holds what it names by hash in its policy: delivery/site/headers.py.
HASHED = re.compile(r"<(style|script)>\{\{ (?:css|script)\|safe \}\}</\1>")
SIDED_CLASS = re.compile(r"class\s*=\s*[\"'][^\"']*\b(left|right)\b")


@pytest.mark.parametrize(
    "wrong",
    [
        "a { left: 0 }",
        "a { margin-left: 1rem }",
        "a { padding-right: 1rem }",
        "a { border-left: 1px solid }",
        "a { border-left-color: red }",
        "a { border-top-left-radius: 1px }",
        "a { float: left }",
        "a { text-align: right }",
        "a { margin: 0 1px 0 2px }",
        "a { inset: 0 1px 0 auto }",
        "a { border-radius: 1px 0 0 1px }",
        "a { transform: translateX(-50%) }",
        "a { transform: translate(1px, 0) }",
        "a { background: linear-gradient(to left, red, blue) }",
        "a { background: url(a.svg), linear-gradient(to bottom right, red, blue) }",
        "@media (width > 30em) { @layer x { a { right: 0 } } }",
        "a { & b { margin-right: 0 } }",
    ],
)
def test_a_side_of_the_screen_is_found(wrong):
    assert list(find_physical(wrong))


@pytest.mark.parametrize(
    "right",
    [
        "a { margin-inline-start: 1rem; inset-inline-end: 0; text-align: start }",
        "a { margin: 0 auto 1rem }",
        "a { margin: 0 1px 2px 1px }",
        "a { border-radius: 1px 1px 0 0 }",
        "a { transform: translate(0, -50%) }",
        "a { transform: translateX(calc(var(--direction-factor) * 1px)) }",
        "a { background: linear-gradient(to bottom, red, blue) }",
        "a { overflow-x: auto }",
        ".left { color: red } /* left: 0 */",
    ],
)
def test_a_side_of_the_text_is_let_pass(right):
    assert list(find_physical(right)) == []


@pytest.mark.parametrize("path", STYLE_SHEETS, ids=name)
def test_style_sheet_names_no_side_of_the_screen(path):
    assert list(find_physical(path.read_text())) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_no_inline_style_or_script_and_no_side_in_a_class(path):
    text = path.read_text()

    assert [match[0] for match in INLINE.finditer(HASHED.sub("", text))] == []
    assert [match[0] for match in SIDED_CLASS.finditer(text)] == []

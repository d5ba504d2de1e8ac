"""Every kind of page is valid HTML, and so is a page that says that nothing works."""

import pytest

from tests.readers.markup import find_faults
from tests.readers.states import NAMES, error_pages


def test_every_kind_of_page_of_both_editions_is_valid(demo):
    answers = {page: demo.get(page.url) for page in demo.pages}
    faults = {page.name: found for page, answer in answers.items() if (found := find_faults(answer.text))}

    assert faults == {}
    assert {
        page.name: answer.status_code
        for page, answer in answers.items()
        if answer.status_code != {"not-found": 404, "gone": 410, "lite-gone": 410}.get(page.kind, 200)
    } == {}
    assert len({page.kind for page in demo.pages}) >= 26


@pytest.mark.parametrize("name", NAMES)
def test_pages_for_when_nothing_works_are_valid(name):
    assert find_faults(error_pages()[name]) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><div></div></p>", "unexpected-end-tag"),
        ('<p id="a"></p><p id="a"></p>', "id a stands 2 times"),
        ('<a href="/"><button type="button">x</button></a>', "<button> in <a>"),
        ("<h1>x</h1><h3>y</h3>", "h3 'y' after h1"),
        ("<ul><p>x</p></ul>", "<p> in <ul>"),
        ("<span><p>x</p></span>", "<p> in <span>"),
        ('<p aria-labelledby="b">x</p>', "aria-labelledby=b names nothing"),
        ('<p onclick="x()" style="color:red">x</p>', "onclick= on <p>"),
        ('<img src="/a.jpg" width="1" height="1">', "without alt"),
        ('<time datetime="14/08/2026">x</time>', "datetime=14/08/2026"),
    ],
)
def test_a_fault_is_found(html, fault):
    page = (
        f'<!doctype html><html lang="ar" dir="rtl"><head><title>ص</title></head><body><main>{html}</main></body></html>'
    )

    assert any(fault in found for found in find_faults(page)), find_faults(page)

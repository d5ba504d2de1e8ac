"""The page of the design system: only where it is wanted, and with everything on it."""

import re

import pytest

from warraq.delivery.design.groups import build_groups
from warraq.delivery.design.tokens import read_tokens
from warraq.delivery.site.bundle import style_files
from warraq.delivery.site.edition import build_masthead
from warraq.delivery.site.tests.factories import NOON

# On every page, or only on paper: nothing of its own to be shown.
_NO_PIECE = {"motion", "print", "skip-link"}


@pytest.fixture
def shown(settings):
    settings.WARRAQ_DESIGN_PAGE = True


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/_design/", "/_design/tokens.css"])
def test_the_address_is_unknown_where_the_setting_is_off(reader, paper, path):
    assert reader.get(path).status_code == 404


@pytest.mark.django_db
def test_every_component_and_every_token_is_there(reader, paper, shown):
    html = reader.get("/_design/").content.decode()

    css = [path for path in style_files("components") if path.stem not in _NO_PIECE]
    classes = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    absent = [
        path.stem for path in css if not classes & set(re.findall(r"^\.([a-z-]+)", path.read_text(), re.MULTILINE))
    ]
    assert absent == []
    tokens = set(read_tokens()) - {"section"}
    assert [token for token in sorted(tokens) if f"--{token}: " not in html] == []


@pytest.mark.django_db
def test_no_id_stands_twice_and_every_reference_leads_somewhere(reader, paper, shown):
    html = reader.get("/_design/").content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted({name for name in ids if ids.count(name) > 1}) == []
    named = {
        name
        for names in re.findall(r'\s(?:for|list|aria-labelledby|aria-describedby)="([^"]+)"', html)
        for name in names.split()
    }
    assert named - set(ids) == set()


@pytest.mark.django_db
def test_nothing_is_kept_and_search_engines_stay_out(reader, paper, shown):
    response = reader.get("/_design/")

    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.django_db
def test_a_piece_names_its_template_classes_files_and_tokens(paper):
    from warraq.delivery.design.pieces import Case

    case = Case(build_masthead(paper.edition), NOON)
    piece = case.part("عاجل", "site/components/breaking.html", breaking={"text": "خبر", "url": "/"})

    assert piece.classes == ["breaking", "wrap"]
    assert piece.files == ["breaking.css"]
    assert "--accent" in piece.tokens


@pytest.mark.django_db
def test_pieces_ask_for_no_row_that_is_not_the_masthead_s(paper, django_assert_max_num_queries):
    masthead = build_masthead(paper.edition)

    with django_assert_max_num_queries(12):
        groups = build_groups(masthead, now=NOON)

    assert sum(len(group.pieces) for group in groups) > 90


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(site, chromium, shown, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_page(viewport={"width": 320, "height": 900}, color_scheme=scheme)
    page.goto(f"{site}/_design/")

    found = Axe().run(page)

    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    told = [(v["id"], [node["html"][:120] for node in v["nodes"]][:4]) for v in found.response["violations"]]
    assert told == []
    assert over == 0

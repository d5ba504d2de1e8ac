"""The real pages this importer was made for. They are not part of the repository."""

from pathlib import Path

import pytest

from warraq.ingest.pages import SavedPage, read_pages

FOLDER = Path(__file__).resolve().parents[6] / "shared" / "pages"


def page_named(name: str) -> SavedPage:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"needs the saved page ../shared/pages/{name}")
    (page,) = read_pages([path])
    assert isinstance(page, SavedPage)
    return page


def lines_of(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_the_whole_article_page_comes_in():
    name = "000_e191048c17e6a3e5.txt"
    page = page_named(name)
    lines = lines_of(name)

    assert page.section_trail == ["أخبار السياسة والسياسيين"]
    assert page.lead_picture is not None
    assert page.lead_picture.caption == "قائد الجيش الوطني الليبي خليفة حفتر"
    assert (page.dateline_place, page.source_name) == ("طرابلس", "الدار البيضاء اليوم")
    assert page.paragraphs == lines[3:9]
    assert [pick.headline for pick in page.picks] == lines[10:12]
    assert page.canonical_host == "casablancatoday.com"
    assert page.headline_is_working
    assert page.language == "ar"


def test_the_page_with_doubled_captions_comes_in():
    name = "aawsat-captions.txt"
    page = page_named(name)
    lines = lines_of(name)

    assert (page.headline, page.standfirst) == (lines[0], lines[1])
    assert not page.headline_is_working
    assert page.lead_picture is not None
    assert f"{page.lead_picture.caption} ({page.lead_picture.credit})" == lines[2]
    assert page.paragraphs == lines[-2:]


def test_the_mobile_page_comes_in():
    name = "almkal-amp.txt"
    page = page_named(name)
    lines = lines_of(name)

    assert page.site_name == "جريدة المقال"
    assert page.headline == lines[1]
    assert (page.dateline_place, page.source_name) == ("بغداد", "أ ش أ")
    assert page.paragraphs == [lines[2].split("/أ ش أ/ ")[1]]


def test_all_pages_together_come_in_as_each_alone():
    if not FOLDER.is_dir():
        pytest.skip("needs the saved pages in ../shared/pages")

    together = [page for page in read_pages([FOLDER]) if isinstance(page, SavedPage)]

    assert [page.paragraphs for page in together] == [page_named(page.source_path.name).paragraphs for page in together]
    assert len(together) == 3

from datetime import UTC, datetime
from pathlib import Path

import pytest

from warraq.ingest.pages import Block, BlockKind, NoArticle, Pick, Picture, SavedPage, parse_html
from warraq.ingest.pages.tests import sample_pages

PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in sample_pages.PARAGRAPHS)


def read(markup: str) -> SavedPage:
    return parse_html(markup.encode())


@pytest.fixture(scope="module")
def article() -> SavedPage:
    return read(sample_pages.ARTICLE)


def of_kind(page: SavedPage, kind: BlockKind) -> list[Block]:
    return [block for block in page.body if block.kind is kind]


def test_titles_times_and_names_come_from_the_pages_own_data(article: SavedPage):
    assert article.headline == "ترميم السور القديم يبدأ الشهر المقبل"
    assert article.standfirst == "البوابة الشمالية أولا والزوار في الربيع القادم"
    assert article.section_trail == ["تراث"]
    assert article.released_at == datetime(2024, 3, 2, 9, 0, tzinfo=UTC)
    assert article.updated_at == datetime(2024, 3, 2, 11, 30, tzinfo=UTC)
    assert article.bylines == ["سلمى الراوي"]
    assert article.topics == ["السور", "ترميم"]
    assert article.site_name == "صحيفة الواحة"
    assert article.canonical_url == "https://www.waha.example.com/news/sur-12"
    assert article.canonical_host == "waha.example.com"
    assert (article.dateline_place, article.source_name) == ("مراكش", "وكالة الواحة")


def test_the_lead_picture_keeps_caption_credit_and_alt(article: SavedPage):
    assert article.lead_picture == Picture(
        "https://waha.example.com/sur.jpg", None, "السور عند الغروب", "رويترز", "سور من طين"
    )


def test_the_body_keeps_every_block_in_order(article: SavedPage):
    kinds = [block.kind.value for block in article.body]

    assert kinds == ["text", "also_read", "text", "subheading", "picture", "text", "quote", "embed", "table", "text"]


def test_loose_text_between_paragraphs_is_not_lost(article: SavedPage):
    assert "كلام طليق في الحاوية بلا فقرة حوله، ومع ذلك هو من الخبر." in article.paragraphs
    assert "وسطر آخر طليق بعد سطرين فارغين، وهو من الخبر أيضا." in article.paragraphs


def test_blocks_hold_what_the_page_showed(article: SavedPage):
    assert of_kind(article, BlockKind.ALSO_READ)[0].picks == (
        Pick("اكتشاف باب منسي في السور", "https://www.waha.example.com/news/bab-3"),
    )
    assert of_kind(article, BlockKind.PICTURE)[0].picture == Picture(
        "https://www.waha.example.com/b.jpg", None, "برج مائل", "غيتي", ""
    )
    assert of_kind(article, BlockKind.QUOTE)[0].text == "لن نترك حجرا واحدا خارج مكانه في هذا السور"
    assert of_kind(article, BlockKind.EMBED)[0].url == "https://www.youtube.com/watch?v=abcdefghijk"
    assert of_kind(article, BlockKind.TABLE)[0].rows == (("المرحلة", "الأشهر"), ("الأولى", "3"))
    assert "<ul><li>البوابة</li><li>برج <b>الحمام</b></li></ul>" in of_kind(article, BlockKind.TEXT)[2].text


def test_picks_below_the_story_keep_their_addresses_and_other_lists_stay_out(article: SavedPage):
    assert article.picks == [
        Pick("سكان الواحة يروون حكايات السور", "https://www.waha.example.com/a1"),
        Pick("مهندسون شباب يوثقون العمارة الطينية", "https://waha.example.com/a2"),
    ]
    assert "لا شأن له" not in " ".join(article.paragraphs)
    assert "محفوظة" not in " ".join(article.paragraphs)


def test_unsafe_links_and_scripts_never_come_in(article: SavedPage):
    rich = " ".join(block.text for block in article.body)

    assert '<a href="https://plan.example.com/a">البرنامج</a>' in rich
    assert "evil" not in rich
    assert "الأشغال" in rich
    assert "alert" not in rich
    assert "{{7*7}}" in rich
    assert next(note for note in article.notes if note.code == "links_refused").detail == "1"


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="javascript:alert(1)">نص</a>',
        '<a href="https://user:pass@evil.example@good.example/">نص</a>',
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>نص",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>نص',
        '<b style="position:fixed;background:url(javascript:alert(1))" onclick="alert(1)">نص</b>',
        "<img src=x onerror=alert(1)>نص",
        '<b dir="rtl&quot; onmouseover=alert(1)">نص</b>',
        '<img src="http://169.254.169.254/latest/">نص',
        '<iframe src="http://127.0.0.1:8298/"></iframe>نص',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>نص',
        '<object data="x.swf"></object><embed src="http://127.0.0.1/x">نص',
    ],
)
def test_hostile_markup_leaves_only_its_text(inside: str):
    page = read(
        f"<html><body><article><h1>عنوان هذا الخبر هنا</h1>{PROSE}<p>{inside} يتبعه كلام كاف ليكون فقرة من الخبر.</p></article></body></html>"
    )

    everything = repr(page.body)
    assert "نص" in page.paragraphs[-1]
    for trace in ("alert", "javascript", "style", "onclick", "onmouseover", "evil.example", "127.0.0.1", "169.254"):
        assert trace not in everything


def test_hidden_direction_overrides_written_as_entities_are_removed():
    page = read(
        f"<html><body><h1>خبر &#8238;عاجل من الواحة</h1><article>{PROSE}<p>كلام &#x202E;مقلوب وفيه رابط مخفي عن القارئ هنا.</p></article></body></html>"
    )

    assert "\u202e" not in page.headline + repr(page.body)


def test_a_page_laid_out_in_tables_in_undeclared_windows_1256_is_read(tmp_path: Path):
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "pic.jpg").write_bytes(b"picture")

    page = parse_html(sample_pages.LAID_OUT_IN_TABLES.encode("windows-1256"), source_path=tmp_path / "page.htm")

    assert page.headline == "افتتاح معرض الكتاب في المدينة القديمة"
    assert len(page.paragraphs) == 3
    assert page.paragraphs[0].startswith("افتتح أمس")
    assert page.paragraphs[2].endswith("في الخط العربي.")
    assert page.released_at == datetime(2005, 3, 12, tzinfo=UTC)
    assert page.lead_picture == Picture(None, tmp_path / "page_files" / "pic.jpg", "زوار في رواق المعرض", "", "")
    assert {"encoding_undeclared"} <= {note.code for note in page.notes}


def test_a_picture_path_never_leaves_the_pages_folder(tmp_path: Path):
    (tmp_path / "secret.jpg").write_bytes(b"x")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    pictures = "".join(
        f'<figure><img src="{src}"><figcaption>صورة</figcaption></figure>'
        for src in ("../secret.jpg", "link.jpg", "%2e%2e/secret.jpg")
    )

    page = parse_html(
        f"<article><h1>عنوان هذا الخبر هنا</h1>{PROSE}{pictures}</article>".encode(), source_path=folder / "p.html"
    )

    assert "secret" not in repr(page)
    assert of_kind(page, BlockKind.PICTURE) == []


def test_a_body_that_only_the_embedded_data_has_is_taken_from_there():
    body = "\\n\\n".join(sample_pages.PARAGRAPHS)
    data = '{"@type":"NewsArticle","headline":"عنوان هذا الخبر هنا","articleBody":"' + body + '"}'
    markup = (
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        "<body><h1>عنوان هذا الخبر هنا</h1><p>حمل التطبيق لقراءة الخبر كاملا.</p></body></html>"
    )

    page = read(markup)

    assert page.paragraphs == sample_pages.PARAGRAPHS
    assert "body_from_metadata" in {note.code for note in page.notes}


def test_a_front_named_as_every_pages_canonical_is_not_believed():
    head = '<head><link rel="canonical" href="https://waha.example.com/"></head>'

    first = read(f"<html>{head}<body><h1>عنوان هذا الخبر هنا</h1><article>{PROSE}</article></body></html>")
    second = read(f"<html>{head}<body><h1>عنوان خبر غيره هنا</h1><article>{PROSE}</article></body></html>")

    assert first.canonical_url is None
    assert first.fingerprint != second.fingerprint


def test_one_page_under_two_spellings_of_its_address_has_one_fingerprint():
    pages = [
        read(sample_pages.ARTICLE.replace("https://www.waha.example.com/news/sur-12", address))
        for address in (
            "https://waha.example.com/%D8%B3%D9%88%D8%B1/",
            "http://www.waha.example.com/سور?utm_source=x#top",
        )
    ]

    assert pages[0].fingerprint == pages[1].fingerprint


def test_shortcodes_a_theme_left_behind_are_converted_or_removed():
    page = read(
        f'<article><h1>عنوان هذا الخبر هنا</h1>{PROSE}<p>[gallery ids="1,2"]</p><p>[embed]https://video.example.com/watch/9[/embed]</p></article>'
    )

    assert "[gallery" not in repr(page.body)
    assert of_kind(page, BlockKind.EMBED)[0].url == "https://video.example.com/watch/9"
    assert "shortcodes" in {note.code for note in page.notes}


def test_markup_nested_too_deeply_is_read_as_text_and_nothing_is_lost():
    page = read(f"<html><body><h1>عنوان هذا الخبر هنا</h1>{'<div>' * 1000}{PROSE}</body></html>")

    assert page.paragraphs == sample_pages.PARAGRAPHS
    assert "read_as_plain_text" in {note.code for note in page.notes}


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<frameset><frame src=x></frameset>", "<html><body><p>قليل</p></body></html>"]
)
def test_a_page_with_no_story_says_so(markup: str):
    with pytest.raises(NoArticle):
        read(markup)

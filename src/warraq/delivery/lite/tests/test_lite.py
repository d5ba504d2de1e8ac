import base64
import gzip
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories

pytestmark = pytest.mark.django_db
STORY = encode("/lite/ثقافة/خبر-30/")
PAGES = ["/lite/", encode("/lite/رياضة/"), STORY]
MOST_BYTES = 10_240
PICTURE = (
    '<figure class="picture"><picture><source type="image/avif" srcset="/media/a.avif 320w">'
    '<img src="/media/a.jpg" width="640" height="427" alt="قارب &quot;صغير&quot;"></picture></figure>'
)


def get(reader, path):
    response = reader.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_a_lite_page_needs_nothing_but_itself(reader, paper, path):
    response = reader.get(path)
    soup = BeautifulSoup(response.content, "html.parser")

    assert soup.select("script, link[rel=stylesheet], link[rel=preload], iframe") == []
    assert [
        image for image in soup.select("img") if not (image["loading"] == "lazy" and image.find_parent("details"))
    ] == []
    assert len(gzip.compress(response.content)) <= MOST_BYTES
    assert soup.title.text.endswith("المرفأ المغربية، النسخة الخفيفة")
    assert soup.html["dir"] == "rtl"
    assert len(soup.select("h1")) == 1


@pytest.mark.parametrize("path", PAGES)
def test_its_policy_lets_in_its_own_style_and_nothing_else(reader, paper, path):
    response = reader.get(path)
    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}';" in response["Content-Security-Policy"]
    assert response["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_whole_page_is_the_canonical_one_and_is_linked(reader, paper):
    for path in PAGES:
        soup = get(reader, path)
        whole = path.removeprefix("/lite")
        assert soup.select_one("link[rel=canonical]")["href"] == f"https://almarfa.example{whole}"
        assert soup.select_one("footer a")["href"] == whole


def test_a_story_is_all_there(reader, paper):
    soup = get(reader, STORY)
    text = soup.main.text

    for words in ("قبل.", "بعد.", "سلمى بنعيسى", "طنجة", "وكالات", "15 غشت 2026", "ورد الاسم خطأ.", "رسم: ورّاق"):
        assert words in text
    links = [link["href"] for link in soup.select("main a")]
    assert all(link.startswith("/lite/") for link in links)
    assert len(links) == len(set(links))


def test_who_where_and_when_are_told_apart(reader, paper):
    told = next(line for line in get(reader, STORY).select("main .small") if line.time)

    assert re.sub(r"[\s\u2066-\u2069]+", " ", told.text).startswith("سلمى بنعيسى · طنجة - وكالات · 15 غشت 2026")


def test_a_long_story_keeps_to_its_ten_kilobytes(reader, paper):
    words = [
        "قال",
        "رئيس",
        "الجمعية",
        "إن",
        "الميناء",
        "القديم",
        "سيفتح",
        "أبوابه",
        "للزوار",
        "طوال",
        "الأسبوع",
        "المقبل",
        "حتى",
        "ساعات",
        "المساء",
    ]
    paragraphs = [
        " ".join(words[(n * 7 + k * k) % len(words)] + ("" if k % 3 else str((n * k) % 97)) for k in range(40))
        for n in range(30)
    ]
    paper.rich.body = [{"html": "".join(f"<p>{text}</p>" for text in paragraphs)}]
    paper.rich.save()

    response = reader.get(STORY)

    assert sum(len(text.split()) for text in paragraphs) == 1200
    assert len(gzip.compress(response.content)) <= MOST_BYTES


def test_a_picture_waits_until_it_is_asked_for(reader, paper):
    paper.rich.body = [{"html": f'<p>نص <a href="/s/1/">رابط</a></p>{PICTURE}'}]
    paper.rich.save()

    soup = get(reader, STORY)
    lead, inside = soup.select("details")

    assert inside.summary.text == 'إظهار الصورة: قارب "صغير"'
    assert (inside.img["src"], inside.img["loading"], inside.img["alt"]) == ("/media/a.jpg", "lazy", 'قارب "صغير"')
    assert lead.img["src"] == "/media/images/30-640.jpg"
    assert "avif" not in str(soup)
    assert soup.select_one("main p a[href='/lite/s/1/']") is not None


def test_a_lite_address_has_one_spelling_too(reader, paper):
    def leads_to(path):
        response = reader.get(path, RAW_URI=path)
        assert response.status_code == 301
        return response["Location"]

    assert leads_to("/lite") == "/lite/"
    assert leads_to(STORY.lower()) == STORY
    assert leads_to("/lite/s/y/") == STORY
    assert leads_to(encode("/lite/topics/الدار-البيضاء/")) == encode("/topics/الدار-البيضاء/")
    assert reader.get("/lite/nothing/").status_code == 404
    paper.rich.delete()
    assert reader.get(STORY).status_code == 404


def test_a_lite_page_names_what_it_shows(reader, paper):
    keys = reader.get(STORY)["Surrogate-Key"].split()

    assert {"story:30", "story:29", f"masthead:{paper.edition.pk}"} <= set(keys)
    assert f"latest:{paper.edition.pk}" in reader.get("/lite/")["Surrogate-Key"].split()


def test_what_a_journalist_wrote_stays_text(reader, paper):
    factories.make_story(
        80,
        paper.sections[0],
        headline="<script>window.__xss=1</script>",
        body=[{"html": "<p onclick=x()>نص<script>1</script>"}],
    )

    html = reader.get(encode("/lite/رياضة/خبر-80/")).content.decode()

    assert "<script" not in html
    assert "onclick" not in html


def test_a_whole_page_leads_to_its_lite_version(reader, paper):
    story = get(reader, encode("/ثقافة/خبر-30/"))
    lite = story.select_one(".share a[href^='/lite/']")

    assert encode(lite["href"]) == STORY
    assert get(reader, STORY).select_one("link[rel=canonical]")["href"].endswith(encode("/ثقافة/خبر-30/"))
    assert story.select_one("footer.footer a[href='/lite/']") is not None

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import build_masthead
from warraq.delivery.site.pages.article import build_article
from warraq.delivery.site.scripts import HEAD_SCRIPT
from warraq.delivery.site.tests import factories
from warraq.publishing.release.models import PublishedStory

pytestmark = pytest.mark.django_db
ADDRESS = encode("/ثقافة/خبر-30/")


def soup_of(reader, address=ADDRESS):
    return BeautifulSoup(reader.get(address).content, "html.parser")


def graph_of(soup):
    return json.loads(soup.find("script", type="application/ld+json").string)["@graph"]


def test_every_part_is_there(reader, paper):
    soup = soup_of(reader)

    assert [link.text for link in soup.select(".breadcrumb a")][1:] == ["ثقافة"]
    assert soup.select_one(".article .kicker").text == "ميناء"
    assert soup.h1.text == paper.rich.headline
    assert soup.select_one(".byline a")["href"] == "/contributors/salma/"
    assert soup.select_one(".dateline__place").text == "طنجة"
    assert soup.select_one(".dateline__source").text == "وكالات"
    assert soup.select_one(".times time")["datetime"] == "2026-08-15T19:00:00+01:00"
    assert "15 غشت 2026" in soup.select_one(".times time").text
    assert soup.select_one(".lead-picture img")["fetchpriority"] == "high"
    assert soup.select_one(".lead-picture .caption").text == "التعليق على الصورة، الميناء قبل وصول السفينة."
    assert soup.select_one(".lead-picture .credit").text == "مصدر الصورة: رسم: ورّاق"
    assert soup.select_one(".topics a")["href"] == "/topics/الدار-البيضاء/"
    assert "ورد الاسم خطأ." in soup.select_one(".corrections").text
    assert soup.select_one(".share__short a")["href"] == "https://almarfa.example/s/y/"
    assert len(soup.select("a.share__link")) == 5
    assert soup.select(".latest li")
    assert soup.select(".box li")
    assert soup.select_one("link[rel=canonical]")["href"] == f"https://almarfa.example{ADDRESS}"


def test_several_names_are_a_list_in_a_place_with_a_name_and_one_is_none(reader, paper):
    byline = soup_of(reader).select_one("section.byline")
    assert byline.find(id=byline["aria-labelledby"]).text == "من كتبه"
    assert byline.ul is None

    names = [("سلمى بنعيسى", False), ("وكالة الأنباء", False), ("كريم", True)]
    paper.rich.bylines = [
        {"id": None, "name": name, "path": "", "role": "مراسلة", "with": is_with} for name, is_with in names
    ]
    paper.rich.save()
    written, helped = soup_of(reader).select(".byline > div")

    assert [" ".join(item.text.split()) for item in written.select("ul[role=list] > li")] == [
        "سلمى بنعيسىمراسلة",
        "ووكالة الأنباءمراسلة",
    ]
    assert (helped.ul, helped.bdi.text, helped.select_one(".byline__role")) == (None, "كريم", None)


def test_each_heading_of_a_body_has_a_name_of_its_own_by_which_it_is_linked_to(reader, paper):
    paper.rich.body = [
        {"html": "<h2>ما الذي تغيّر؟</h2><p>قبل.</p><h2>Main</h2>"},
        {"also_read": [3]},
        {"html": "<h2>ما الذي تغيّر؟</h2><h3>می\u200cخواهم &amp; Headline</h3><h2>؟!</h2>"},
    ]
    paper.rich.save()

    soup = soup_of(reader)
    names = [tag["id"] for tag in soup.find_all(id=True)]

    assert [tag["id"] for tag in soup.select(".body :is(h2, h3)")] == [
        *("ما-الذي-تغير", "part-main", "ما-الذي-تغير-2", "مي-خواهم-headline", "part"),
    ]
    assert len(names) == len(set(names))


def test_a_story_goes_to_the_first_place_that_wants_it(reader, paper):
    soup = soup_of(reader)
    inside, at_end = soup.select(".also-read")

    assert [link.text.split()[3] for link in inside.select("a")] == ["3", "29"]
    assert [link.text.split()[3] for link in at_end.select("a")[:2]] == ["4", "28"]
    assert [link.text.split()[3] for link in soup.select(".related h3 a")] == ["27", "26", "25", "5"]


def test_stories_of_an_old_site_are_offered_by_their_headlines(reader, paper):
    last, bare = soup_of(reader).select(".also-read")[1].select("li")[2:]

    assert last.a["href"] == "https://old.example/1"
    assert (bare.text, bare.a) == ("خبر بلا عنوان معروف", None)


def test_the_offered_stories_stand_where_the_editor_put_them(reader, paper):
    body = soup_of(reader).select_one(".body")

    assert [tag.name for tag in body.find_all(True, recursive=False)] == ["p", "div", "p", "section"]


def test_an_update_is_told_only_when_there_was_one(reader, paper):
    assert soup_of(reader).select_one(".times__updated") is None

    paper.rich.updated_at = factories.NOON.replace(month=9)
    paper.rich.save()

    assert soup_of(reader).select_one(".times__updated time")["datetime"] == "2026-09-14T13:00:00+01:00"


def test_a_story_of_another_edition_says_where_it_is_at_home(reader, paper):
    home = factories.make_edition(
        "mashriq", host="mashriq.example", name="المرفأ المشرقية", short_name="المشرقية", language="ar-JO"
    )
    factories.make_story(50, paper.sections[0], home_edition=home, home_path="/world/خبر/")

    soup = soup_of(reader, encode("/رياضة/خبر-50/"))

    address = "https://mashriq.example" + encode("/world/خبر/")
    assert soup.select_one("link[rel=canonical]")["href"] == address
    assert soup.select_one(".elsewhere a")["href"] == address
    assert soup.select_one(".elsewhere bdi").text == "المشرقية"
    assert graph_of(soup)[0]["url"] == address


def test_a_story_of_another_site_leads_there(reader, paper):
    factories.make_story(51, paper.sections[0], canonical_url="https://www.casablancatoday.com/old/1")

    soup = soup_of(reader, encode("/رياضة/خبر-51/"))

    assert soup.select_one("link[rel=canonical]")["href"] == "https://www.casablancatoday.com/old/1"
    assert soup.select_one(".elsewhere bdi").text == "casablancatoday.com"


def test_a_story_of_which_only_the_old_site_is_known_stays_canonical_here(reader, paper):
    factories.make_story(53, paper.sections[0], canonical_url="https://casablancatoday.com/")
    address = encode("/رياضة/خبر-53/")

    soup = soup_of(reader, address)

    assert soup.select_one("link[rel=canonical]")["href"] == f"https://almarfa.example{address}"
    assert graph_of(soup)[0]["url"] == f"https://almarfa.example{address}"
    assert soup.select_one(".elsewhere a")["href"] == "https://casablancatoday.com/"
    assert soup.select_one(".elsewhere bdi").text == "casablancatoday.com"


def test_what_an_editor_offers_keeps_its_order_whether_it_is_here_or_not(reader, paper):
    paper.rich.picks = [
        {"id": None, "headline": "خبر من موقع آخر", "url": "https://old.example.com/1"},
        {"id": 4, "headline": "", "url": ""},
        {"id": 999, "headline": "", "url": ""},
        {"id": None, "headline": "خبر لا عنوان له على الشبكة", "url": ""},
        {"id": None, "headline": "خبر برابط مريب", "url": "javascript:alert(1)"},
    ]
    paper.rich.save()

    offered = soup_of(reader).select(".also-read")[1].select("li")

    assert [item.text for item in offered] == [
        "خبر من موقع آخر",
        paper.stories[3].headline,
        "خبر لا عنوان له على الشبكة",
        "خبر برابط مريب",
    ]
    assert [item.a and item.a.get("rel") for item in offered] == [["external"], None, None, None]
    assert offered[0].a["href"] == "https://old.example.com/1"


def test_a_caption_whose_picture_did_not_come_along_is_still_read(reader, paper):
    paper.rich.lead_picture = {"id": None, "alt": "", "caption": "قائد الجيش", "credit": ""}
    paper.rich.save()

    soup = soup_of(reader)

    assert soup.select_one(".lead-picture .caption").text == "التعليق على الصورة، قائد الجيش"
    assert soup.select_one(".lead-picture img") is None
    assert "image" not in graph_of(soup)[0]


def test_what_journalists_write_is_never_markup(reader, paper):
    evil = '"><svg onload=alert(1)></script><script>alert(2)</script>'
    factories.make_story(
        52,
        paper.sections[0],
        headline=evil,
        kicker=evil,
        standfirst=evil,
        place=evil,
        source=evil,
        corrections=[{"note": evil, "corrected_at": "2026-08-16T09:00:00+00:00"}],
        lead_picture={**factories.make_picture(), "alt": evil, "caption": evil, "credit": evil},
        bylines=[{"id": None, "name": evil, "path": "", "role": "", "with": False}],
        topics=[{"id": 1, "name": evil, "path": "/topics/x/"}],
    )

    soup = soup_of(reader, encode("/رياضة/خبر-52/"))

    assert not soup.find_all("svg")
    told = [tag.get("src") or tag.get("type") or tag.string for tag in soup.find_all("script")]
    assert told == [
        HEAD_SCRIPT,
        "/static/site/site.js",
        "/static/counting/beacon.js",
        "/static/offline/register.js",
        "application/ld+json",
    ]
    assert graph_of(soup)[0]["headline"] == evil


def test_words_of_ours_in_a_body_are_put_in_when_the_page_is_made(reader, paper):
    paper.rich.body = [{"html": '<figure><i data-label="credit"></i><i data-label="unknown"></i></figure>'}]
    paper.rich.save()

    html = reader.get(ADDRESS).content.decode()

    assert "data-label" not in html


def test_only_a_page_with_a_player_loads_the_script(reader, paper):
    assert "embed.js" not in reader.get(ADDRESS).content.decode()

    paper.rich.body = [{"html": '<figure class="embed" data-embed="https://player.vimeo.com/video/1234"></figure>'}]
    paper.rich.save()

    assert any(tag["src"].endswith("site/embed.js") for tag in soup_of(reader).find_all("script", type="module"))


def test_an_article_costs_at_most_nine_queries_however_large_the_archive(reader, paper, django_assert_max_num_queries):
    with django_assert_max_num_queries(9) as small:
        reader.get(ADDRESS)
    for number in range(100, 200):
        factories.make_story(number, paper.sections[number % 3], with_topics=[paper.topic])

    with django_assert_max_num_queries(9) as large:
        reader.get(ADDRESS)
    assert len(large) == len(small)


def test_a_story_from_another_edition_costs_no_more(reader, paper, django_assert_max_num_queries):
    home = factories.make_edition("mashriq", host="mashriq.example", language="ar-JO")
    factories.make_story(50, paper.sections[0], home_edition=home, home_path="/world/خبر/")

    with django_assert_max_num_queries(9):
        reader.get(encode("/رياضة/خبر-50/"))


@pytest.mark.parametrize("path", ["/", "/رياضة/", "/topics/الدار-البيضاء/", "/contributors/salma/"])
def test_lists_cost_a_fixed_number_of_queries(reader, paper, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        reader.get(encode(path))


def test_the_keys_name_all_that_is_shown(reader, paper):
    keys = reader.get(ADDRESS)["Surrogate-Key"].split()

    assert {"story:30", "story:3", f"latest:{paper.edition.pk}"} <= set(keys)
    assert {f"section:{section.pk}" for section in (paper.sections[0], paper.sections[2])} <= set(keys)


def test_a_release_makes_no_other_story_of_its_section_stale(paper):
    masthead = build_masthead(paper.edition)
    page = build_article(PublishedStory.objects.get(story_id=30), masthead=masthead, now=timezone.now())

    assert {key.split(":")[0] for key in page.keys} == {"story", "masthead", "related", "background"}
    assert [block.name for block in page.blocks] == ["most_read", "latest", "section_boxes", "footer"]


def test_an_edition_with_other_digits_and_months_tells_time_in_its_own(client, db):
    edition = factories.make_edition(
        "mashriq", host="mashriq.example", language="ar-JO", time_zone="Asia/Amman", digits="arab"
    )
    factories.make_story(1, factories.make_section(edition, "world"))

    soup = BeautifulSoup(client.get(encode("/world/خبر-1/"), HTTP_HOST="mashriq.example").content, "html.parser")

    assert "١٤ آب ٢٠٢٦" in soup.select_one(".times time").text

from urllib.parse import quote

import pytest

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.resolve import read_code
from warraq.delivery.site.tests import factories
from warraq.publishing.release.addresses import code_for
from warraq.publishing.release.models import Address, FormerSlug, PublishedStory
from warraq.publishing.standing.models import FormerPageSlug, PublishedPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "variant",
    [
        "/ثقافة/خبر-30",
        "/ثقافة//خبر-30//",
        "/ثقافه/خبر-30/",
        "/ثقافة/خبر-٣٠/",
        "/ثقـافة/خبر-30/",
        "/ثقافة/خَبر-30/",
        "/ثقافة/خبر-30\u200d/",
        "/ثقافة/\ufea7\ufe92\ufeae-30/",
    ],
)
def test_a_spelling_variant_is_sent_once_to_the_canonical_address(reader, paper, variant):
    response = reader.get(quote(variant))

    assert response.status_code == 301
    assert response["Location"] == encode("/ثقافة/خبر-30/")
    assert reader.get(response["Location"]).status_code == 200


def test_composed_and_decomposed_letters_are_one_address(reader, paper):
    factories.make_story(31, paper.sections[2], path="/ثقافة/أخبار/")

    response = reader.get(quote("/ثقافة/\u0627\u0654خبار/"))

    assert (response.status_code, response["Location"]) == (301, encode("/ثقافة/أخبار/"))


def test_two_stories_alike_in_spelling_are_not_guessed_between(reader, paper):
    factories.make_story(31, paper.sections[2], path="/ثقافة/علي/")
    factories.make_story(32, paper.sections[2], path="/ثقافة/على/")

    assert reader.get(quote("/ثقافة/علی/")).status_code == 404


def test_an_old_address_leads_to_the_present_one(reader, paper):
    factories.make_address(paper.edition, "/رياضة/قديم/", story_id=30)

    response = reader.get(quote("/رياضة/قديم/"))

    assert (response.status_code, response["Location"]) == (301, encode("/ثقافة/خبر-30/"))


def test_an_old_address_of_a_section_leads_to_it(reader, paper):
    sport = paper.sections[0]
    sport.slug = "الرياضة"
    sport.save()

    response = reader.get(quote("/رياضة/"))

    assert (response.status_code, response["Location"]) == (301, encode("/الرياضة/"))


def test_the_short_address_leads_to_the_story(reader, paper):
    response = reader.get(f"/s/{code_for(30)}/")

    assert (response.status_code, response["Location"]) == (301, encode("/ثقافة/خبر-30/"))


def test_the_short_address_of_another_edition_leads_there(reader, paper):
    other = factories.make_edition("mashriq", host="mashriq.example", language="ar-JO", time_zone="Asia/Amman")
    factories.make_story(77, factories.make_section(other, "world"))

    response = reader.get(f"/s/{code_for(77)}/")

    assert response["Location"] == "https://mashriq.example" + encode("/world/خبر-77/")


def test_a_withdrawn_story_answers_gone_with_the_reason_at_all_its_addresses(reader, paper):
    PublishedStory.objects.filter(story_id=30).delete()
    Address.objects.filter(story_id=30).update(gone_at=factories.NOON, gone_reason="سُحب بطلب من صاحبة الصورة.")

    for path in ("/ثقافة/خبر-30/", "/ثقافه/خبر-30/", f"/s/{code_for(30)}/"):
        response = reader.get(quote(path))
        assert response.status_code == 410
        assert "سُحب بطلب من صاحبة الصورة." in response.content.decode()
        assert "عنوان الخبر رقم 30" not in response.content.decode()


def test_an_address_given_out_before_the_release_is_like_any_that_never_was(reader, paper):
    factories.make_address(paper.edition, "/ثقافة/خبر-لم-يصدر/", story_id=900)

    early, never = (reader.get(encode(path)) for path in ("/ثقافة/خبر-لم-يصدر/", "/ثقافة/خبر-لم-يكتب/"))

    assert (early.status_code, early.content, early.headers) == (404, never.content, never.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/%D8/",
        "/%00/",
        "/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/%00/",
        "/%25D8%25AB/",
        "/a%0Ab.css",
        "/../../etc/passwd",
        "/topics/%00/",
        "/s/" + "z" * 40 + "/",
        "/s/zzzzzzzzzzzz/",
        "/" + "a" * 4000 + "/",
        "/index.html",
        "/ثقافة;a=b.css",
        "/ثقافة/خبر-30/.css",
        "/topics/",
        "/_edition/none.css",
    ],
)
def test_an_address_that_cannot_be_right_is_refused_without_failing(reader, paper, path):
    response = reader.get(path)

    assert response.status_code in {400, 404}
    assert response["Cache-Control"] in {"no-store", "public, max-age=0, must-revalidate"}
    assert response.get("Surrogate-Control", "max-age=5") == "max-age=5"


def test_unknown_query_keys_mean_nothing(reader, paper):
    address = encode("/ثقافة/خبر-30/")

    assert reader.get(f"{address}?utm_source=x&fbclid=1&page=-1").content == reader.get(address).content


def test_a_host_of_no_edition_is_refused(client, paper):
    response = client.get("/", HTTP_HOST="evil.example")

    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
    assert client.get("/", HTTP_HOST="a b").status_code == 400


def test_nothing_but_get_and_head_is_answered(reader, paper):
    assert reader.post("/").status_code == 405
    assert reader.delete("/").status_code == 405
    head = reader.head("/")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    ("code", "number"), [("1", 1), ("O", 0), ("l0", 32), ("Z", 31), ("u", None), ("", None), ("خ", None)]
)
def test_a_short_code_is_read_as_people_write_it(code, number):
    assert read_code(code) == number


def test_the_former_address_of_a_topic_leads_to_it(reader, paper):
    FormerSlug.objects.create(
        kind="topic", slug="اسم-قديم", owner_id=paper.topic.topic_id, target_id=paper.topic.topic_id
    )

    response = reader.get(quote("/topics/اسم-قديم/"))

    assert (response.status_code, response["Location"]) == (301, encode(f"/topics/{paper.topic.slug}/"))


def test_the_former_address_of_a_standing_page_leads_to_it(reader, paper):
    page = PublishedPage.objects.get(slug="about")
    FormerPageSlug.objects.create(edition=paper.edition, slug="من-نحن", page_id=page.page_id)
    FormerPageSlug.objects.create(edition=paper.edition, slug="gone", page_id=page.page_id + 1)

    response = reader.get("/من-نحن/")

    assert (response.status_code, response["Location"]) == (301, "/about/")
    assert reader.get("/gone/").status_code == 404

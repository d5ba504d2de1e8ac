import gzip
import time

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.cache.front import PRESSED_AFTER
from warraq.delivery.cache.tests.asking import Asking
from warraq.delivery.site.tests import factories
from warraq.publishing.release.keys import front_key, latest_key, story_key

ARTICLE = "/ثقافة/خبر-30/"


def links(heard):
    soup = BeautifulSoup(heard.text, "html.parser")
    return [a["href"] for a in soup.select(".latest a, .box li a, .related a, .also-read a")]


def test_the_front_answers_as_django_does(front, client):
    heard = front.get(ARTICLE)
    plain = client.get("/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/%D8%AE%D8%A8%D8%B1-30/", HTTP_HOST=front.host)

    assert heard.status == 200
    assert heard.text == plain.content.decode()
    assert int(heard["content-length"]) == len(heard.body)
    assert (heard["content-encoding"], heard["vary"]) == ("gzip", "Accept-Encoding")
    assert heard["content-security-policy"] == plain["Content-Security-Policy"]
    assert heard["x-content-type-options"] == "nosniff"
    assert heard.find("surrogate-key") is None


def test_a_static_file_passes_with_what_its_reader_says_of_compression(front):
    heard = front.get("/static/site/site.js")

    assert heard.status == 299
    assert front.front.counts["passed"] == 1


def test_a_hit_asks_nobody(front, django_assert_num_queries):
    first = front.get(ARTICLE)

    with django_assert_num_queries(0):
        second = front.get(ARTICLE)

    assert second.body == first.body
    assert front.front.hits == 1


def test_the_body_is_one_gzip_member_and_the_same_without_gzip(front):
    packed, plain = front.get(ARTICLE), front.get(ARTICLE, gzipped=False)

    assert gzip.decompress(packed.body) == plain.body
    assert plain.find("content-encoding") is None
    assert int(plain["content-length"]) == len(plain.body)
    assert plain["etag"] == packed["etag"]


def test_a_page_that_many_ask_for_is_compressed_in_one_piece(front, paper):
    joined = front.get(ARTICLE)
    for _ in range(PRESSED_AFTER):
        front.get(ARTICLE)
    until = time.monotonic() + 20
    while front.front.counts["pressed"] == 0 and time.monotonic() < until:
        front.get(ARTICLE)

    pressed = front.get(ARTICLE)

    assert len(pressed.body) < 0.95 * len(joined.body)
    assert pressed.text == joined.text
    assert int(pressed["content-length"]) == len(pressed.body)
    assert pressed["etag"] == joined["etag"]
    assert front.get(ARTICLE, gzipped=False).text == joined.text
    assert front.keeper.memory.bytes == sum(entry.size for entry in front.keeper.memory)

    front.change(latest_key(paper.edition.pk))  # a block is new, and the page is joined anew
    assert front.get(ARTICLE).text == joined.text


def test_what_a_client_has_is_not_sent_again(front):
    etag = front.get(ARTICLE)["etag"]

    for said in (etag, f'"x", {etag}', "*", etag.removeprefix("W/")):
        heard = front.get(ARTICLE, headers={"If-None-Match": said})
        assert (heard.status, heard.body, heard["etag"]) == (304, b"", etag)
        assert heard.find("content-length") is None
    assert front.get(ARTICLE, headers={"If-None-Match": '"' + "x" * 10_000}).status == 200


def test_head_has_the_headers_and_no_body(front):
    heard, whole = front.get(ARTICLE, method="HEAD"), front.get(ARTICLE)

    assert heard.body == b""
    assert heard["content-length"] == str(len(whole.body))


def test_a_range_of_a_page_is_all_of_it(front):
    heard = front.get(ARTICLE, headers={"Range": "bytes=" + "0-0," * 1000 + "1-2"})

    assert heard.status == 200
    assert "</html>" in heard.text


def test_no_story_stands_twice_although_blocks_are_shared(front):
    for path in (ARTICLE, "/ثقافة/خبر-29/", "/رياضة/خبر-3/"):
        found = links(front.get(path))
        assert len(found) == len(set(found))
        assert len(found) > 8


def test_blocks_are_rendered_once_for_all_pages(front):
    front.get(ARTICLE)
    before = front.renders

    for number in (29, 26, 23):
        assert front.get(f"/ثقافة/خبر-{number}/").status == 200
    assert front.renders == before + 3


def test_a_soft_purge_renders_once_and_the_others_get_the_last_copy(front):
    old = front.get(ARTICLE)
    front.rendered.clear()
    front.change(story_key(30))

    heard = front.get_many([ARTICLE] * 500)

    assert front.rendered[ARTICLE] == 1
    assert set(front.rendered.values()) == {1}
    assert {answer.status for answer in heard} == {200}
    assert old.text == heard[0].text


def test_a_cold_page_is_rendered_once_for_all_who_wait(front):
    heard = front.get_many(["/رياضة/خبر-27/"] * 500)

    assert {answer.status for answer in heard} == {200}
    assert set(front.rendered.values()) == {1}


def test_a_changed_block_reaches_every_page_without_rendering_it(front, paper):
    front.get(ARTICLE)
    front.get("/رياضة/خبر-3/")
    factories.make_story(31, paper.sections[2], headline="خبر وصل الآن")
    before = front.renders
    front.change(latest_key(paper.edition.pk))

    assert "خبر وصل الآن" in front.get(ARTICLE).text
    assert "خبر وصل الآن" in front.get("/رياضة/خبر-3/").text
    assert front.renders == before + 1


def test_a_withdrawn_story_is_gone_at_once_everywhere(front, paper):
    for path in (ARTICLE, "/", "/ثقافة/", "/ثقافة/خبر-29/"):
        front.get(path)
        front.get(path)
    row = paper.rich
    headline = row.headline
    row.delete()
    front.change(story_key(30), latest_key(paper.edition.pk), story_id=30, is_hard=True)
    front.keeper._trouble_until = 1e12  # nobody can render now: only what is stored can be served

    answers = front.get_many(["/", "/ثقافة/", ARTICLE, "/ثقافة/خبر-29/"])

    assert headline not in "".join(answer.text for answer in answers)
    assert answers[3].status == 200


@pytest.mark.parametrize("status", [404, 301])
def test_what_is_no_page_does_not_outlive_a_release(front, paper, status):
    path = "/ثقافة/خبر-77/" if status == 404 else "/s/2d/"
    assert front.get(path).status in {404, status}

    factories.make_story(77, paper.sections[2])
    front.change(latest_key(paper.edition.pk), story_key(77))

    assert front.get("/ثقافة/خبر-77/").status == 200


def test_a_page_rendered_while_its_story_was_withdrawn_is_not_kept(front, paper):
    render = front.keeper.renderer.render
    changes = [1]

    def slow(address, **options):
        rendered = render(address, **options)
        if changes and address[1].startswith(b"/%D8"):
            changes.clear()
            paper.rich.delete()
            front.change(story_key(30), story_id=30, is_hard=True)
        return rendered

    front.keeper.renderer.render = slow

    assert front.get(ARTICLE).status in {404, 410}


def test_a_story_withdrawn_while_a_block_of_its_page_was_rendered_is_not_served(front, paper):
    """The page lay in memory, good and whole, when the request came."""
    for _ in range(2):
        front.get(ARTICLE)
    front.change(latest_key(paper.edition.pk))
    render = front.keeper.renderer.render
    changes = [1]

    def slow(address, **options):
        rendered = render(address, **options)
        if changes and address[1] == b"/_block/latest":
            changes.clear()
            paper.rich.delete()
            front.change(story_key(30), story_id=30, is_hard=True)
        return rendered

    front.keeper.renderer.render = slow

    heard = front.get(ARTICLE)

    assert not changes
    assert heard.status in {404, 410}
    assert paper.rich.headline not in heard.text


def test_what_cannot_be_rendered_is_a_plain_page_under_the_policy(front):
    front.keeper.renderer.render = None  # nothing can be rendered

    heard = front.get("/ثقافة/خبر-30/")

    assert heard.status == 503
    assert (heard["retry-after"], heard["cache-control"]) == ("5", "no-store")
    assert "default-src 'self'" in heard["content-security-policy"]
    assert 'lang="ar' in heard.text
    assert "المرفأ" in heard.text


def test_the_front_page_is_stale_after_a_release_and_no_older_story_is(front, paper):
    for number in range(1, 30):
        section = paper.sections[number % 3]
        front.get(f"/{section.slug}/خبر-{number}/")
    front.get("/")
    before = front.keeper.made_stale

    front.change(front_key(paper.edition.pk), latest_key(paper.edition.pk), story_key(500))

    assert front.keeper.made_stale - before == 2  # the front and the latest


def test_memory_is_bounded_and_keeps_what_is_asked_for(paper, tmp_path):
    small = Asking(tmp_path, memory_bytes=150_000, disk_bytes=0)
    for _ in range(40):
        small.get(ARTICLE)
    for number in range(1, 30):
        small.get(f"/{paper.sections[number % 3].slug}/خبر-{number}/")
        small.get(ARTICLE)
    memory = small.keeper.memory

    assert memory.evicted > 0
    assert memory.bytes <= 150_000
    assert any(entry.address[1].endswith(b"-30/") for entry in memory)
    small.close()

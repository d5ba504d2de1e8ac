"""Hostile and odd requests at the front door: paths, hosts, query strings, headers."""

import random

import pytest

from warraq.delivery.cache.front import canonical_query
from warraq.delivery.cache.kept import Kept, keep, kept
from warraq.delivery.site import views

ARTICLE = "/ثقافة/خبر-30/"
ENCODED = "/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/%D8%AE%D8%A8%D8%B1-30/"
PATHS = [
    "/%D8/",
    "/%zz/",
    "/%",
    "/%00/",
    "/slug%00/",
    "/%25D8%25AE/",
    "/slug%E2%80%AE/",
    "/slug%E2%80%8D/",
    "/../../etc/passwd",
    "/slug;a=b.css",
    "/slug%3Ba",
    "/slug/.css",
    "/slug%0A.css",
    "/slug%23.css",
    "/slug%3F.css",
    "/_block/none",
    "/_edition/0123456789ab.css",
    "/" + "a" * 5000,
]
QUERIES = [
    "utm_source=x",
    "fbclid=1",
    "_=123",
    "a=1&a=2",
    "page=1&page=2",
    "x=%26",
    "before=",
    "q=%ff",
    "before[]=1",
    ";",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_odd_path_is_refused_and_not_kept_for_long(front, path):
    heard = front.get(path, raw=True)

    assert heard.status in {200, 301, 400, 404, 299}
    assert heard.status != 200 or path.startswith("/_edition")
    assert all(entry.seconds <= 300 for entry in front.keeper.memory if entry.status != 200)
    assert heard.find("set-cookie") is None


@pytest.mark.parametrize("query", QUERIES)
def test_unknown_query_keys_lead_to_the_same_object(front, query):
    plain = front.get(ARTICLE)
    rendered = front.renders

    heard = front.get(ARTICLE, query=query)

    assert (heard.status, heard["etag"]) == (200, plain["etag"])
    assert front.renders == rendered


@pytest.mark.parametrize("before", ["-1", "1e9", "٢", "abc", "9" * 40, "1-1&before=x"])
def test_a_page_that_is_none_is_never_kept_as_the_first(front, before):
    front.get("/ثقافة/")

    heard = front.get("/ثقافة/", query=f"before={before}".encode().decode("latin-1"))

    assert heard.status in {301, 404}
    assert front.get("/ثقافة/").status == 200


def test_capitals_of_escapes_lead_to_one_address(front):
    assert front.get(ENCODED, raw=True).status == 200
    heard = front.get(ENCODED.replace("%D8", "%d8"), raw=True)

    assert (heard.status, heard["location"]) == (301, ENCODED)


@pytest.mark.parametrize("host", ["evil.example", "almarfa.example.evil.example", "almarfa.example@evil", "127.0.0.1"])
def test_a_foreign_host_gets_nothing_that_is_kept(front, host):
    front.get(ARTICLE)
    pages = len(front.keeper.memory)

    assert front.get(ARTICLE, host=host).status == 299  # Django answers, with 400
    assert len(front.keeper.memory) == pages


def test_a_host_in_capitals_or_with_its_port_is_the_same(front):
    etag = front.get(ARTICLE)["etag"]

    for host in ("ALMARFA.example", "almarfa.example:443"):
        assert front.get(ARTICLE, host=host)["etag"] == etag
    assert len({entry.address for entry in front.keeper.memory if entry.address[1].endswith(b"-30/")}) == 1


def test_headers_of_a_reader_change_nothing_that_is_kept(front):
    plain = front.get(ARTICLE).text
    front.keeper.forget()
    front.keeper.disk.start_anew(epoch="other")

    heard = front.get(
        ARTICLE,
        headers={
            "X-Forwarded-Host": "evil.example",
            "X-Host": "evil.example",
            "X-Original-URL": "/newsroom/",
            "X-Rewrite-URL": "/newsroom/",
            "Forwarded": "host=evil.example",
            "X-Forwarded-Proto": "http",
            "Cookie": "sessionid=abc; csrftoken=def",
            "Authorization": "Basic eDp5",
            "Accept": "application/json",
            "Accept-Language": "fr",
        },
    )

    assert heard.text == plain
    assert "evil" not in heard.text
    assert front.get(ARTICLE).text == plain


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "TRACE", "PUT", "FOO"])
def test_only_get_and_head_are_answered_from_what_is_kept(front, method):
    front.get(ARTICLE)

    assert front.get(ARTICLE, method=method).status == 299


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Set-Cookie", "a=b"),
        ("Vary", " Cookie"),
        ("Vary", "*"),
        ("Vary", "accept-encoding , COOKIE"),
        ("Cache-Control", "Private"),
        ("Cache-Control", "max-age=60, NO-STORE"),
        ("Content-Encoding", "br"),
    ],
)
def test_an_answer_that_became_personal_is_not_kept(front, monkeypatch, header, value):
    answer = views._answer

    def personal(request, **options):
        response = answer(request, **options)
        response[header] = value
        return response

    monkeypatch.setattr(views, "_answer", personal)

    assert front.get(ARTICLE).status == 200
    assert not [entry for entry in front.keeper.memory if not entry.is_block]


@pytest.mark.parametrize("status", [400, 403, 500, 503])
def test_errors_are_never_kept_even_if_a_view_says_so(front, monkeypatch, status):
    answer = views._answer

    def failing(request, **options):
        response = answer(request, **options)
        response.status_code = status
        keep(response, Kept(3600, frozenset({"latest:1"})))
        return response

    monkeypatch.setattr(views, "_answer", failing)

    assert front.get(ARTICLE).status in {status, 503}
    assert len(front.keeper.memory) == 0


def test_what_no_view_lets_be_kept_passes_by(front):
    for path in ("/newsroom/", "/documents/1/a.pdf", "/media/a.webp"):
        assert front.get(path).status == 299
    assert kept()(lambda request: None) is not None
    assert len(front.keeper.memory) == 0


def test_an_author_cannot_include(front, paper):
    paper.rich.body = [{"html": '<p>قبل <esi:include src="http://127.0.0.1/"/> &lt;esi:include src="/"/&gt;</p>'}]
    paper.rich.save()

    heard = front.get(ARTICLE, headers={"Surrogate-Capability": 'x="ESI/1.0"'})

    assert heard.text.count('<esi:include src="/_block/') == 1  # the footer, which is ours
    assert heard["surrogate-control"].startswith('content="ESI/1.0"')


def test_twenty_thousand_random_requests(front, paper):
    """Nothing fails, nothing personal or foreign is kept, memory stays in bounds, and a good page stays good."""
    chance = random.Random(20261126)
    good = [front.get(ARTICLE).text, front.get("/").text]
    known = ["/", ENCODED, "/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/", "/topics/x/", *PATHS]
    requests = []
    for number in range(20_000):
        path = chance.choice(known if number % 10 == 0 else known[:3])
        if number % 200 == 0:
            path = "/" + "".join(chance.choice("ab%/;.D8\\'\"<>~") for _ in range(chance.randrange(12)))
        requests.append(
            {
                "path": path,
                "raw": True,
                "query": chance.choice(["", "", *QUERIES, "before=1-2"]),
                "method": chance.choice(["GET", "GET", "GET", "HEAD", "OPTIONS"]),
                "host": chance.choice([front.host, front.host, front.host.upper(), "evil.example"]),
                "gzipped": chance.random() < 0.8,
                "headers": chance.choice([{}, {"Cookie": "a=b"}, {"If-None-Match": "W/x"}, {"Range": "bytes=0-"}]),
            }
        )

    async def ask_all():
        return [await front.ask(**request) for request in requests]

    answers = front.loop.run_until_complete(ask_all())

    assert {answer.status for answer in answers} <= {200, 299, 301, 304, 400, 404}
    assert not any(answer.find("set-cookie") for answer in answers)
    assert front.keeper.memory.bytes <= front.keeper.memory.most_bytes
    assert {entry.address[0] for entry in front.keeper.memory} == {paper.edition.pk}
    assert {entry.address[2] for entry in front.keeper.memory} <= {b"", canonical_query(b"before=1-2", ("before",))}
    assert [front.get(ARTICLE).text, front.get("/").text] == good

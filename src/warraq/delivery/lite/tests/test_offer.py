import asyncio

import pytest

from warraq.delivery.lite.offer import LiteOffer

SAVING = [(b"host", b"almarfa.example"), (b"save-data", b"on"), (b"accept", b"text/html,*/*;q=0.8")]


def ask(path=b"/", *, headers=(), without=(), method="GET", query=b""):
    """What the browser gets: the headers of a redirect, or None when the site itself answers."""
    sent = []

    async def inner(scope, receive, send):
        sent.append("inner")

    async def send(message):
        sent.append(message)

    kept = [pair for pair in SAVING if pair[0] not in without]
    scope = {"type": "http", "method": method, "raw_path": path, "query_string": query, "headers": [*kept, *headers]}
    asyncio.run(LiteOffer(inner)(scope, None, send))
    return None if sent == ["inner"] else {"status": sent[0]["status"], **dict(sent[0]["headers"])}


@pytest.mark.parametrize("path", [b"/", b"/news/", b"/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/%D8%AE%D8%A8%D8%B1-30/"])
def test_a_reader_who_saves_data_is_sent_to_the_lite_page(path):
    answer = ask(path)

    assert answer["status"] == 302
    assert answer[b"location"] == b"/lite" + path
    assert answer[b"cache-control"] == b"no-store"


@pytest.mark.parametrize(
    "asked",
    [
        {"without": [b"save-data"]},
        {"headers": [(b"referer", b"https://almarfa.example/lite/news/")]},
        {"headers": [(b"sec-fetch-mode", b"no-cors")]},
        {"without": [b"accept"]},
        {"method": "POST"},
        {"query": b"before=1-1"},
        {"path": b"/lite/"},
        {"path": b"/newsroom/"},
        {"path": b"/media/a.jpg"},
        {"path": b"/topics/x/"},
        {"path": b"/_live/x/"},
        {"path": b"//evil.example/"},
        {"path": b"/a/b/c/"},
        {"path": b"/x\r\nSet-Cookie:y/"},
    ],
)
def test_everybody_else_gets_what_they_asked_for(asked):
    assert ask(**asked) is None


def test_whoever_comes_from_elsewhere_is_asked_too():
    assert ask(headers=[(b"referer", b"https://t.me/")])["status"] == 302

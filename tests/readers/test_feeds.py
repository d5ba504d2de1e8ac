"""Every feed that a page of the demo names in its head, in both editions, against the specifications."""

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.feeds.tests.rules import faults_of_atom, faults_of_json, faults_of_rss
from warraq.delivery.feeds.tests.schemas import read_json_feed, read_xml

KINDS = ("front", "section", "part", "topic", "contributor")
CHECKS = {
    "application/rss+xml": (lambda content: read_xml(content, schema="rss.rng"), faults_of_rss),
    "application/atom+xml": (lambda content: read_xml(content, schema="atom.rng"), faults_of_atom),
    "application/feed+json": (read_json_feed, faults_of_json),
}


@pytest.mark.parametrize("edition", ["maghrib", "mashriq"])
def test_every_feed_of_the_demo_is_valid(demo, edition):
    faults, seen = {}, set()
    pages = [page for page in demo.pages if page.edition == edition and page.kind in KINDS]
    for page in pages:
        soup = BeautifulSoup(demo.get(page.url).text, "html.parser")
        for link in soup.select("link[rel=alternate][type]"):
            if link["type"] not in CHECKS:
                continue
            address = demo.base(edition) + link["href"]
            answer = demo.get(address)
            read, check = CHECKS[link["type"]]
            seen.add((page.kind, link["type"]))
            assert answer.headers["Content-Type"] == f"{link['type']}; charset=utf-8"
            if found := check(read(answer.content), address=address):
                faults[address] = found

    assert faults == {}
    assert {"front", "section", "topic", "contributor"} <= {page.kind for page in pages}
    assert seen == {(page.kind, kind) for page in pages for kind in CHECKS}

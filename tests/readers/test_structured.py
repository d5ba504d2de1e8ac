"""What machines read of each kind of page: schema.org's required fields, Open Graph, one canonical address, translations."""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

# What Google's and schema.org's documents require or, for a newspaper, cannot do without.
REQUIRED = {
    "NewsArticle": (
        "headline",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "mainEntityOfPage",
        "url",
        "inLanguage",
        "articleSection",
    ),
    "LiveBlogPosting": (
        "headline",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "coverageStartTime",
        "liveBlogUpdate",
        "url",
    ),
    "BlogPosting": ("headline", "articleBody", "datePublished", "url", "author"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "NewsMediaOrganization": ("name", "url", "logo"),
    "WebSite": ("name", "url"),
    "ProfilePage": ("mainEntity", "url"),
    "CollectionPage": ("name", "url", "inLanguage", "isPartOf"),
    "AboutPage": ("name", "url", "inLanguage", "isPartOf"),
    "Person": ("name",),
    "Organization": ("name",),
    "ImageObject": ("url",),
    "Place": ("name",),
    "Thing": ("name",),
    "CorrectionComment": ("text", "datePublished"),
    "WebPage": ("@id",),
}
KINDS = {
    "front": {"WebSite", "NewsMediaOrganization"},
    "section": {"CollectionPage", "BreadcrumbList"},
    "part": {"CollectionPage", "BreadcrumbList"},
    "article": {"NewsArticle", "BreadcrumbList"},
    "article-short": {"NewsArticle", "BreadcrumbList"},
    "article-long": {"NewsArticle", "BreadcrumbList"},
    "live": {"LiveBlogPosting", "BreadcrumbList"},
    "topic": {"CollectionPage", "BreadcrumbList"},
    "contributor": {"ProfilePage"},
    "latest": {"CollectionPage"},
    "archive-year": {"CollectionPage", "BreadcrumbList"},
    "archive-month": {"CollectionPage", "BreadcrumbList"},
    "archive-day": {"CollectionPage", "BreadcrumbList"},
    "corrections": {"CollectionPage"},
    "about": {"AboutPage"},
}
_WITH_ZONE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
_ADDRESSES = {"url", "item", "@id", "logo", "sameAs"}


def nodes_of(value):
    """Every typed node of a graph, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_of(inner)


def soup_of(demo, page):
    return BeautifulSoup(demo.get(page.url).text, "html.parser")


def graph_of(soup):
    script = soup.find("script", type="application/ld+json")
    return json.loads(script.string)["@graph"] if script else []


def faults_of(graph):
    faults = []
    for node in nodes_of(graph):
        kind = node["@type"]
        if set(node) == {"@type", "@id"}:
            continue
        if kind not in REQUIRED:
            faults.append(f"{kind} is not known here")
            continue
        faults += [f"{kind} without {name}" for name in REQUIRED[kind] if not node.get(name)]
        faults += [f"{kind} says nothing in {name}" for name, value in node.items() if value in ("", [], {}, None)]
        for name, value in node.items():
            if name.startswith("date") and name != "dateline" and not _WITH_ZONE.fullmatch(str(value)):
                faults.append(f"{kind}.{name} is {value}")
            if name in _ADDRESSES and isinstance(value, str) and not value.startswith(("http://", "https://")):
                faults.append(f"{kind}.{name} is {value}")
    return faults


@pytest.mark.parametrize("edition", ["maghrib", "mashriq"])
def test_each_kind_of_page_tells_machines_what_it_must(demo, edition):
    pages = [page for page in demo.pages if page.edition == edition and page.kind in KINDS]
    faults, kinds = {}, {}
    for page in pages:
        graph = graph_of(soup_of(demo, page))
        kinds[page.kind] = {node["@type"] for node in graph}
        if found := faults_of(graph):
            faults[page.kind] = found

    assert faults == {}
    assert kinds == {page.kind: KINDS[page.kind] for page in pages}


def test_an_article_says_the_same_everywhere(demo):
    for kind in ("article", "live"):
        soup = soup_of(demo, demo.page(kind))
        canonical = soup.select_one("link[rel=canonical]")["href"]
        node = graph_of(soup)[0]
        assert canonical == node["url"] == node["mainEntityOfPage"]["@id"]
        assert soup.select_one("meta[property='og:url']")["content"] == canonical
        assert node["headline"] == re.sub(r"\s+", " ", soup.h1.text).strip()
        assert len(node["headline"]) <= 110
        assert datetime.fromisoformat(node["dateModified"]) >= datetime.fromisoformat(node["datePublished"])
        assert soup.select_one(".article time, article time")["datetime"]
        shapes = [image["width"] / image["height"] for image in node.get("image", [])]
        assert kind == "live" or [round(shape, 1) for shape in shapes] == [1.8, 1.3, 1.0]


def test_breadcrumbs_are_counted_from_one_and_match_what_is_shown(demo):
    for kind in ("article", "section", "archive-day"):
        soup = soup_of(demo, demo.page(kind))
        steps = next(node for node in graph_of(soup) if node["@type"] == "BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) >= 2
        shown = [part.text.strip() for part in soup.select("nav ol a")]
        assert {step["name"] for step in steps[1:-1]} <= set(shown) | {soup.h1.text.strip()}


def test_every_page_for_search_has_one_canonical_address_and_a_picture_to_share(demo):
    for page in demo.pages:
        soup = soup_of(demo, page)
        canonicals = [link["href"] for link in soup.select("link[rel=canonical]")]
        is_hidden = (
            "noindex" in soup.select_one("meta[name=robots]")["content"]
            if soup.select_one("meta[name=robots]")
            else False
        )
        if is_hidden:
            continue
        assert len(canonicals) == 1, page.name
        assert urlsplit(canonicals[0]).query == "", page.name
        if page.kind.startswith("lite"):
            assert "/lite/" not in canonicals[0]
            continue
        tags = {tag["property"]: tag["content"] for tag in soup.select("meta[property]")}
        assert {"og:title", "og:type", "og:url", "og:image", "og:image:alt", "og:site_name", "og:locale"} <= set(
            tags
        ), page.name
        assert tags["og:image"].startswith("http")
        assert demo.get(tags["og:image"]).headers["Content-Type"].startswith("image/"), page.name


def test_pages_are_offered_in_another_language_only_as_translations(demo):
    for page in demo.pages:
        links = soup_of(demo, page).select("link[rel=alternate][hreflang]")
        # The demo's editions are both Arabic: none of their pages translates another.
        assert links == [], page.name

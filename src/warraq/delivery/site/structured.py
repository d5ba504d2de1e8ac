"""What machines read of a page: JSON-LD and Open Graph."""

import json
from dataclasses import dataclass
from typing import Any, Protocol

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.publishing.release.models import PublishedStory

# So that no text of a story can end the <script> it stands in, nor begin a comment there.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


# schema.org's kinds of journalism; the keys are newsroom/stories/kinds.py's.
KINDS = {
    "news": "NewsArticle",
    "reportage": "ReportageNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "background": "BackgroundNewsArticle",
    "review": "ReviewNewsArticle",
    "live": "LiveBlogPosting",
}


@dataclass(frozen=True)
class SocialPicture:
    """A picture for shared links; `url` is whole."""

    url: str
    width: int
    height: int
    alt: str


class SocialPictureBuilder(Protocol):
    def __call__(self, row: PublishedStory | None, *, masthead: Masthead) -> SocialPicture | None: ...


_social_picture: SocialPictureBuilder | None = None


def register_social_picture(builder: SocialPictureBuilder) -> None:
    """`builder(row, masthead=…)` gives the picture for links to a story that has no fit one, or without `row` to any
    other page; None where the story's own will do. It asks no queries."""
    global _social_picture
    _social_picture = builder


# The icon that delivery/offline draws.
ICON = "/icon-512.png"


def to_json_ld(*nodes: dict[str, Any]) -> str:
    """A schema.org graph, safe inside <script>."""
    return json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False).translate(_ESCAPES)


def article_graph(
    row: PublishedStory, *, masthead: Masthead, canonical: str, more: dict[str, Any] | None = None
) -> str:
    """NewsArticle or its kind, and BreadcrumbList; `more` replaces or adds to what is said of the story."""
    moments = masthead.moments
    node: dict[str, Any] = {
        "@type": KINDS.get(row.kind, "NewsArticle"),
        "@id": f"{canonical}#article",
        "url": canonical,
        "mainEntityOfPage": {"@type": "WebPage", "@id": canonical},
        "headline": row.headline,
        "description": row.standfirst,
        "datePublished": moments.tell(row.first_released_at).iso,
        "dateModified": moments.tell(row.updated_at).iso,
        "inLanguage": masthead.edition.language,
        "articleSection": [part["name"] for part in row.trail],
        "author": [_author(line, masthead=masthead) for line in row.bylines],
        "publisher": publisher(masthead),
        "isAccessibleForFree": True,
        "wordCount": row.words or None,
        "keywords": [topic["name"] for topic in row.topics],
        "about": [{"@type": "Thing", "name": topic["name"]} for topic in row.topics],
        "image": _image(row.lead_picture, masthead=masthead),
        "dateline": " - ".join(part for part in (row.place, row.source) if part),
        "locationCreated": {"@type": "Place", "name": row.place} if row.place else None,
        "correction": [
            {"@type": "CorrectionComment", "text": note["note"], "datePublished": note["corrected_at"]}
            for note in row.corrections
        ],
    }
    if not node["author"]:
        node["author"] = [publisher(masthead)]
    node |= more or {}
    trail = [(masthead.edition.name, "/"), *((part["name"], part["path"]) for part in row.trail)]
    return to_json_ld({key: value for key, value in node.items() if value}, breadcrumbs(trail, masthead=masthead))


def breadcrumbs(trail: list[tuple[str, str]], *, masthead: Masthead) -> dict[str, Any]:
    """The trail of (name, path) as a BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": masthead.base_url + encode(path)}
            for place, (name, path) in enumerate(trail, start=1)
        ],
    }


def page_node(kind: str, *, name: str, canonical: str, masthead: Masthead, description: str = "") -> dict[str, Any]:
    """A page that is no story: schema.org's CollectionPage, AboutPage, ContactPage or WebPage."""
    node = {
        "@type": kind,
        "@id": f"{canonical}#page",
        "url": canonical,
        "name": name,
        "description": description,
        "inLanguage": masthead.edition.language,
        "isPartOf": {
            "@type": "WebSite",
            "@id": f"{masthead.base_url}/#site",
            "url": f"{masthead.base_url}/",
            "name": masthead.edition.name,
        },
        "publisher": {"@id": f"{masthead.base_url}/#publisher"},
    }
    return {key: value for key, value in node.items() if value}


def publisher(masthead: Masthead) -> dict[str, Any]:
    edition = masthead.edition
    found: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": f"{masthead.base_url}/#publisher",
        "name": edition.name,
        "url": f"{masthead.base_url}/",
    }
    # Without a logo of its own the edition is known by its icon, which is drawn from its colours.
    logo = edition.logo.url if edition.logo else ICON
    found["logo"] = {"@type": "ImageObject", "url": absolute(logo, masthead=masthead)}
    if masthead.links:
        found["sameAs"] = [link.url for link in masthead.links]
    return found


def social_tags(row: PublishedStory, *, masthead: Masthead, canonical: str) -> dict[str, str]:
    """Open Graph properties of a story, by name."""
    moments = masthead.moments
    tags = {
        "og:type": "article",
        "og:title": row.social_headline or row.headline,
        "og:description": row.standfirst,
        "og:url": canonical,
        "og:site_name": masthead.edition.name,
        "og:locale": masthead.edition.locale,
        "article:published_time": moments.tell(row.first_released_at).iso,
        "article:modified_time": moments.tell(row.updated_at).iso,
        "article:section": row.trail[-1]["name"] if row.trail else "",
    }
    tags |= _picture_tags(_social_picture(row, masthead=masthead) if _social_picture else None)
    picture = row.lead_picture
    if "og:image" not in tags and picture and picture.get("social"):
        file = picture["social"]
        url = absolute(file["url"], masthead=masthead)
        tags |= _picture_tags(SocialPicture(url, file["width"], file["height"], picture["alt"]))
    return {name: value for name, value in tags.items() if value}


def page_tags(masthead: Masthead, *, title: str, description: str, canonical: str) -> dict[str, str]:
    """Open Graph properties of a page that is no story."""
    tags = {
        "og:type": "website",
        "og:title": title,
        "og:description": description,
        "og:url": canonical,
        "og:site_name": masthead.edition.name,
        "og:locale": masthead.edition.locale,
        **_picture_tags(_social_picture(None, masthead=masthead) if _social_picture else None),
    }
    return {name: value for name, value in tags.items() if value}


def _picture_tags(picture: SocialPicture | None) -> dict[str, str]:
    if picture is None:
        return {}
    return {
        "og:image": picture.url,
        "og:image:width": str(picture.width),
        "og:image:height": str(picture.height),
        "og:image:alt": picture.alt,
    }


def absolute(url: str, *, masthead: Masthead) -> str:
    return masthead.base_url + url if url.startswith("/") else url


def _author(line: dict[str, Any], *, masthead: Masthead) -> dict[str, Any]:
    if line["id"] is None:
        return {"@type": "Organization", "name": line["name"]}
    person = {"@type": "Person", "name": line["name"], "url": masthead.base_url + encode(line["path"])}
    return {**person, "jobTitle": line["role"]} if line["role"] else person


def _image(picture: dict[str, Any] | None, *, masthead: Masthead) -> list[dict[str, Any]]:
    """The three shapes that Google asks for."""
    if not picture or not picture.get("crops"):
        return []
    return [
        {
            "@type": "ImageObject",
            "url": absolute(crop["url"], masthead=masthead),
            "width": crop["width"],
            "height": crop["height"],
            "caption": picture["caption"],
            "creditText": picture["credit"],
        }
        for crop in picture["crops"].values()
    ]

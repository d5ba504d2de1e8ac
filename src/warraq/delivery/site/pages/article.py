"""The article page, complete in its parts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

from warraq.arabic.bidi import Direction, isolate_html
from warraq.arabic.truncate import truncate
from warraq.delivery.site.backgrounds import find_boxes, show_background
from warraq.delivery.site.blocks import LATEST, MOST_READ, SECTION_BOXES, STORY_HEADER, fetch_for
from warraq.delivery.site.bundle import find_in_body
from warraq.delivery.site.canonical import encode, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.galleries import find_galleries
from warraq.delivery.site.headings import name_headings
from warraq.delivery.site.hooks import story_scripts, story_versions
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.pictures import build_files
from warraq.delivery.site.reading_time import reading_time
from warraq.delivery.site.resolve import GALLERY_SLUG
from warraq.delivery.site.series import find_series, show_series
from warraq.delivery.site.sharing import share_links
from warraq.delivery.site.structured import article_graph, social_tags
from warraq.delivery.site.teasers import Teaser
from warraq.delivery.site.translations import alternate_links, find_translations, others
from warraq.delivery.site.wording import DESCRIPTION, isolated
from warraq.publishing.release.addresses import short_path
from warraq.publishing.release.keys import masthead_key, related_key, translations_key
from warraq.publishing.release.lists import CardList
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.sanitise import is_honest_link

RELATED = 6
NEXT_SPARE = 12
EMBED_SCRIPT = "site/embed.js"


@dataclass(frozen=True)
class Addition:
    """What a kind of story with a page of its own adds to the article's; `facts` go into what machines are told."""

    template: str
    context: dict[str, Any]
    facts: dict[str, Any]
    scripts: list[str]
    keys: set[str]
    kind: str  # of bundle.KINDS
    in_body: frozenset[str]


def build_article(row: PublishedStory, *, masthead: Masthead, now: datetime, addition: Addition | None = None) -> Page:
    """The page of one story; three queries beyond those for the masthead and the row itself, five in a series."""
    page = Composition(masthead, now=now)
    blocks = [LATEST, SECTION_BOXES, MOST_READ]
    boxes = find_boxes(row)
    series = find_series(row)
    episodes = series.story_ids if series else []
    story_ids = [*_story_ids(row), *boxes.story_ids, *episodes]
    page.fetched = fetch_for(masthead, blocks, lists=[_following(row)], story_ids=story_ids)
    page.show_story(row.story_id)
    page.keys |= _keys(row)
    background = show_background(boxes, page=page, here=row.story_id)
    names: set[str] = set()
    body = [_build_part(part, page=page, names=names) for part in row.body]
    canonical = canonical_url(row, masthead=masthead)
    translations = find_translations(row)
    context = {
        **describe_story(row, masthead=masthead),
        "body": body,
        "background": background,
        "picks": _picks(row, page=page),
        "elsewhere": _elsewhere(row, canonical=canonical),
        "series": (in_series := show_series(series, page=page)),
        "related": page.show_stories([*episodes, *row.related], most=RELATED),
        "next": None if in_series else _next(row, page=page),
        "most_read": page.show_block(MOST_READ),
        "latest": page.show_block(LATEST),
        "section_boxes": page.show_block(SECTION_BOXES),
        "translations": others(translations, masthead=masthead),
    }
    frame = Frame(
        subject=row,
        title=row.headline,
        description=truncate(row.standfirst, max_chars=DESCRIPTION),
        canonical=canonical,
        social=social_tags(row, masthead=masthead, canonical=canonical),
        links=alternate_links(translations),
        header=STORY_HEADER,
        kind=addition.kind if addition else "article",
        in_body=_find_in_body(row, background) | (addition.in_body if addition else set()),
        json_ld=article_graph(row, masthead=masthead, canonical=canonical, more=addition.facts if addition else None),
        scripts=_scripts(row),
    )
    if addition is None:
        return page.finish("site/pages/article.html", context, frame=frame)
    page.keys |= addition.keys
    frame.scripts += addition.scripts
    return page.finish(addition.template, context | addition.context, frame=frame)


def describe_story(row: PublishedStory, *, masthead: Masthead) -> dict[str, Any]:
    """What the parts of the page show of the row itself; no query."""
    moments, direction = masthead.moments, masthead.edition.direction
    short_url = masthead.base_url + short_path(row.story_id)
    return {
        "story": row,
        "headline": isolated(row.headline, direction=direction),
        "kicker": isolated(row.kicker, direction=direction),
        "standfirst": isolated(row.standfirst, direction=direction),
        "caption": isolated((row.lead_picture or {}).get("caption", ""), direction=direction),
        "reading_time": reading_time(row.words, moments=moments),
        "hijri": moments.hijri(row.first_released_at) if masthead.edition.hijri_line else "",
        "trail": [{**part, "url": link(part["path"])} for part in row.trail],
        "section_id": row.section_id,
        "bylines": _bylines(row, is_with=False),
        "helpers": _bylines(row, is_with=True),
        "released": moments.tell(row.first_released_at),
        "updated": moments.tell(row.updated_at) if row.is_updated else None,
        "gallery_url": link(f"{row.path}{GALLERY_SLUG}/") if find_galleries(row) else "",
        "lead_files": build_files(row.lead_picture),
        "topics": [(topic["name"], link(topic["path"])) for topic in row.topics],
        "corrections": [(note["note"], moments.tell(note["corrected_at"])) for note in row.corrections],
        "short_url": short_url,
        "versions": [(link(path), label) for path, label in story_versions(row.path)] if row.pk else [],
        "share": share_links(short_url, headline=row.social_headline or row.headline),
    }


def canonical_url(row: PublishedStory, *, masthead: Masthead) -> str:
    """Where the story first stood: another site, its home edition, or here.

    Of an old site sometimes only the host is known. Its front is no copy of the story, so such an address is shown to
    readers (`_elsewhere`) and never given to machines as the canonical one.
    """
    if _names_a_page(row.canonical_url):
        return row.canonical_url
    home = masthead.edition if row.home_edition_id == masthead.edition.pk else row.home_edition
    return home.base_url + encode(row.home_path if home is not masthead.edition else row.path)


def _elsewhere(row: PublishedStory, *, canonical: str) -> dict[str, str] | None:
    """Where else to read it, with a name for the link; None when it is at home here."""
    if row.canonical_url:
        name = (urlsplit(row.canonical_url).hostname or "").removeprefix("www.")
        return {"url": row.canonical_url, "name": name, "language": ""}
    if row.home_edition_id != row.edition_id:
        home = row.home_edition
        return {"url": canonical, "name": home.short_name or home.name, "language": home.language}
    return None


def _names_a_page(address: str) -> bool:
    """Whether an absolute address says more than which site it is on."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)


def _build_part(part: dict[str, Any], *, page: Composition, names: set[str]) -> tuple[SafeString, list[Teaser]]:
    """HTML, or the stories offered there; `names` are those of its headings so far."""
    if "also_read" in part:
        return SafeString(""), page.show_stories(part["also_read"])
    # Sanitised when the story was released: publishing/release/sanitise.py and the block templates.
    direction = cast(Direction, page.masthead.edition.direction)
    html = name_headings(fill_labels(part["html"]), taken=names)
    return mark_safe(isolate_html(html, base=direction)), []  # noqa: S308


def _find_in_body(row: PublishedStory, background: object | None) -> frozenset[str]:
    """Which rarer parts the body has, for the styles of the page."""
    pinned = {"background"} if background else set()
    offers = {"also-read"} if row.picks or any("also_read" in part for part in row.body) else set()
    return find_in_body(part.get("html", "") for part in row.body) | offers | pinned


@dataclass(frozen=True)
class Elsewhere:
    """A story that an old site offered and that is not here: its headline, and its address if that is known."""

    headline: str
    url: str

    @property
    def title(self) -> str:
        return self.headline


def _picks(row: PublishedStory, *, page: Composition) -> list[Teaser | Elsewhere]:
    """What the editor offers, in order; a story of ours that is not public is passed over."""
    shown: list[Teaser | Elsewhere] = []
    for pick in row.picks:
        if pick["id"]:
            shown += page.show_stories([pick["id"]])
        elif pick["headline"]:
            shown.append(Elsewhere(pick["headline"], pick["url"] if is_honest_link(pick["url"]) else ""))
    return shown


def _following(row: PublishedStory) -> CardList:
    """What a reader of the section would read after this story; some spare ones, for the page may show the first."""
    return CardList("section", NEXT_SPARE, row.section_id, after_story=row.story_id)


def _next(row: PublishedStory, *, page: Composition) -> Teaser | None:
    found = page.show_cards(page.fetched.lists[_following(row)], most=1)
    return found[0] if found else None


def _bylines(row: PublishedStory, *, is_with: bool) -> list[dict[str, Any]]:
    return [{**line, "url": link(line["path"])} for line in row.bylines if bool(line["with"]) == is_with]


def _story_ids(row: PublishedStory) -> list[int]:
    inside = [story_id for part in row.body for story_id in part.get("also_read", [])]
    return [*inside, *(pick["id"] for pick in row.picks if pick["id"] is not None), *row.related]


def _scripts(row: PublishedStory) -> list[str]:
    """What the page loads: a preview is no saved row, and nobody's business."""
    embeds = [EMBED_SCRIPT] if any("data-embed" in part.get("html", "") for part in row.body) else []
    return embeds + (story_scripts() if row.pk else [])


def _keys(row: PublishedStory) -> set[str]:
    """The masthead of the home edition, whose name may stand here, and the choice of related stories.

    Not the section's, the topics' or the contributors': those name their lists, which change with every release, while
    their names reach this page through its own row. A release would make stale every story of its section.
    """
    keys = {masthead_key(row.home_edition_id), related_key(row.story_id)}
    return keys if row.translation_group is None else keys | {translations_key(row.translation_group)}

"""The article page by ordinary queries: each block asks for what it shows, when it is shown.

`careful` adds what a developer who watches the queries would: pictures and their renditions fetched with the lists,
the sections of teasers looked up once, and related stories found by their ids. Without it, lists are written as in Wagtail's own guides.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from bench.plain.models import PlainSection, PlainStory
from warraq.arabic.bidi import isolate_html
from warraq.delivery.cache.pieces import cut, fill
from warraq.delivery.site.bundle import build_bundle, find_later
from warraq.delivery.site.colours import NIGHT_PAPER
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.headers import Inline
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.moments import Moment
from warraq.delivery.site.page import Frame
from warraq.delivery.site.pictures import PictureFiles, build_files
from warraq.delivery.site.scripts import HEAD_SCRIPT
from warraq.delivery.site.sharing import share_links
from warraq.delivery.site.structured import to_json_ld
from warraq.delivery.site.tidy import tidy
from warraq.delivery.site.typefaces import PRELOADED, font_url
from warraq.delivery.site.wording import BRIEF, EXCERPT, isolated, shorten
from warraq.newsroom.pictures import specs

LATEST, RELATED, BOXES, BOX = 8, 6, 8, 4
careful = False


class Teaser:
    """A story in a list, as the teaser templates want it."""

    def __init__(self, page: PlainStory, request: HttpRequest, masthead: Masthead, sections: dict[str, Any]) -> None:
        self._page, self._request, self._masthead, self._sections = page, request, masthead, sections
        self.id, self.headline, self.kicker, self.standfirst = page.pk, page.title, page.kicker, page.standfirst

    def __getitem__(self, name: str) -> object:
        return getattr(self, name)

    @cached_property
    def url(self) -> str:
        return str(self._page.get_url(self._request))

    @cached_property
    def _section(self) -> Any:
        known = self._sections.get(self._page.path[: -PlainStory.steplen])
        return known or self._page.get_parent()

    @property
    def section_id(self) -> str:
        return str(self._section.pk)

    @property
    def section(self) -> str:
        return str(self._section.title)

    @property
    def title(self) -> str:
        return isolated(self.headline, direction="rtl")

    @property
    def brief(self) -> str:
        return shorten(self.headline, most=BRIEF, direction="rtl")

    @property
    def excerpt(self) -> str:
        return shorten(self.standfirst, most=EXCERPT, direction="rtl")

    @property
    def label(self) -> str:
        return isolated(self.kicker or self.section, direction="rtl")

    @cached_property
    def moment(self) -> Moment:
        return self._masthead.moments.tell(self._page.first_published_at)

    @cached_property
    def picture(self) -> PictureFiles | None:
        picture = self._page.lead_picture
        return picture and build_files(card_files(picture))


def build_article(page: PlainStory, request: HttpRequest) -> str:
    masthead = find_masthead(request)
    if masthead is None:
        raise LookupError("no edition for this host")
    with translation.override(masthead.language):
        return _build(page, request, masthead, now=timezone.now())


def _build(page: PlainStory, request: HttpRequest, masthead: Masthead, *, now: datetime) -> str:
    sections = {row.path: row for row in PlainSection.objects.live()} if careful else {}
    shown = {page.pk}

    def teasers(pages: Iterable[PlainStory], most: int) -> list[Teaser]:
        taken = [other for other in pages if other.pk not in shown][:most]
        shown.update(other.pk for other in taken)
        return [Teaser(other, request, masthead, sections) for other in taken]

    topics = list(page.topics.all())
    stories = _with_pictures(PlainStory.objects.live())
    related = _sharing(stories, topics).exclude(pk=page.pk).order_by("-first_published_at")
    related_teasers = teasers(related[:RELATED], RELATED)
    latest = teasers(stories.order_by("-first_published_at")[: LATEST + 12], LATEST)
    boxes = []
    for section in PlainSection.objects.live().order_by("path")[:BOXES]:
        newest = PlainStory.objects.live().child_of(section).order_by("-first_published_at")[: BOX + 6]
        boxes.append({"section": section, "url": section.get_url(request), "teasers": teasers(newest, BOX)})
    picks = teasers((pick.picked for pick in page.picks.select_related("picked")), 4)
    parent = page.get_parent()
    url = page.get_full_url(request)
    lead = page.lead_picture and picture_facts(page.lead_picture, caption=page.lead_caption)
    moment = masthead.moments.tell(page.first_published_at)
    bylines = [
        {"name": line.contributor.name, "role": line.contributor.role, "url": f"/contributors/{line.contributor.slug}/"}
        for line in page.bylines.select_related("contributor")
    ]
    context = {
        "story": {
            "kicker": page.kicker,
            "headline": page.title,
            "standfirst": page.standfirst,
            "place": page.place,
            "source": "",
            "lead_picture": lead,
        },
        "kicker": isolated(page.kicker, direction="rtl"),
        "headline": isolated(page.title, direction="rtl"),
        "standfirst": isolated(page.standfirst, direction="rtl"),
        "caption": isolated(page.lead_caption, direction="rtl"),
        "trail": [
            {"name": part.title, "url": part.get_url(request)}
            for part in page.get_ancestors().filter(depth__gt=2).live()
        ],
        "section_id": parent.pk,
        "bylines": bylines,
        "released": moment,
        "picks": picks,
        "corrections": [
            (note.note, masthead.moments.tell(note.corrected_at)) for note in page.corrections.order_by("corrected_at")
        ],
        "body": [
            (mark_safe(isolate_html(fill_labels(render_block(block, index)))), [])
            for index, block in enumerate(page.body)
        ],
        "lead_files": build_files(lead),
        "topics": [(topic.name, f"/topics/{topic.slug}/") for topic in topics],
        "related": related_teasers,
        "latest": render_to_string(
            "site/blocks/latest.html", {"teasers": latest, "most": LATEST, "latest_url": "/latest/"}
        ),
        "section_boxes": render_to_string("site/blocks/section_boxes.html", {"boxes": boxes, "most": BOX}),
        "short_url": url,
        "share": share_links(url, headline=page.title),
        "frame": _frame(page, url=url, parent=parent, bylines=bylines, moment=moment, lead=lead),
        "title": page.title,
        "edition": masthead.edition,
        "inline": Inline((build_bundle("article"), masthead.stylesheet), (HEAD_SCRIPT,)),
        "preloaded": [font_url(name) for name in PRELOADED],
        "later_styles": find_later("article"),
        "night_paper": NIGHT_PAPER,
        **_header_and_footer(request, masthead, now=now),
    }
    return fill(cut(tidy(render_to_string("site/pages/article.html", context))), shown=set())


def _with_pictures(stories: QuerySet[PlainStory]) -> QuerySet[PlainStory]:
    if careful:
        return stories.select_related("lead_picture").prefetch_related("lead_picture__renditions")
    return stories


def _sharing(stories: QuerySet[PlainStory], topics: list[Any]) -> QuerySet[PlainStory]:
    if careful:
        links = PlainStory.topics.through.objects.filter(topic__in=topics)
        return stories.filter(pk__in=links.values("plainstory_id"))
    return stories.filter(topics__in=topics).distinct()


def _header_and_footer(request: HttpRequest, masthead: Masthead, *, now: datetime) -> dict[str, str]:
    menu = [(section, section.get_url(request)) for section in PlainSection.objects.live().order_by("path")]
    named = [({"pk": section.pk, "name": section.title}, url) for section, url in menu]
    common = {"edition": masthead.edition, "sections": named}
    return {
        "header": render_to_string("site/blocks/header.html", {**common, "is_over_story": True}),
        "footer": render_to_string("site/blocks/footer.html", {**common, "links": [], "year": str(now.year)}),
    }


def _frame(page: PlainStory, *, url: str, parent: Any, bylines: list[Any], moment: Moment, lead: Any) -> Frame:
    node = {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.standfirst,
        "datePublished": moment.iso,
        "articleSection": parent.title,
        "author": [{"@type": "Person", "name": line["name"], "url": line["url"]} for line in bylines],
    }
    social = {"og:type": "article", "og:title": page.title, "og:description": page.standfirst, "og:url": url}
    if lead:
        social["og:image"] = lead["src"]
    return Frame(title=page.title, canonical=url, description=page.standfirst, social=social, json_ld=to_json_ld(node))


def render_block(block: Any, index: int) -> str:
    """A block of the body through the same template."""
    context: dict[str, Any] = {"value": block.value, "index": index}
    if block.block_type == "text":
        context["html"] = expand_db_html(block.value.source)
    elif block.block_type == "fact_box":
        context["html"] = expand_db_html(block.value["body"].source)
    elif block.block_type == "picture":
        context["picture"] = picture_facts(block.value["picture"], caption=block.value["caption"])
    return render_to_string(f"stories/blocks/{block.block_type}.html", context)


def picture_facts(picture: Any, *, caption: str) -> dict[str, Any]:
    """A picture with all its files, through Wagtail's look-up of renditions: one query for each picture."""
    widths = specs.get_widths(picture.width)
    jpegs = [specs.plain_spec(width, "jpeg") for width in specs.get_widths(picture.width, specs.JPEG_WIDTHS)]
    by_type = {name: [specs.plain_spec(width, name) for width in widths] for name in specs.MODERN_FORMATS}
    files = _files(picture, [*jpegs, *(spec for many in by_type.values() for spec in many)])
    return {
        "alt": picture.alt,
        "caption": caption or picture.caption,
        "credit": picture.credit_line,
        "src": files[jpegs[0]]["url"],
        "width": files[jpegs[-1]]["width"],
        "height": files[jpegs[-1]]["height"],
        "jpegs": [files[spec] for spec in jpegs],
        "sources": [
            {"type": f"image/{name}", "files": [files[spec] for spec in many]} for name, many in by_type.items()
        ],
    }


def card_files(picture: Any) -> dict[str, Any]:
    """The files of a teaser's picture."""
    cards = specs.get_card_sizes(picture.width, picture.height)
    jpeg = specs.crop_spec(cards[-1], "jpeg")
    by_type = {name: [specs.crop_spec(size, name) for size in cards] for name in specs.MODERN_FORMATS}
    files = _files(picture, [jpeg, *(spec for many in by_type.values() for spec in many)])
    return {
        "src": files[jpeg]["url"],
        "width": files[jpeg]["width"],
        "height": files[jpeg]["height"],
        "sources": [
            {"type": f"image/{name}", "files": [files[spec] for spec in many]} for name, many in by_type.items()
        ],
    }


def _files(picture: Any, wanted: list[str]) -> dict[str, dict[str, Any]]:
    return {
        spec: {"url": rendition.url, "width": rendition.width, "height": rendition.height}
        for spec, rendition in picture.get_renditions(*wanted).items()
    }

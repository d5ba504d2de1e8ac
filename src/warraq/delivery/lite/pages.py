"""The three kinds of lite pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warraq.delivery.lite.addresses import lite_path
from warraq.delivery.lite.content import build_part, build_picture
from warraq.delivery.lite.style import build_policy, build_style
from warraq.delivery.site.backgrounds import Box, find_boxes
from warraq.delivery.site.blocks import fetch_for
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.door import File
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.moments import Moment
from warraq.delivery.site.pages.article import canonical_url
from warraq.delivery.site.series import find_series
from warraq.delivery.site.tidy import tidy
from warraq.masthead.models import Section
from warraq.publishing.fronts.fill import fill_front
from warraq.publishing.release.keys import (
    front_key,
    latest_key,
    live_key,
    masthead_key,
    section_key,
    story_key,
)
from warraq.publishing.release.lists import Card
from warraq.publishing.release.models import PublishedStory

SECONDS = 60
RELATED = 5


@dataclass(frozen=True)
class Link:
    url: str
    text: str
    time: str = ""


@dataclass(frozen=True)
class Group:
    """A list of links under a heading, which may be empty."""

    heading: str
    links: list[Link]


def build_front(masthead: Masthead, *, now: datetime) -> File:
    edition = masthead.edition
    filled = fill_front(edition, sections=masthead.front_sections, now=now)
    groups = [
        Group("", _links([*filled.lead, *filled.second], masthead=masthead)),
        *(Group(rail.section.name, _links(rail.cards, masthead=masthead)) for rail in filled.rails),
        Group(_("Latest"), _links(filled.latest, masthead=masthead)),
    ]
    keys = {front_key(edition.pk), latest_key(edition.pk), *(story_key(id_) for id_ in filled.story_ids)}
    keys |= {section_key(section.pk) for section in masthead.front_sections}
    return _finish(
        "lite/list.html",
        {"heading": edition.name, "groups": groups, "is_front": True},
        masthead=masthead,
        path="/",
        title=edition.name,
        keys=keys,
    )


def build_section(section: Section, *, masthead: Masthead, now: datetime) -> File:
    edition, parts = masthead.edition, masthead.parts_of(section)
    filled = fill_front(edition, sections=[], now=now, section=section)
    cards = [*filled.lead, *filled.second, *filled.latest]
    keys = {section_key(section.pk), front_key(edition.pk, section_id=section.pk)}
    keys |= {story_key(id_) for id_ in filled.story_ids}
    groups = [
        Group("", [Link(encode(lite_path(f"/{part.slug}/")), part.name) for part in parts]),
        Group("", _links(cards, masthead=masthead)),
    ]
    path = f"/{section.slug}/"
    return _finish(
        "lite/list.html",
        {"heading": section.name, "groups": groups},
        masthead=masthead,
        path=path,
        title=section.name,
        keys=keys,
    )


@dataclass(frozen=True)
class LiteEntry:
    """One entry of a live coverage."""

    headline: str
    moment: Moment
    html: SafeString


def build_story(row: PublishedStory, *, masthead: Masthead, entries: Iterable[LiteEntry] = ()) -> File:
    """`entries` are those of a live coverage, newest first."""
    inside = [id_ for part in row.body for id_ in part.get("also_read", [])]
    picked = [pick["id"] for pick in row.picks if pick["id"]]
    boxes = find_boxes(row)
    series = find_series(row)
    episodes = series.story_ids if series else []
    wanted = [*inside, *picked, *episodes, *row.related, *boxes.story_ids]
    stories = fetch_for(masthead, [], story_ids=wanted).stories
    box = boxes.choose(stories, here=row.story_id) or Box()
    shown = {row.story_id}
    body = [_part(part, stories=stories, shown=shown, masthead=masthead) for part in row.body]
    moments = masthead.moments
    context = {
        "story": row,
        "sections": [Link(encode(lite_path(part["path"])), part["name"]) for part in row.trail],
        "names": [line["name"] for line in row.bylines],
        "released": moments.tell(row.first_released_at),
        "updated": moments.tell(row.updated_at) if row.is_updated else None,
        "picture": build_picture(row.lead_picture, direction=masthead.edition.direction),
        "body": body,
        "entries": list(entries),
        "corrections": row.corrections,
        "background": box.text,
        "groups": [
            Group(_("The background"), _links(_take(box.story_ids, stories, shown), masthead=masthead)),
            Group(_("You may also like"), _links(_take(picked, stories, shown), masthead=masthead)),
            Group(
                _("In the series:") + f" {series.name}" if series else "",
                _links(_take(series.in_order if series else [], stories, shown), masthead=masthead),
            ),
            Group(_("Related stories"), _links(_take(row.related, stories, shown)[:RELATED], masthead=masthead)),
        ],
    }
    keys = {story_key(story_id) for story_id in shown} | {masthead_key(row.home_edition_id)}
    keys |= boxes.keys | ({series.key} if series else set())
    if row.kind == "live":
        keys.add(live_key(row.story_id))
    return _finish(
        "lite/story.html",
        context,
        masthead=masthead,
        path=row.path,
        title=row.headline,
        keys=keys,
        canonical=canonical_url(row, masthead=masthead),
    )


def _part(
    part: dict[str, Any], *, stories: dict[int, Card], shown: set[int], masthead: Masthead
) -> tuple[SafeString, list[Link]]:
    if "also_read" in part:
        return SafeString(""), _links(_take(part["also_read"], stories, shown), masthead=masthead)
    return build_part(part["html"], direction=masthead.edition.direction), []


def _take(ids: Iterable[int], stories: dict[int, Card], shown: set[int]) -> list[Card]:
    """Cards of public stories that the page does not show yet; it does afterwards."""
    taken = []
    for story_id in ids:
        if story_id in stories and story_id not in shown:
            shown.add(story_id)
            taken.append(stories[story_id])
    return taken


def _links(cards: Iterable[Card], *, masthead: Masthead) -> list[Link]:
    tell = masthead.moments.tell
    return [Link(encode(lite_path(card["path"])), card["headline"], tell(card["released_at"]).day) for card in cards]


def _finish(
    template: str,
    context: dict[str, Any],
    *,
    masthead: Masthead,
    path: str,
    title: str,
    keys: set[str],
    canonical: str = "",
) -> File:
    """`path` is that of the whole page, decoded."""
    edition = masthead.edition
    style = build_style(edition)
    whole = encode(path)
    suffix = _("%(edition)s, lite") % {"edition": edition.name}
    html = render_to_string(
        template,
        {
            "edition": edition,
            "title": suffix if title == edition.name else f"{title} — {suffix}",
            "style": SafeString(f"<style>{style}</style>"),
            "canonical": canonical or masthead.base_url + whole,
            "full_url": whole,
            "nav": [Link(encode(lite_path(f"/{part.slug}/")), part.name) for part in masthead.main_sections],
            **context,
        },
    )
    return File(
        tidy(html),
        "text/html; charset=utf-8",
        lite_path(path),
        keys,
        seconds=SECONDS,
        headers={"Content-Security-Policy": build_policy(style)},
    )

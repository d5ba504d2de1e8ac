"""Taking in a page of an old site as a story."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from warraq.arabic.normalise import normalise
from warraq.ingest.pages.saved_page import Block, BlockKind, SavedPage
from warraq.masthead.models import Edition, Section
from warraq.masthead.slugs import free_slug
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.models import Byline, Pick, Story, StorySection
from warraq.newsroom.topics.models import Topic


class NoSuchSection(LookupError):
    """The page names a section that the edition does not have."""


@dataclass
class TakenIn:
    """What became of a page. `story` is None when it had come in before."""

    story: Story | None
    made_sections: list[str] = field(default_factory=list)


def take_in(
    page: SavedPage, *, edition: Edition, now: datetime, user: Any = None, may_create_sections: bool = False
) -> TakenIn:
    """Keep a saved page as a draft of this edition, unless it came in before.

    Raises NoSuchSection when its section is unknown and may not be made; then nothing is kept.
    """
    if Story.objects.filter(origin_fingerprint=page.fingerprint).exists():
        return TakenIn(story=None)
    with transaction.atomic():
        section, made = _section_for(page, edition=edition, may_create=may_create_sections)
        story = _build_story(page, section=section)
        create_draft(story, now=page.released_at or now, user=user)
    return TakenIn(story=story, made_sections=made)


def _section_for(page: SavedPage, *, edition: Edition, may_create: bool) -> tuple[Section | None, list[str]]:
    """The narrowest section of the page's trail, and the names of those that had to be made."""
    section: Section | None = None
    made: list[str] = []
    known = {normalise(row.name): row for row in edition.sections.select_related("parent")}
    for name in page.section_trail[-2:]:
        found = known.get(normalise(name))
        if found is None:
            if not may_create:
                raise NoSuchSection(name)
            parent = section if section and section.parent_id is None else None
            found = _make_section(name, edition=edition, parent=parent)
            made.append(name)
        section = found
    return section, made


def _make_section(name: str, *, edition: Edition, parent: Section | None) -> Section:
    policy = "latin" if edition.slug_policy == "latin" else "arabic"
    slug = free_slug(edition.sections.all(), name, fallback="section", policy=policy)
    section = Section(edition=edition, name=name, slug=slug, parent=parent, order=edition.sections.count() + 1)
    section.full_clean()
    section.save()
    return section


def _build_story(page: SavedPage, *, section: Section | None) -> Story:
    story = Story(
        title=page.headline[:255],
        kicker=page.kicker[:80],
        standfirst=page.standfirst[:600],
        dateline_place=page.dateline_place[:80],
        source_name=(page.source_name or page.site_name)[:120],
        canonical_url=_canonical_url(page),
        lead_caption=page.lead_picture.caption[:400] if page.lead_picture else "",
        is_working_headline=page.headline_is_working,
        public_updated_at=page.updated_at,
        origin_fingerprint=page.fingerprint,
        ednote="\n".join(note.ar for note in page.notes),
        body=build_body(_blocks(page.body)),
    )
    if section is not None:
        story.story_sections.add(StorySection(section=section, sort_order=0))
    for order, name in enumerate(page.bylines):
        story.bylines.add(_byline(name, order=order))
    for order, pick in enumerate(page.picks):
        picked = _find_story(pick.headline)
        words = "" if picked else pick.headline[:255]
        story.picks.add(Pick(picked=picked, headline=words, url="" if picked else pick.url or "", sort_order=order))
    story.topics.set([_topic(name) for name in page.topics])
    return story


def _canonical_url(page: SavedPage) -> str:
    if page.canonical_url:
        return page.canonical_url
    return f"https://{page.canonical_host}/" if page.canonical_host else ""


def _byline(name: str, *, order: int) -> Byline:
    wanted = normalise(name)
    person = next((found for found in Contributor.objects.all() if normalise(found.name) == wanted), None)
    return Byline(contributor=person, agency="" if person else name[:80], sort_order=order)


def _find_story(headline: str) -> Story | None:
    """A story already here under just this headline."""
    return Story.objects.filter(title=headline).first()


def _topic(name: str) -> Topic:
    wanted = normalise(name)
    for topic in Topic.objects.all():
        if wanted in {normalise(topic.name), *(normalise(alias) for alias in topic.aliases)}:
            return topic
    topic = Topic(name=name[:120])
    topic.full_clean()
    topic.save()
    return topic


def _blocks(blocks: list[Block]) -> list[dict[str, Any]]:
    raw = (_raw_block(block) for block in blocks)
    return [block for block in raw if block is not None]


def _raw_block(block: Block) -> dict[str, Any] | None:
    """A parsed block as the body keeps it; None for what cannot be kept without its file or its story."""
    if block.kind is BlockKind.TEXT:
        return {"type": "text", "value": block.text}
    if block.kind is BlockKind.SUBHEADING:
        return {"type": "subheading", "value": block.text[:120]}
    if block.kind is BlockKind.QUOTE:
        return {"type": "pull_quote", "value": {"quote": block.text}}
    if block.kind is BlockKind.EMBED:
        return {"type": "embed", "value": {"url": block.url, "caption": ""}}
    if block.kind is BlockKind.TABLE and block.rows:
        columns = [{"type": "text", "heading": heading} for heading in block.rows[0]]
        rows = [{"values": list(row)} for row in block.rows[1:]]
        return {
            "type": "table",
            "value": {"caption": block.text, "table": {"columns": columns, "rows": rows, "caption": ""}},
        }
    if block.kind is BlockKind.ALSO_READ:
        found = [story for pick in block.picks if (story := _find_story(pick.headline))]
        return {"type": "also_read", "value": {"stories": [story.pk for story in found]}} if found else None
    return None

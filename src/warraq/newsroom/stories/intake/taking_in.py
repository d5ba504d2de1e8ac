"""Taking in a page of an old site as a story."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from warraq.ingest.pages.repairs import Repair
from warraq.ingest.pages.saved_page import Pick as SavedPick
from warraq.ingest.pages.saved_page import SavedPage
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.intake.body_blocks import build_blocks, own_caption
from warraq.newsroom.stories.intake.fitting import fit, room_of
from warraq.newsroom.stories.intake.notes import in_language, note
from warraq.newsroom.stories.intake.picks import link_pick
from warraq.newsroom.stories.intake.picture_files import TakenPictures, take_pictures
from warraq.newsroom.stories.intake.placing import Place, Rules, find_place, make_sections
from warraq.newsroom.stories.intake.register import Register, fold
from warraq.newsroom.stories.models import Byline, Pick, Story, StorySection


class CameInBefore(ValueError):
    """The page is here already, as `story`."""

    def __init__(self, story: Story) -> None:
        super().__init__(f"story {story.pk}")
        self.story = story


@dataclass(frozen=True)
class TakenIn:
    """What became of a page. `story` is None after a rehearsal."""

    story: Story | None
    notes: list[Repair] = field(default_factory=list)
    """The parser's and ours."""
    made_sections: tuple[str, ...] = ()


def find_known(page: SavedPage) -> Story | None:
    """The story that this page became when it came in before."""
    found: Story | None = Story.objects.filter(origin_fingerprint=page.fingerprint).first()
    return found


def is_untouched(story: Story) -> bool:
    """Whether a story that came in is still as the import left it: a draft that nobody has edited, nor ever released."""
    if story.live or story.killed_at is not None or story.spiked_at is not None or story.first_published_at is not None:
        return False
    return not story.revisions.filter(user__isnull=False).exists()


def take_in(page: SavedPage, *, register: Register, rules: Rules, now: datetime, user: Any = None) -> TakenIn:
    """Keep a saved page as a draft of the register's edition: all of it, its pictures included, or nothing.

    Raises CameInBefore, NoSuchSection, and ValidationError for what no story can hold.
    """
    known = find_known(page)
    if known is not None:
        raise CameInBefore(known)
    place = find_place(page, register=register, rules=rules)
    fitted = fit(page)
    # Decoding takes its time, so it is done before the database is locked.
    pictures = take_pictures(fitted, now=now)
    try:
        with transaction.atomic():
            section = make_sections(place, edition=register.edition)
            story, notes = _build_story(fitted, section=section, place=place, pictures=pictures, register=register)
            create_draft(story, now=page.released_at or now, user=user)
    except BaseException as error:
        register.forget()
        pictures.put_back()
        known = find_known(page) if isinstance(error, IntegrityError) else None
        if known is not None:
            raise CameInBefore(known) from error
        raise
    if place.to_make:
        register.forget()
    register.add_story(story)
    return TakenIn(story, notes, place.to_make)


def rehearse(page: SavedPage, *, register: Register, rules: Rules, now: datetime) -> TakenIn:
    """What `take_in` would do and say. Nothing is written. Raises the same."""
    known = find_known(page)
    if known is not None:
        raise CameInBefore(known)
    place = find_place(page, register=register, rules=rules)
    fitted = fit(page)
    pictures = take_pictures(fitted, now=now, is_rehearsal=True)
    return TakenIn(None, [*fitted.notes, *pictures.notes, *_remark(place)], place.to_make)


def _remark(place: Place) -> list[Repair]:
    return [note(*place.remark)] if place.remark else []


def _build_story(
    page: SavedPage, *, section: Any, place: Place, pictures: TakenPictures, register: Register
) -> tuple[Story, list[Repair]]:
    lead = pictures.by_path.get(page.lead_picture.path) if page.lead_picture and page.lead_picture.path else None
    blocks, left = build_blocks(
        page.body,
        pictures=pictures.by_path,
        find_story=lambda pick: register.find_story(pick.headline, pick.url),
        leaving_out=lead,
    )
    notes = [*page.notes, *pictures.notes, *_remark(place)]
    if left:
        notes.append(note("picks_moved", " / ".join(pick.headline for pick in left)))
    story = Story(
        title=page.headline,
        kicker=page.kicker,
        standfirst=page.standfirst,
        dateline_place=page.dateline_place,
        source_name=_source(page, register),
        canonical_url=_canonical_url(page, register),
        lead_picture=lead,
        lead_caption=_lead_caption(page, lead),
        is_working_headline=page.headline_is_working,
        public_updated_at=page.updated_at,
        origin_fingerprint=page.fingerprint,
        ednote=in_language(notes, register.edition.language),
        body=build_body(blocks),
    )
    story.story_sections.add(StorySection(section=section, sort_order=0))
    _add_bylines(story, page.bylines, register=register)
    _add_picks(story, [*page.picks, *left], register=register)
    story.topics.set({topic.pk: topic for topic in map(register.get_topic, page.topics)}.values())
    return story, notes


def _source(page: SavedPage, register: Register) -> str:
    """Who reported it; a newspaper that brings in its own old pages is not its own source."""
    own = {fold(register.edition.name), fold(register.edition.short_name)}
    return page.source_name or ("" if fold(page.site_name) in own else page.site_name)


def _canonical_url(page: SavedPage, register: Register) -> str:
    """Where the story first stood, or the front of that site; nothing when that was here."""
    if page.canonical_host in register.own_hosts:
        return ""
    if page.canonical_url:
        return page.canonical_url
    return f"https://{page.canonical_host}/" if page.canonical_host else ""


def _lead_caption(page: SavedPage, lead: Any) -> str:
    """The story's own caption; all the words of it when the picture did not come along."""
    shown = page.lead_picture
    if shown is None:
        return ""
    if lead is not None:
        return own_caption(shown.caption, lead)
    whole = f"{shown.caption} ({shown.credit})" if shown.caption and shown.credit else shown.caption
    return whole if len(whole) <= room_of(Story, "lead_caption") else shown.caption


def _add_bylines(story: Story, names: list[str], *, register: Register) -> None:
    for order, name in enumerate({fold(name): name for name in names if fold(name)}.values()):
        person = register.find_contributor(name)
        story.bylines.add(Byline(contributor=person, agency="" if person else name, sort_order=order))


def _add_picks(story: Story, picks: list[SavedPick], *, register: Register) -> None:
    for order, offered in enumerate({fold(pick.headline): pick for pick in picks}.values()):
        pick = Pick(headline=offered.headline, url=offered.url or "", sort_order=order)
        link_pick(pick, story=story, register=register)
        story.picks.add(pick)

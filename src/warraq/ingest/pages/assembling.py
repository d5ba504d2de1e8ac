"""Pieces and what is known beside them, made into one SavedPage."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from warraq.ingest.pages.blocks import build_blocks
from warraq.ingest.pages.body import Body, read_body
from warraq.ingest.pages.captions import split_credit
from warraq.ingest.pages.dateline import Dateline, find_agency_dateline
from warraq.ingest.pages.fingerprint import fingerprint_of
from warraq.ingest.pages.header import Header, read_header, says_itself
from warraq.ingest.pages.labels import find_site_icon, fold_line, is_control
from warraq.ingest.pages.language import language_of
from warraq.ingest.pages.links import host_of, safe_url
from warraq.ingest.pages.moments import is_update, read_moment
from warraq.ingest.pages.pieces import Piece, PieceKind, drop_opening
from warraq.ingest.pages.refusals import NoArticle
from warraq.ingest.pages.repairs import Repair, repair
from warraq.ingest.pages.rich_text import sanitise
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture, SavedPage, paragraphs_of
from warraq.ingest.pages.working_headline import working_headline

_LEAST_WORDS: Final = 8
_CRUMB_IS_HEADLINE_WORDS: Final = 5
_SHOWN_OF_LEFT_OUT: Final = 300
#: A line this long is dropped as the site's only if it is no paragraph: two papers may carry one agency's words.
_LONGEST_SITE_LINE_WORDS: Final = 11


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a page cannot say of itself."""

    source_path: Path = Path("-")
    zone: tzinfo = UTC
    """For times without one."""
    now: datetime | None = None
    """Dates after it are refused."""
    site_lines: frozenset[str] = frozenset()
    """Folded lines that recur across the site's pages."""


@dataclass(slots=True)
class Facts:
    """What a page's markup told before its text was read. Empty for plain text."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    trail: list[str] | None = None
    released: str = ""
    updated: str = ""
    bylines: list[str] = field(default_factory=list)
    site_name: str = ""
    canonical_url: str | None = None
    view_on: str = ""
    lead_picture: Picture | None = None
    picks: list[Pick] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    language: str = ""


def assemble(
    pieces: Iterable[Piece], facts: Facts, *, circumstances: Circumstances, notes: Iterable[Repair] = ()
) -> SavedPage:
    """Read the parts. Raises NoArticle when no story is among them."""
    told = list(notes)
    kept = _without_site_lines(pieces, facts, circumstances, told)
    header = read_header(kept, headline=facts.headline, standfirst=facts.standfirst)
    body = read_body(header.body)
    dateline = header.dateline or _take_opening(body, told) or Dateline()
    blocks = _blocks(body, header)
    headline, is_working = _headline(header, facts, blocks)
    if is_working:
        told.append(repair("working_headline"))
    if header.repeats:
        told.append(repair("repeats_dropped", header.repeats))
    if left_out := header.left_out + body.left_out:
        told.append(repair("box_dropped", " / ".join(left_out)[:_SHOWN_OF_LEFT_OUT]))
    released_at, updated_at = _moments(facts, header, dateline, circumstances, told)
    canonical_url = facts.canonical_url or safe_url(body.view_on or facts.view_on)
    canonical_host = host_of(canonical_url or body.view_on or facts.view_on)
    paragraphs = paragraphs_of(blocks)
    return SavedPage(
        source_path=circumstances.source_path,
        fingerprint=fingerprint_of(
            canonical_url=canonical_url,
            host=canonical_host,
            headline="" if is_working else headline,
            paragraphs=paragraphs,
        ),
        headline=headline,
        headline_is_working=is_working,
        kicker=facts.kicker or header.kicker,
        standfirst=facts.standfirst or header.standfirst,
        section_trail=_trail(facts, header, headline),
        dateline_place=dateline.place,
        source_name=dateline.source or body.source,
        site_name=facts.site_name,
        released_at=released_at,
        updated_at=updated_at,
        bylines=_once([*facts.bylines, *header.bylines, *filter(None, [dateline.byline]), *body.bylines]),
        body=blocks,
        lead_picture=_lead_picture(facts, header),
        picks=body.picks or facts.picks,
        topics=_once([*facts.topics, *body.topics]),
        canonical_url=canonical_url,
        canonical_host=canonical_host,
        language=language_of(" ".join(paragraphs), declared=facts.language),
        notes=told,
    )


def _without_site_lines(
    pieces: Iterable[Piece], facts: Facts, circumstances: Circumstances, told: list[Repair]
) -> list[Piece]:
    kept, dropped = [], []
    for piece in pieces:
        if piece.block is None:
            if name := find_site_icon(piece.text):
                facts.site_name = facts.site_name or name
                continue
            if is_control(piece.text):
                continue
            if (
                piece.folded in circumstances.site_lines
                and piece.words <= _LONGEST_SITE_LINE_WORDS
                and not says_itself(piece.text)
            ):
                dropped.append(piece.text)
                continue
        kept.append(piece)
    if dropped:
        told.append(repair("site_lines_dropped", " / ".join(dropped)[:_SHOWN_OF_LEFT_OUT]))
    return kept


def _take_opening(body: Body, told: list[Repair]) -> Dateline | None:
    """The agency dateline inside the first paragraph, taken out of it."""
    first = next((piece for piece in body.pieces if piece.block is None), None)
    if first is None or first.kind is not PieceKind.LINE:
        return None
    dateline = find_agency_dateline(first.text)
    if dateline:
        told.append(repair("dateline_split", first.text[: dateline.length].strip()))
        first.html = drop_opening(first.rich, dateline.length)
        first.text = first.text[dateline.length :]
    return dateline


def _blocks(body: Body, header: Header) -> list[Block]:
    shown = {fold_line(text) for text in (header.headline, *header.captions) if text}
    pieces = [piece for piece in body.pieces if piece.block is not None or piece.folded not in shown]
    if not any(piece.block is None for piece in pieces) and header.standfirst:
        pieces.append(Piece(header.standfirst))
        header.standfirst = ""
    blocks = [
        replace(block, text=sanitise(block.text)) if block.kind is BlockKind.TEXT else block
        for block in build_blocks(pieces)
    ]
    words = sum(len(text.split()) for text in paragraphs_of(blocks))
    if words + sum(len(block.text.split()) for block in blocks if block.kind is BlockKind.QUOTE) < _LEAST_WORDS:
        raise NoArticle("no_article")
    return blocks


def _headline(header: Header, facts: Facts, blocks: list[Block]) -> tuple[str, bool]:
    if facts.headline or header.headline:
        return facts.headline or header.headline, False
    trail = header.trail or facts.trail or []
    if trail and len(trail[-1].split()) >= _CRUMB_IS_HEADLINE_WORDS:
        return trail[-1], False
    lead = next(iter(paragraphs_of(blocks)), "") or next(block.text for block in blocks if block.text)
    return working_headline(lead), True


def _trail(facts: Facts, header: Header, headline: str) -> list[str]:
    trail = facts.trail if facts.trail else header.trail or []
    return [crumb for crumb in trail if fold_line(crumb) != fold_line(headline)]


def _moments(
    facts: Facts, header: Header, dateline: Dateline, circumstances: Circumstances, told: list[Repair]
) -> tuple[datetime | None, datetime | None]:
    updates = [facts.updated, *filter(is_update, header.date_lines)]
    releases = [facts.released, *(line for line in header.date_lines if not is_update(line)), dateline.date]
    released_at = _first_moment(releases, circumstances, told)
    updated_at = _first_moment(updates, circumstances, told)
    return released_at or updated_at, updated_at


def _first_moment(texts: list[str], circumstances: Circumstances, told: list[Repair]) -> datetime | None:
    for text in filter(None, texts):
        reading = read_moment(text, zone=circumstances.zone, now=circumstances.now)
        if reading is None:
            continue
        if reading.trouble:
            told.append(repair(reading.trouble, text[:80]))
        elif reading.zone_was_assumed:
            told.append(repair("zone_assumed", str(circumstances.zone)))
        if reading.moment:
            return reading.moment
    return None


def _lead_picture(facts: Facts, header: Header) -> Picture | None:
    picture = facts.lead_picture or header.picture
    if not header.captions or (picture and picture.caption):
        return picture
    caption, credit = split_credit(header.captions[0])
    return replace(picture or Picture(), caption=caption, credit=credit or (picture.credit if picture else ""))


def _once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))

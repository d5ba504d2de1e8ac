"""A page saved as HTML."""

import re
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from lxml.html import HtmlElement

from warraq.ingest.pages import landmarks
from warraq.ingest.pages.assembling import Circumstances, Facts, assemble
from warraq.ingest.pages.clean_text import remove_hidden
from warraq.ingest.pages.decoding import decode
from warraq.ingest.pages.document import read_document, text_of_markup, without_shortcodes
from warraq.ingest.pages.labels import fold_line
from warraq.ingest.pages.metadata import Metadata, read_metadata
from warraq.ingest.pages.page_blocks import Surroundings
from warraq.ingest.pages.pieces import Piece, pieces_of_text
from warraq.ingest.pages.repairs import Repair, repair
from warraq.ingest.pages.saved_page import SavedPage
from warraq.ingest.pages.story_container import find_container, kept_lines, trusted, within
from warraq.ingest.pages.text_page import parse_text
from warraq.ingest.pages.walking import Found, Walk

_MORE_COMPLETE: Final = 1.5


def parse_html(
    payload: bytes,
    *,
    source_path: Path = Path("-"),
    zone: tzinfo = UTC,
    now: datetime | None = None,
    site_lines: frozenset[str] = frozenset(),
) -> SavedPage:
    """Read the parts of a page from its bytes. Raises NotText and NoArticle. Fetches nothing.

    `zone` is for times that name none; dates after `now` are refused; `site_lines` are the folded lines the site repeats.
    """
    decoded = decode(payload)
    circumstances = Circumstances(source_path, zone, now, site_lines)
    return parse_markup(decoded.text, circumstances=circumstances, notes=decoded.repairs)


def parse_markup(markup: str, *, circumstances: Circumstances, notes: tuple[Repair, ...] = ()) -> SavedPage:
    """The same from decoded markup."""
    told = list(notes)
    markup, shortcodes = without_shortcodes(markup)
    if shortcodes:
        told.append(repair("shortcodes", shortcodes))
    root = read_document(markup)
    if root is None:
        text, _ = remove_hidden(text_of_markup(markup))
        return parse_text(
            text,
            source_path=circumstances.source_path,
            zone=circumstances.zone,
            now=circumstances.now,
            site_lines=circumstances.site_lines,
            notes=(*told, repair("read_as_plain_text")),
        )
    return _parse_tree(root, circumstances, told)


def _parse_tree(root: HtmlElement, circumstances: Circumstances, told: list[Repair]) -> SavedPage:
    metadata = read_metadata(root)
    where = Surroundings(circumstances.source_path, metadata.canonical_url or metadata.base)
    walk = Walk(where)
    found = walk.read(root)
    kept = trusted(kept_lines(root), found)
    container = find_container(found, kept, root)
    held = within(found, container, kept)
    if walk.links_refused:
        told.append(repair("links_refused", walk.links_refused))
    if walk.entities:
        told.append(repair("entities", walk.entities))
    facts = _facts(root, metadata, found, held)
    if lead := landmarks.find_lead_picture(root, container, where):
        facts.lead_picture = lead
    pieces = _more_complete(held, metadata, told)
    return assemble(pieces, facts, circumstances=circumstances, notes=told)


def _facts(root: HtmlElement, metadata: Metadata, found: list[Found], held: list[Found]) -> Facts:
    story = " ".join(one.piece.text for one in held)
    released, updated = landmarks.find_times(root)
    trail = metadata.trail or landmarks.find_trail(root) or metadata.sections[:1] or None
    headline = _as_shown(_headline(root, metadata), held)
    return Facts(
        headline=headline,
        standfirst=landmarks.find_standfirst(root, metadata.description, f"{story} {headline}"),
        kicker=landmarks.find_kicker(root),
        trail=[crumb for crumb in trail if fold_line(crumb) != fold_line(headline)] if trail else None,
        released=metadata.released or released,
        updated=metadata.updated or updated,
        bylines=_people(metadata.authors, metadata.site_name) or landmarks.find_authors(root),
        site_name=metadata.site_name,
        canonical_url=metadata.canonical_url,
        view_on=landmarks.find_home_edition(root),
        lead_picture=metadata.picture,
        picks=landmarks.find_picks(found),
        topics=metadata.topics,
        language=metadata.language,
    )


def _as_shown(title: str, held: list[Found]) -> str:
    """The line of the page that a title holds among other words («صحيفة كذا: …»), else the title."""
    folded = f" {fold_line(title)} "
    for one in held[:10]:
        if one.piece.words >= 4 and f" {one.piece.folded} " in folded and one.piece.folded != folded.strip():
            return one.piece.text
    return title


def _people(authors: list[str], site_name: str) -> list[str]:
    """Authors but the site itself and the accounts of its software."""
    nobody = {"admin", "administrator", "editor", "webmaster", fold_line(site_name)}
    return [name for name in authors if fold_line(name) not in nobody]


def _headline(root: HtmlElement, metadata: Metadata) -> str:
    """The page's own heading, or what it tells machines, without the site's name at its end."""
    title = next((element.text or "" for element in root.iter("title")), "")
    told = metadata.headline or re.sub(r"\s+", " ", title).strip()
    heading = landmarks.find_headline(root)
    if heading and fold_line(heading) != fold_line(metadata.site_name):
        return heading
    parts = re.split(r"\s+[|–—-]\s+|\s+[»›]\s+", remove_hidden(told)[0])
    if len(parts) > 1 and (len(parts[-1].split()) <= 4 or fold_line(parts[-1]) == fold_line(metadata.site_name)):
        cut = told.rfind(parts[-1])
        told = re.sub(r"\s*[|–—»›-]\s*$", "", told[:cut])
    is_only_site = fold_line(told) in ("", fold_line(metadata.site_name))
    return "" if is_only_site else told.strip()


def _more_complete(held: list[Found], metadata: Metadata, told: list[Repair]) -> list[Piece]:
    """The story from the page, or from its JSON-LD where that holds half as much again."""
    pieces = [one.piece for one in held]
    words = sum(piece.words for piece in pieces if piece.block is None)
    body = text_of_markup(metadata.article_body) if metadata.article_body else ""
    if len(body.split()) <= _MORE_COMPLETE * words + 20:
        return pieces
    told.append(repair("body_from_metadata"))
    pictures = [piece for piece in pieces if piece.block is not None]
    return pieces_of_text(remove_hidden(body)[0]) + pictures

"""One door for every reader's request."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.utils import timezone, translation

from warraq.delivery.cache.kept import Kept, is_from_front, keep, kept
from warraq.delivery.cache.pieces import fill
from warraq.delivery.site import canonical, headers
from warraq.delivery.site.blocks import ALL_BLOCKS, fetch_for
from warraq.delivery.site.edition import Masthead, build_masthead, find_masthead
from warraq.delivery.site.errors import bad_request, remember_edition
from warraq.delivery.site.kinds import find_story_page
from warraq.delivery.site.page import Page
from warraq.delivery.site.pages.absent import build_gone, build_not_found
from warraq.delivery.site.pages.archive import build_archive
from warraq.delivery.site.pages.article import build_article
from warraq.delivery.site.pages.contributor import build_contributor
from warraq.delivery.site.pages.corrections import build_corrections
from warraq.delivery.site.pages.front import build_front
from warraq.delivery.site.pages.gallery import build_gallery
from warraq.delivery.site.pages.latest import build_latest
from warraq.delivery.site.pages.section import build_section
from warraq.delivery.site.pages.standing import build_standing
from warraq.delivery.site.pages.topic import build_topic
from warraq.delivery.site.resolve import (
    ArchiveFound,
    CorrectionsFound,
    Found,
    FrontFound,
    GalleryFound,
    Gone,
    LatestFound,
    Listing,
    Moved,
    resolve,
)
from warraq.delivery.site.streams import BadKey, read_key
from warraq.masthead.models import Section
from warraq.publishing.fronts.models import Front, Slot
from warraq.publishing.release.keys import masthead_key
from warraq.publishing.release.models import PublishedStory, PublishedTopic
from warraq.publishing.standing.models import PublishedPage

METHODS = ("GET", "HEAD")
MOVED_SECONDS = 300


@kept(query_keys=["before"])
def serve(request: HttpRequest) -> HttpResponse:
    """Answer a reader. Unknown query keys mean nothing; nothing of a request is said back but a path that we know."""
    if request.method not in METHODS:
        return headers.secure(HttpResponseNotAllowed(METHODS))
    masthead = find_masthead(request)
    if masthead is None:
        return bad_request(request)
    try:
        path = canonical.decode(canonical.decoded_bytes(request))
    except canonical.BadPath:
        return bad_request(request)
    remember_edition(request, masthead)
    masthead.in_pieces = is_from_front(request)
    with translation.override(masthead.language):
        return _answer(request, path=path, masthead=masthead)


@kept()
def serve_block(request: HttpRequest, name: str) -> HttpResponse:
    """A shared block alone: in pieces for the front; to anybody else as the page that shows nothing else has it."""
    if request.method not in METHODS:
        return headers.secure(HttpResponseNotAllowed(METHODS))
    masthead = find_masthead(request)
    block = ALL_BLOCKS.get(name)
    if masthead is None or block is None or not block.is_shared:
        return bad_request(request)
    now = timezone.now()
    with translation.override(masthead.language):
        built = block.build(masthead, fetch_for(masthead, [block]), now=now)
    is_front = is_from_front(request)
    response = HttpResponse(b"" if is_front else fill(built.pieces, shown=set()))
    headers.cache_for(response, seconds=built.seconds, keys=built.keys)
    if is_front:
        keep(response, Kept(built.seconds, built.keys, pieces=built.pieces, is_block=True))
    return headers.secure(response)


def render_preview(row: PublishedStory, request: HttpRequest) -> HttpResponse:
    """The article page of a row that is not saved, for the newsroom's eyes only."""
    masthead = build_masthead(row.edition)
    with translation.override(masthead.language):
        page = (find_story_page(row.kind) or build_article)(row, masthead=masthead, now=timezone.now())
    return headers.secure(headers.keep_out(headers.PageResponse(page.html, inline=page.inline)))


def render_front(front: Front, slots: Sequence[Slot], request: HttpRequest) -> HttpResponse:
    """The page of a front, had it these slots, for the newsroom's eyes only."""
    masthead = build_masthead(front.edition)
    with translation.override(masthead.language):
        now = timezone.now()
        page = (
            build_section(front.section, masthead=masthead, now=now, before="", slots=slots)
            if front.section
            else build_front(masthead, now=now, slots=slots)
        )
        if page is None:
            return bad_request(request)
        return headers.secure(headers.keep_out(headers.PageResponse(page.html, inline=page.inline)))


def _answer(request: HttpRequest, *, path: str, masthead: Masthead) -> HttpResponse:
    now = timezone.now()
    found = resolve(path, masthead=masthead)
    before = request.GET.get("before", "")
    if isinstance(found, Moved):
        return _redirect(found, masthead=masthead)
    if isinstance(found, Gone):
        return _respond(build_gone(masthead, reason=found.reason, now=now), masthead=masthead)
    page = _build(found, masthead=masthead, before=before) if found else None
    if page is None:
        return _respond(build_not_found(masthead, now=now), masthead=masthead)
    if not canonical.is_canonical(request, path):
        return _redirect(Moved(path), masthead=masthead, query=_query(before))
    return _respond(page, masthead=masthead)


def _build(found: Found, *, masthead: Masthead, before: str) -> Page | None:
    now = timezone.now()
    try:
        if isinstance(found, PublishedStory):
            return (find_story_page(found.kind) or build_article)(found, masthead=masthead, now=now)
        if isinstance(found, FrontFound):
            return build_front(masthead, now=now)
        if isinstance(found, Section):
            return build_section(found, masthead=masthead, now=now, before=before)
        if isinstance(found, PublishedTopic):
            return build_topic(found, masthead=masthead, now=now, before=before)
        if isinstance(found, LatestFound | CorrectionsFound | ArchiveFound | GalleryFound | PublishedPage):
            return _build_listing(found, masthead=masthead, now=now, before=before)
        if isinstance(found, Moved | Gone):
            return None
        return build_contributor(found, masthead=masthead, now=now, before=before)
    except BadKey:
        return None


def _build_listing(found: Listing, *, masthead: Masthead, now: datetime, before: str) -> Page | None:
    if isinstance(found, LatestFound):
        return build_latest(masthead, now=now, before=before)
    if isinstance(found, CorrectionsFound):
        return build_corrections(masthead, now=now, before=before)
    if isinstance(found, ArchiveFound):
        year, month, day = (*found.numbers, 0, 0, 0)[:3]
        return build_archive(masthead, now=now, year=year, month=month, day=day, before=before)
    if isinstance(found, GalleryFound):
        return build_gallery(found.row, masthead=masthead, now=now)
    return build_standing(found, masthead=masthead, now=now)


def _query(before: str) -> str:
    if not before:
        return ""
    read_key(before)
    return f"?before={before}"


def _redirect(moved: Moved, *, masthead: Masthead, query: str = "") -> HttpResponse:
    response = HttpResponsePermanentRedirect(moved.base_url + canonical.encode(moved.path) + query)
    headers.cache_for(response, seconds=MOVED_SECONDS, keys={masthead_key(masthead.edition.pk), *moved.keys})
    return headers.secure(response)


def _respond(page: Page, *, masthead: Masthead) -> HttpResponse:
    if not masthead.in_pieces:
        response = headers.PageResponse(page.html, inline=page.inline, status=page.status)
        headers.cache_for(response, seconds=page.max_age_seconds, keys=page.all_keys)
        return headers.secure(response)
    response = headers.PageResponse("", inline=page.inline, status=page.status)
    headers.cache_for(response, seconds=page.max_age_seconds, keys=page.keys)
    blocks = tuple(block.name for block in page.blocks)
    keep(response, Kept(page.max_age_seconds, frozenset(page.keys), page.pieces, frozenset(page.shown), blocks))
    return headers.secure(response)

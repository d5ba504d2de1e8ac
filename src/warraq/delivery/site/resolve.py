"""What an address of an edition leads to."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from warraq.delivery.site.canonical import ARCHIVE_PATH, CORRECTIONS_PATH, LATEST_PATH
from warraq.delivery.site.edition import Masthead
from warraq.masthead.models import Section
from warraq.publishing.release.addresses import fold_path
from warraq.publishing.release.keys import contributor_key, story_key, topic_key
from warraq.publishing.release.models import (
    Address,
    FormerSlug,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
)
from warraq.publishing.standing.models import FormerPageSlug, PublishedPage

_CODE_DIGITS = {digit: value for value, digit in enumerate("0123456789abcdefghjkmnpqrstvwxyz")}
_CODE_DIGITS |= {"o": 0, "i": 1, "l": 1}  # as Crockford has them read
_DATE_PART = re.compile("[0-9]+")
GALLERY_SLUG = "pictures"
_LONGEST_CODE = 12
_MOST_LIKENESSES = 20


@dataclass(frozen=True)
class Moved:
    """The present address: a path, of this edition or, with `base_url`, of another one."""

    path: str
    base_url: str = ""
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Gone:
    reason: str


@dataclass(frozen=True)
class FrontFound:
    pass


@dataclass(frozen=True)
class LatestFound:
    pass


@dataclass(frozen=True)
class CorrectionsFound:
    pass


@dataclass(frozen=True)
class ArchiveFound:
    """Year, month and day, as far as the address goes."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class GalleryFound:
    row: PublishedStory


Listing = LatestFound | CorrectionsFound | ArchiveFound | GalleryFound | PublishedPage
Found = Listing | FrontFound | Section | PublishedStory | PublishedTopic | PublishedContributor | Moved | Gone


def resolve(path: str, *, masthead: Masthead) -> Found | None:
    """What stands behind a decoded path of the edition; None when nothing ever did."""
    parts = path.strip("/").split("/")
    if parts == [""]:
        return FrontFound()
    listing = _resolve_listing(path, parts, masthead=masthead)
    if listing is not None:
        return listing
    if len(parts) == 1:
        section = masthead.find_section(parts[0])
        return section or _find_standing(parts[0], masthead=masthead) or _resolve_address(path, masthead=masthead)
    if len(parts) == 2 and parts[0] == "topics":
        return PublishedTopic.objects.filter(slug=parts[1]).first() or _resolve_former("topic", parts[1])
    if len(parts) == 2 and parts[0] == "contributors":
        return PublishedContributor.objects.filter(slug=parts[1]).first() or _resolve_former("contributor", parts[1])
    if len(parts) == 2 and parts[0] == "s":
        return _resolve_code(parts[1], masthead=masthead)
    return find_story(masthead, path=path) or _resolve_address(path, masthead=masthead)


def _resolve_former(kind: str, slug: str) -> Moved | None:
    """Where an address leads that a topic or a contributor had before its slug was changed, or it was merged into another."""
    target = FormerSlug.objects.filter(kind=kind, slug=slug).values_list("target_id", flat=True).first()
    if target is None:
        return None
    rows: QuerySet[Any] = (
        PublishedTopic.objects.filter(topic_id=target)
        if kind == "topic"
        else PublishedContributor.objects.filter(contributor_id=target)
    )
    kept, key = rows.first(), topic_key(target) if kind == "topic" else contributor_key(target)
    return Moved(f"/{kind}s/{kept.slug}/", keys=frozenset({key})) if kept else None


def _resolve_listing(path: str, parts: list[str], *, masthead: Masthead) -> Listing | None:
    """Lists of the whole edition, and the pictures of a story."""
    if path == LATEST_PATH:
        return LatestFound()
    if path == CORRECTIONS_PATH:
        return CorrectionsFound()
    if path.startswith(ARCHIVE_PATH) and len(parts) <= 4:
        # Years of four digits, months and days of two: each page has one address.
        is_date = all(
            _DATE_PART.fullmatch(part) and len(part) == size for part, size in zip(parts[1:], (4, 2, 2), strict=False)
        )
        numbers = tuple(int(part) for part in parts[1:]) if is_date else (0,)
        return None if 0 in numbers else ArchiveFound(numbers)
    if len(parts) > 2 and parts[-1] == GALLERY_SLUG:
        row = find_story(masthead, path=f"/{'/'.join(parts[:-1])}/")
        return GalleryFound(row) if row else None
    return None


def _find_standing(slug: str, *, masthead: Masthead) -> PublishedPage | Moved | None:
    """The page of that name, or where the one has gone that had it before; two queries at most."""
    pages = PublishedPage.objects.filter(edition=masthead.edition)
    page = pages.filter(slug=slug).first()
    if page is not None:
        return page
    former = FormerPageSlug.objects.filter(edition=masthead.edition, slug=slug).values("page_id")
    now_at = pages.filter(page_id__in=former).values_list("slug", flat=True).first()
    return Moved(f"/{now_at}/") if now_at else None


def find_story(masthead: Masthead, *, path: str) -> PublishedStory | None:
    """The story with this address; its edition and its home edition are at hand."""
    rows = PublishedStory.objects.filter(edition_id=masthead.edition.pk, path=path).defer("body_text", "card")
    for row in rows:
        row.edition = masthead.edition
        if row.home_edition_id in masthead.network:
            row.home_edition = masthead.network[row.home_edition_id]
        return row
    return None


def read_code(code: str) -> int | None:
    """The story id in a short code, or None. Capitals and look-alike letters count as what they look like."""
    number = 0
    for letter in code.lower():
        if letter not in _CODE_DIGITS or len(code) > _LONGEST_CODE:
            return None
        number = number * 32 + _CODE_DIGITS[letter]
    return number if code else None


def _resolve_code(code: str, *, masthead: Masthead) -> Found | None:
    """A short address leads to the story here; to its home when this edition does not have it."""
    story_id = read_code(code)
    if story_id is None:
        return None
    here = PublishedStory.objects.filter(story_id=story_id, edition=masthead.edition).only("path", "story_id").first()
    if here is not None:
        return _moved_to(here)
    there = PublishedStory.objects.filter(story_id=story_id).select_related("home_edition").first()
    if there is not None and there.home_edition.base_url:
        return Moved(there.home_path, base_url=there.home_edition.base_url, keys=frozenset({story_key(story_id)}))
    gone = Address.objects.filter(story_id=story_id, gone_at__isnull=False).order_by("pk").first()
    return Gone(gone.gone_reason) if gone else None


def _resolve_address(path: str, *, masthead: Masthead) -> Found | None:
    """Where an old address leads, or the one address that differs from this only in spelling."""
    rows = Address.objects.filter(edition=masthead.edition).select_related("section")
    exact = rows.filter(path=path).first()
    if exact is not None:
        return _behind(exact, masthead=masthead)
    alike = list(rows.filter(fold=fold_path(path))[:_MOST_LIKENESSES])
    owners = {(row.story_id, row.section_id) for row in alike}
    return _behind(alike[0], masthead=masthead) if len(owners) == 1 else None


def _behind(address: Address, *, masthead: Masthead) -> Found | None:
    if address.section is not None:
        return Moved(f"/{address.section.slug}/")
    if address.gone_at is not None or address.story_id is None:
        return Gone(address.gone_reason)
    row = (
        PublishedStory.objects.filter(story_id=address.story_id, edition=masthead.edition)
        .only("path", "story_id")
        .first()
    )
    return _moved_to(row) if row else None


def _moved_to(row: PublishedStory) -> Moved:
    return Moved(row.path, keys=frozenset({story_key(row.story_id)}))

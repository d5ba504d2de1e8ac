"""Giving out addresses, each once, and keeping old ones alive."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from warraq.arabic.normalise import normalise
from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models import Address

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u


def code_for(story_id: int) -> str:
    """The short ASCII code of a story, the same for ever: its number in Crockford's base 32."""
    digits = ""
    while story_id:
        story_id, rest = divmod(story_id, 32)
        digits = _ALPHABET[rest] + digits
    return digits or "0"


def short_path(story_id: int) -> str:
    return f"/s/{code_for(story_id)}/"


def section_path(section: Section) -> str:
    return f"/{section.slug}/"


def story_path(section: Section, *, slug: str, story_id: int) -> str:
    """Section and slug; an edition without words in its addresses has the short code instead."""
    return f"/{section.slug}/{code_for(story_id) if section.edition.slug_policy == 'none' else slug}/"


def fold_path(path: str) -> str:
    """What the spelling variants of a path have in common: hamza, ة/ه, digits, case, tatweel …"""
    return "/".join(normalise(part) for part in path.split("/"))[:500]


def claim(edition: Edition, path: str, *, story_id: int | None = None, section: Section | None = None) -> str:
    """Give `path`, or the first free one like it (`…-2/`), to a story or a section; return what it got.

    An address that has been given out stays with whom it was given to.
    """
    path = unicodedata.normalize("NFC", path)
    stem, number = path.rstrip("/"), 1
    while True:
        row, made = Address.objects.get_or_create(
            edition=edition, path=path, defaults={"fold": fold_path(path), "story_id": story_id, "section": section}
        )
        if made or (story_id is not None and row.story_id == story_id) or (section and row.section_id == section.pk):
            return path
        number += 1
        path = f"{stem}-{number}/"


def claim_for_story(story_id: int, wanted: Sequence[tuple[Edition, str]], *, is_new: bool = False) -> list[str]:
    """`claim` for several (edition, path) of one story at once; what it got, in the same order.

    What was gone in these editions leads to the story again. One query when the addresses are the story's already, three
    when none of them is another's. `is_new` tells that they will hardly be its own yet, and saves the first.
    """
    wanted = [(edition, unicodedata.normalize("NFC", path)) for edition, path in wanted]
    own = {} if is_new else _paths_of(story_id)
    missing = [(edition, path) for edition, path in wanted if (edition.pk, path) not in own]
    if missing:
        Address.objects.bulk_create(
            [Address(edition=edition, path=path, fold=fold_path(path), story_id=story_id) for edition, path in missing],
            ignore_conflicts=True,
        )
        own = _paths_of(story_id)
    editions = {edition.pk for edition, _path in wanted}
    if any(is_gone and edition_id in editions for (edition_id, _path), is_gone in own.items()):
        _mark_present(story_id, editions=editions)
    return [path if (edition.pk, path) in own else claim(edition, path, story_id=story_id) for edition, path in wanted]


def _paths_of(story_id: int) -> dict[tuple[int, str], bool]:
    """(edition id, path) of every address that was given to the story, and whether it answers that the story is gone."""
    rows = Address.objects.filter(story_id=story_id).values_list("edition_id", "path", "gone_at")
    return {(edition_id, path): gone_at is not None for edition_id, path, gone_at in rows}


def mark_gone(story_id: int, *, now: datetime, reason: str, editions: list[int] | None = None) -> None:
    """Let every address of a story (in these editions, or in all) answer that it is gone."""
    rows = Address.objects.filter(story_id=story_id)
    if editions is not None:
        rows = rows.filter(edition_id__in=editions)
    rows.update(gone_at=now, gone_reason=reason)


def _mark_present(story_id: int, *, editions: Iterable[int]) -> None:
    """Undo `mark_gone` for a story that is public again."""
    Address.objects.filter(story_id=story_id, edition_id__in=editions, gone_at__isnull=False).update(
        gone_at=None, gone_reason=""
    )

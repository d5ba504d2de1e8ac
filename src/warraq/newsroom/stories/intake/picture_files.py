"""Pictures that were saved beside a page, taken into the newsroom.

A release asks for an alternative text, and an old page seldom has one. Its caption stands in then, or the headline, and
the editor is told: thousands of old stories that nobody can release would serve those who cannot see a picture no better.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from warraq.arabic.truncate import truncate
from warraq.ingest.pages.repairs import Repair
from warraq.ingest.pages.saved_page import Picture as SavedPicture
from warraq.ingest.pages.saved_page import SavedPage
from warraq.newsroom.pictures.decoding import decode_upload, hash_source
from warraq.newsroom.pictures.limits import MAX_FILE_BYTES
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.names import make_safe_name
from warraq.newsroom.pictures.refusals import PictureRefused
from warraq.newsroom.pictures.taking_in import take_in_picture
from warraq.newsroom.stories.intake.notes import note, refusal_note

_FILE_NAME: Final = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_ALT_CHARS: Final[int] = Picture._meta.get_field("alt").max_length
_STAND_IN: Final = {
    "ar": "صورة مع الخبر: {headline}",
    "fr": "Image de l’article : {headline}",
    "en": "Picture with the story: {headline}",
}


@dataclass
class TakenPictures:
    """The pictures of a page by their files, those that were not here before, and what to tell the editor."""

    by_path: dict[Path, Picture] = field(default_factory=dict)
    new: list[Picture] = field(default_factory=list)
    notes: list[Repair] = field(default_factory=list)

    def put_back(self) -> None:
        """Delete what was new, files and all: the story did not come in."""
        for picture in self.new:
            picture.delete()


def take_pictures(page: SavedPage, *, now: datetime, is_rehearsal: bool = False) -> TakenPictures:
    """Take in every file the page shows. What cannot be taken is a note; a rehearsal keeps nothing."""
    taken = TakenPictures()
    for shown in _pictures_of(page):
        if shown.path is None:
            told = " — ".join(filter(None, [shown.url, shown.caption]))
            taken.notes += [note("picture_not_fetched", told)] if shown.url else []
            continue
        name = make_safe_name(shown.path.name)
        try:
            content = _read(shown.path)
        except OSError:
            taken.notes.append(note("picture_unopened", name))
            continue
        known = Picture.objects.from_source(hash_source(content)).first()
        if known is not None and known.is_expired(now=now):
            taken.notes.append(note("picture_expired", name))
            continue
        alt, alt_note = _alt(shown, page, name=name)
        needs_alt = known is None or not known.alt.strip()
        try:
            if not is_rehearsal:
                taken.by_path[shown.path] = _keep(content, shown, alt=alt, known=known, taken=taken)
            elif known is None:
                decode_upload(BytesIO(content), name=shown.path.name)
        except PictureRefused as refusal:
            taken.notes.append(refusal_note(refusal, name=name))
            continue
        if alt_note and needs_alt:
            taken.notes.append(alt_note)
    return taken


def _keep(content: bytes, shown: SavedPicture, *, alt: str, known: Picture | None, taken: TakenPictures) -> Picture:
    if known is None:
        picture = take_in_picture(
            content,
            name=shown.path.name if shown.path else "",
            alt=alt,
            caption=shown.caption,
            credit_line=shown.credit,
        )
        taken.new.append(picture)
        return picture
    if not known.alt.strip():
        known.alt = alt
        known.save(update_fields=["alt"])
    return known


def _pictures_of(page: SavedPage) -> Iterator[SavedPicture]:
    """The page's pictures, the lead first; of one file shown twice the words are put together."""
    shown = [page.lead_picture, *(block.picture for block in page.body)]
    together: dict[Path | str, SavedPicture] = {}
    for picture in shown:
        if picture is None or not (picture.path or picture.url):
            continue
        key = picture.path or picture.url or ""
        first = together.get(key, picture)
        together[key] = replace(
            first,
            caption=first.caption or picture.caption,
            credit=first.credit or picture.credit,
            alt=first.alt or picture.alt,
        )
    yield from together.values()


def _alt(shown: SavedPicture, page: SavedPage, *, name: str) -> tuple[str, Repair | None]:
    """The alternative text, and what the editor must know of it. A file's name is none."""
    alt = shown.alt.strip()
    if alt and not _FILE_NAME.match(alt):
        return truncate(alt, max_chars=_ALT_CHARS), None
    if shown.caption.strip():
        return truncate(shown.caption, max_chars=_ALT_CHARS), note("alt_from_caption", name)
    words = _STAND_IN.get(page.language.split("-")[0], _STAND_IN["ar"])
    return truncate(words.format(headline=page.headline), max_chars=_ALT_CHARS), note("alt_made", name)


def _read(path: Path) -> bytes:
    """Enough of the file to take it, or to see that it is too large."""
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)

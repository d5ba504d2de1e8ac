"""A page's parts made short enough for a story's fields. No word of the body is lost; what is cut is told."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model

from warraq.arabic.truncate import truncate
from warraq.ingest.pages.repairs import Repair
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture, SavedPage
from warraq.newsroom.pictures.models import Picture as PictureRow
from warraq.newsroom.stories.blocks import BODY_BLOCKS
from warraq.newsroom.stories.intake.notes import note
from warraq.newsroom.stories.models import Byline, Story
from warraq.newsroom.stories.models import Pick as PickRow

#: A topic's slug must fit too, with a number behind it.
_TOPIC_CHARS: Final = 100
_TABLE_CAPTION_CHARS: Final = 200
_BLOCKS: Final[dict[str, Any]] = dict(BODY_BLOCKS)
_SUBHEADING_CHARS: Final[int] = _BLOCKS["subheading"].field.max_length
_QUOTE_CHARS: Final[int] = _BLOCKS["pull_quote"].child_blocks["quote"].field.max_length
_validate_address: Final = URLValidator(schemes=["http", "https"])

Cut = Callable[[str, str, int], str]


def fit(page: SavedPage) -> SavedPage:
    """The page with every part short enough; its notes say what was cut, in full."""
    told: list[Repair] = [] if page.released_at else [note("no_date")]

    def cut(name: str, text: str, room: int) -> str:
        if len(text) <= room:
            return text
        told.append(note(f"{name}_cut", text))
        return truncate(text, max_chars=room)

    headline = cut("headline", page.headline, room_of(Story, "title"))
    fitted = replace(
        page,
        headline=headline,
        kicker=cut("kicker", page.kicker, room_of(Story, "kicker")),
        standfirst=cut("standfirst", page.standfirst, room_of(Story, "standfirst")),
        dateline_place=cut("place", page.dateline_place, room_of(Story, "dateline_place")),
        source_name=cut("source", page.source_name, room_of(Story, "source_name")),
        site_name=truncate(page.site_name, max_chars=room_of(Story, "source_name")),
        bylines=[cut("byline", name, room_of(Byline, "agency")) for name in page.bylines],
        topics=[cut("topic", name, _TOPIC_CHARS) for name in page.topics],
        lead_picture=_fit_picture(page.lead_picture, cut),
        picks=[_fit_pick(pick, cut, told) for pick in page.picks],
        canonical_url=_keep_address(page.canonical_url, room=room_of(Story, "canonical_url"), told=told) or None,
        canonical_host=page.canonical_host if is_address(f"https://{page.canonical_host}/") else None,
        body=_fit_body(page.body, headline, cut, told),
    )
    return replace(fitted, notes=[*page.notes, *told])


def room_of(model: type[Model], field: str) -> int:
    """How many characters a field holds."""
    room = getattr(model._meta.get_field(field), "max_length", None)
    if not isinstance(room, int):
        raise LookupError(f"{model.__name__}.{field} has no limit")
    return room


def is_address(url: str) -> bool:
    """Whether our fields take it: an absolute http(s) address."""
    try:
        _validate_address(url)
    except ValidationError:
        return False
    return True


def _keep_address(url: str | None, *, room: int, told: list[Repair]) -> str:
    if url and (len(url) > room or not is_address(url)):
        told.append(note("address_refused", url))
        return ""
    return url or ""


def _fit_picture(picture: Picture | None, cut: Cut) -> Picture | None:
    if picture is None:
        return None
    return replace(
        picture,
        caption=cut("caption", picture.caption, room_of(Story, "lead_caption")),
        credit=cut("credit", picture.credit, room_of(PictureRow, "credit_line")),
    )


def _fit_pick(pick: Pick, cut: Cut, told: list[Repair]) -> Pick:
    url = _keep_address(pick.url, room=room_of(PickRow, "url"), told=told)
    return Pick(cut("pick", pick.headline, room_of(PickRow, "headline")), url or None)


def _fit_body(blocks: list[Block], headline: str, cut: Cut, told: list[Repair]) -> list[Block]:
    above = headline
    fitted = []
    for block in blocks:
        if block.kind is BlockKind.SUBHEADING:
            above = block.text
            if len(block.text) > _SUBHEADING_CHARS:
                told.append(note("subheading_as_text", block.text))
                block = Block(BlockKind.TEXT, text=f"<p><b>{escape(block.text, quote=False)}</b></p>")
        elif block.kind is BlockKind.QUOTE and len(block.text) > _QUOTE_CHARS:
            told.append(note("quote_as_text", block.text))
            block = Block(BlockKind.TEXT, text=f"<p>{escape(_quoted(block.text), quote=False)}</p>")
        elif block.kind is BlockKind.TABLE:
            if not block.text:
                told.append(note("table_caption_given", above))
            block = replace(block, text=cut("caption", block.text or above, _TABLE_CAPTION_CHARS))
        elif block.kind is BlockKind.PICTURE:
            block = replace(block, picture=_fit_picture(block.picture, cut))
        elif block.kind is BlockKind.ALSO_READ:
            block = replace(block, picks=tuple(_fit_pick(pick, cut, told) for pick in block.picks))
        fitted.append(block)
    return fitted


def _quoted(words: str) -> str:
    return words if words.startswith(("«", "“", '"')) else f"«{words}»"

"""What stands above a story: trail, kicker, headline, standfirst, caption, dateline, dates and credits."""

from dataclasses import dataclass, field

from warraq.ingest.pages.breadcrumb import read_breadcrumb
from warraq.ingest.pages.captions import caption_likeness
from warraq.ingest.pages.dateline import Dateline, read_dateline_line
from warraq.ingest.pages.labels import LabelKind, find_bylines, find_label, find_view_on
from warraq.ingest.pages.moments import is_date_line
from warraq.ingest.pages.pieces import Piece, PieceKind, ends_sentence, is_headline_like, is_prose
from warraq.ingest.pages.saved_page import BlockKind, Picture

_CAPTION_FROM = 3
_KICKER_WORDS = 3
_LONGEST_HEADLINE_WORDS = 22
_FARTHEST_DATELINE = 14
_LEAST_BOX = 3
_LEAST_BOX_BEFORE_TITLES = 6
_MENU_WORDS = 3
_LONGEST_HEADER = 40


@dataclass(slots=True)
class Header:
    """The parts found, and in `body` the pieces that follow."""

    trail: list[str] | None = None
    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    captions: list[str] = field(default_factory=list)
    picture: Picture | None = None
    dateline: Dateline | None = None
    date_lines: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    repeats: int = 0
    left_out: list[str] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    piece: Piece
    follows_breadcrumb: bool
    is_doubled: bool = False
    is_repeated: bool = False


def read_header(pieces: list[Piece], *, headline: str = "", standfirst: str = "") -> Header:
    """Sort the opening pieces. What the page's own metadata already told is passed in and not looked for."""
    header = Header(headline=headline, standfirst=standfirst)
    known = {piece.folded for piece in (Piece(headline), Piece(standfirst)) if piece.folded}
    candidates: list[_Candidate] = []
    end = _end_of_header(pieces)
    place, crumb_group = 0, -1
    while place < len(pieces):
        piece = pieces[place]
        if piece.folded in known and piece.folded:
            header.repeats += 1
        elif not _take_fact(piece, header):
            if place >= end or _is_beyond(piece):
                break
            box = _box_at(pieces, place, is_titled=bool(header.headline or candidates))
            if box:
                header.left_out += [dropped.text for dropped in pieces[place : place + box]]
                place += box
                continue
            _add_candidate(piece, candidates, piece.group == crumb_group, header)
        elif header.trail is not None and crumb_group < 0:
            crumb_group = piece.group
        place += 1
    header.body = pieces[place:]
    _assign(candidates, header)
    return header


def _end_of_header(pieces: list[Piece]) -> int:
    """Where the story must begin: after a dateline of its own, else at the first paragraph."""
    for place, piece in enumerate(pieces[:_FARTHEST_DATELINE]):
        if read_dateline_line(piece.text) and any(map(is_prose, pieces[place + 1 :])):
            return place
    for place, piece in enumerate(pieces[:_LONGEST_HEADER]):
        if is_prose(piece) or piece.words > _LONGEST_HEADLINE_WORDS:
            return place
    return min(len(pieces), _LONGEST_HEADER)


def _take_fact(piece: Piece, header: Header) -> bool:
    """Whether the piece is a part that says itself what it is."""
    if piece.block is not None:
        if piece.block.kind is BlockKind.PICTURE and header.picture is None:
            header.picture = piece.block.picture
            return True
        return False
    if piece.kind in (PieceKind.QUOTE, PieceKind.LIST):
        return False
    if header.trail is None and (trail := read_breadcrumb(piece.text)) is not None:
        header.trail = trail
    elif header.dateline is None and (dateline := read_dateline_line(piece.text)):
        header.dateline = dateline
    elif is_date_line(piece.text):
        header.date_lines.append(piece.text)
    elif names := find_bylines(piece.text):
        header.bylines += names
    else:
        return False
    return True


def _is_beyond(piece: Piece) -> bool:
    """Whether the piece can stand only in or below a story."""
    if piece.block is not None or piece.kind in (PieceKind.QUOTE, PieceKind.LIST):
        return True
    label = find_label(piece.text)
    if label and label.kind in (LabelKind.PICKS, LabelKind.TOPICS, LabelKind.SOURCE):
        return True
    return find_view_on(piece.text) is not None


def says_itself(line: str) -> bool:
    """Whether a line tells by its form what it is: a label, date, credit, dateline or breadcrumb."""
    if find_label(line) or find_view_on(line) or is_date_line(line) or find_bylines(line):
        return True
    return read_dateline_line(line) is not None or read_breadcrumb(line) is not None


def _box_at(pieces: list[Piece], place: int, *, is_titled: bool) -> int:
    """How many pieces from `place` on are a menu or a list of other headlines; 0 when none begins there.

    A label and its list; lines of a few words in one group; or any lines in one group, but before there is a headline
    only many of them: kicker, headline and standfirst may stand together too.
    """
    start = place + (find_label(pieces[place].text) is not None)
    end = start
    while end < len(pieces) and pieces[end].group == pieces[min(start, len(pieces) - 1)].group:
        if not is_headline_like(pieces[end]) or says_itself(pieces[end].text):
            break
        end += 1
    folded = [piece.folded for piece in pieces[start:end]]
    if start > place:
        return end - place if end - start > 1 else 1
    is_menu = all(piece.words <= _MENU_WORDS for piece in pieces[start:end])
    least = _LEAST_BOX if is_titled or is_menu else _LEAST_BOX_BEFORE_TITLES
    return end - start if len(folded) >= least and len(set(folded)) == len(folded) else 0


def _add_candidate(piece: Piece, candidates: list[_Candidate], follows_breadcrumb: bool, header: Header) -> None:
    for earlier in candidates:
        if earlier.piece.folded == piece.folded:
            header.repeats += 1
            if earlier is candidates[-1] and not earlier.is_repeated:
                earlier.is_doubled = True
            else:
                earlier.is_repeated = True
            return
    candidates.append(_Candidate(piece, follows_breadcrumb))


def _assign(candidates: list[_Candidate], header: Header) -> None:
    story = " ".join(piece.folded for piece in header.body)
    rest: list[Piece] = []
    for candidate in candidates:
        likeness = caption_likeness(
            candidate.piece.text,
            follows_breadcrumb=candidate.follows_breadcrumb,
            is_doubled=candidate.is_doubled,
            story=story,
        )
        if likeness >= _CAPTION_FROM and candidate.piece.kind is PieceKind.LINE:
            header.captions.append(candidate.piece.text)
        else:
            rest.append(candidate.piece)
    _assign_titles(rest, header)


def _assign_titles(rest: list[Piece], header: Header) -> None:
    """Kicker, headline and standfirst in their order; what is left over begins the body."""
    if rest and header.trail and rest[0].folded in {Piece(crumb).folded for crumb in header.trail}:
        rest.pop(0)
    if not header.headline and rest:
        if len(rest) > 1 and rest[0].words <= _KICKER_WORDS < rest[1].words:
            header.kicker = rest.pop(0).text
        header.headline = rest.pop(0).text
        if rest and not header.standfirst:
            header.standfirst = rest.pop(0).text
    elif rest and not header.standfirst and rest[0].kind is PieceKind.HEADING and not ends_sentence(rest[0].text):
        header.standfirst = rest.pop(0).text
    header.body = rest + header.body

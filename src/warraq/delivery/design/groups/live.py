"""Live coverage: key points and entries."""

from datetime import datetime

from django.utils.translation import gettext as _

from warraq.delivery.design.groups.article import PARAGRAPH
from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.design.samples import HEADLINES, LONG, ago, make_story
from warraq.delivery.live.entries import Entries, Entry, build_entry
from warraq.publishing.live.models import PublishedEntry

COVERAGE = "live/coverage.html"


def live_group(case: Case) -> Group:
    entries = [
        _entry(case, 1, ago(case, minutes=4), headline=HEADLINES[0], is_key=True),
        _entry(case, 2, ago(case, minutes=31), updated=ago(case, minutes=2)),
        _entry(case, 3, ago(case, hours=2), headline=LONG, byline={"name": "سلمى بنعيسى", "path": "/"}),
    ]
    pinned = [_entry(case, 4, ago(case, hours=6), headline="ما نعرفه إلى الآن", is_pinned=True)]
    ended = case.masthead.moments.tell(ago(case, minutes=1))
    return Group(
        "live",
        _("Live coverage"),
        [
            case.column(_("Key points"), "live/points.html", entries=_entries([], entries)),
            _coverage(case, _("Running, with a pinned entry"), _entries(pinned, entries), is_running=True),
            _coverage(case, _("Before the first entry"), _entries([], []), is_running=True),
            _coverage(case, _("Ended, with more pages"), _entries([], entries), ended=ended, older_url="/"),
        ],
    )


def _coverage(case: Case, title: str, entries: Entries, **context: object) -> Piece:
    return case.column(title, COVERAGE, story=make_story(case), entries=entries, **context)


def _entries(pinned: list[Entry], newest: list[Entry]) -> Entries:
    return Entries(pinned=pinned, newest=newest, key_points=[e for e in newest if e.headline], older=None, latest=3)


def _entry(
    case: Case, number: int, happened_at: datetime, *, updated: datetime | None = None, **values: object
) -> Entry:
    row = PublishedEntry(
        entry_id=number,
        story_id=0,
        body=[{"html": PARAGRAPH}],
        happened_at=happened_at,
        updated_at=updated or happened_at,
        **values,
    )
    return build_entry(row, masthead=case.masthead)

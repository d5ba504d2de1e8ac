"""Cards, and what a front is made of."""

from typing import Any

from django.utils.translation import gettext as _

from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.design.samples import HEADLINES, LONG, SHORT, USUAL, make_sections, make_teasers
from warraq.delivery.site.pages.front import SectionRail

CARDS = "site/components/teaser_list.html"
TOP = "site/components/front_top.html"
RAILS = "site/components/front_rails.html"
BREAKING = "site/components/breaking.html"


def cards_group(case: Case) -> Group:
    def cards(title: str, headlines: Any, **values: Any) -> Piece:
        return _cards(case, title, make_teasers(case, headlines, **values))

    return Group(
        "cards",
        _("Cards"),
        [
            cards(_("Four stories; pictures of four shapes"), HEADLINES[:4]),
            cards(_("One story"), HEADLINES[:1]),
            cards(_("Two stories"), HEADLINES[:2]),
            cards(_("More than a row"), HEADLINES),
            cards(_("Short and long headlines"), (SHORT, LONG, USUAL, SHORT)),
            cards(_("With a kicker"), HEADLINES[:4], kicker="خاص بالصحيفة"),
            cards(_("Without pictures"), HEADLINES[:4], ratios=()),
            cards(_("With and without pictures"), HEADLINES[:4], ratios=("usual", "")),
            cards(_("Without a standfirst"), HEADLINES[:4], standfirst=""),
            case.part(
                _("In a section, without its name"), CARDS, teasers=make_teasers(case), level="h3", in_section=True
            ),
        ],
    )


def front_group(case: Case) -> Group:
    teasers = make_teasers(case, HEADLINES)
    return Group(
        "front",
        _("Parts of a front"),
        [
            case.part(_("Breaking news, with a story"), BREAKING, breaking={"text": USUAL, "url": "/"}),
            case.part(_("Breaking news without a story; long"), BREAKING, breaking={"text": LONG, "url": ""}),
            _top(case, _("Lead, second stories and the latest"), lead=teasers[0], second=teasers[1:4], latest=teasers),
            _top(case, _("Lead with a long headline"), lead=make_teasers(case, [LONG])[0], second=teasers[1:3]),
            _top(case, _("Lead with a short headline and a tall picture"), lead=_lead(case, SHORT, "tall")),
            _top(
                case, _("Lead without a picture"), lead=_lead(case, USUAL, ""), second=teasers[1:4], latest=teasers[:3]
            ),
            _top(case, _("A front with one story"), lead=teasers[0]),
            case.part(_("Two groups of sections: they take turns"), RAILS, rails=_rails(case, 4, 4)),
            case.part(_("Groups with one story and with two"), RAILS, rails=_rails(case, 1, 2)),
            case.part(_("Groups with three stories"), RAILS, rails=_rails(case, 3, 3)),
            case.part(_("Groups without pictures"), RAILS, rails=_rails(case, 4, 4, ratios=())),
            case.part(
                _("Group with long headlines"), RAILS, rails=_rails(case, 4, headlines=(LONG, USUAL, LONG, SHORT))
            ),
            case.part(_("The latest"), "site/blocks/latest.html", teasers=teasers, most=6, latest_url="/latest/"),
            _most_read(case, _("Most read"), note=""),
            _most_read(case, _("Most read, with a word on what it rests on"), note="من آخر أربع وعشرين ساعة."),
            case.part(
                _("Headlines of the sections"), "site/blocks/section_boxes.html", boxes=_rails(case, 4, 4, 2, 1), most=4
            ),
            case.page(_("A front before its first story"), "site/pages/front.html"),
        ],
    )


def _cards(case: Case, title: str, teasers: Any) -> Piece:
    return case.part(title, CARDS, teasers=teasers, level="h3", with_date=True, with_standfirst=True)


def _lead(case: Case, headline: str, ratio: str) -> Any:
    return make_teasers(case, [headline], ratios=[ratio] if ratio else ())[0]


def _top(case: Case, title: str, **context: Any) -> Piece:
    return case.part(title, TOP, latest_url="/latest/", **context)


def _most_read(case: Case, title: str, *, note: str) -> Piece:
    ranks = [case.masthead.moments.number(rank) for rank in range(1, 6)]
    return case.part(
        title, "site/blocks/most_read.html", teasers=make_teasers(case, HEADLINES), most=5, ranks=ranks, note=note
    )


def _rails(case: Case, *counts: int, headlines: Any = HEADLINES, **values: Any) -> list[SectionRail]:
    """A group for each number, of so many stories."""
    sections = make_sections(case)
    return [
        SectionRail(section, "/", make_teasers(case, headlines[:count], first=100 * n, **values))
        for n, (section, count) in enumerate(zip(sections, counts, strict=False))
    ]

"""Forms and buttons, and pages for what went wrong."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from warraq.delivery.design.groups.front import CARDS
from warraq.delivery.design.hooks import pieces_of_later_stages
from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.design.samples import STANDFIRST, make_sections, make_teasers
from warraq.delivery.search.engine import Found
from warraq.delivery.search.excerpts import Excerpt
from warraq.delivery.search.excerpts import Piece as Words
from warraq.delivery.search.narrowing import Group as Narrowing
from warraq.delivery.search.narrowing import Option
from warraq.delivery.search.results import Result
from warraq.delivery.site.errors import describe

SEARCH = "search/page.html"
ABSENT = "site/pages/absent.html"
ERROR = "site/pages/error.html"


def forms_group(case: Case) -> Group:
    return Group(
        "forms",
        _("Forms and buttons"),
        [
            case.part(_("Search field"), "site/components/search_box.html", search_url="/search/"),
            case.page(_("Search: found"), SEARCH, state="found", **_results(case)),
            case.page(
                _("Search: nothing found"), SEARCH, state="nothing", words="مينااء", meant="ميناء", meant_url="/"
            ),
            case.page(_("Search: asked too often"), SEARCH, state="wait"),
            case.page(_("Search: no index yet"), SEARCH, state="not_ready"),
            case.part(_("Size of the text"), "site/components/text_size.html"),
            case.part(_("Buttons"), "design/buttons.html"),
            *pieces_of_later_stages(case),
        ],
    )


def trouble_group(case: Case) -> Group:
    def absent(title: str, status: int, heading: str, **context: Any) -> Piece:
        return case.page(title, ABSENT, status=status, heading=heading, search_url="/search/", **context)

    known = describe(case.masthead)
    errors = [
        case.main_of(title, ERROR, render_to_string(ERROR, {"known": known, "status": status}))
        for status, title in (
            (400, _("400: an address that cannot be right")),
            (404, _("404 of a file")),
            (500, _("500: our fault")),
            (503, _("503: no database")),
        )
    ]
    latest = case.part("", "site/blocks/latest.html", teasers=make_teasers(case), most=6, latest_url="/latest/").html
    return Group(
        "trouble",
        _("When something is wrong"),
        [
            absent(_("404, with the latest"), 404, _("There is no such page"), latest=latest),
            absent(_("410, without a reason"), 410, _("This story was withdrawn")),
            absent(
                _("410, with a reason"), 410, _("This story was withdrawn"), reason="سُحب الخبر بطلب من أسرة الضحية."
            ),
            *errors,
            case.part(_("A list without a story"), CARDS, teasers=[], level="h3"),
        ],
    )


def _results(case: Case) -> dict[str, Any]:
    number = case.masthead.moments.number
    marked = [Words("الميناء", is_mark=True), Words(" يستقبل أول سفينة بعد ستة أشهر من التوسعة")]
    excerpt = Excerpt([*marked, Words(f" {STANDFIRST}")], begins_late=True, ends_early=True)
    sections = [
        Option(section.name, "/", number(12 - n), is_chosen=n == 0) for n, section in enumerate(make_sections(case))
    ]
    return {
        "words": "الميناء",
        "kept": {},
        "found": Found(is_loose=True),
        "total": number(42),
        "total_number": 42,
        "results": [Result(teaser, marked, excerpt) for teaser in make_teasers(case)[:3]],
        "chosen": [Option(sections[0].name, "/")],
        "groups": [Narrowing(_("Section"), sections)],
        "orders": [Option(_("Best first"), "/", is_chosen=True), Option(_("Newest first"), "/")],
        "newer": "/",
        "further": "/",
        "page_number": number(2),
        "pages": number(3),
    }
